namespace Stemma.Cli.Commands.Watching;

/// <summary>A unit by which systemd keeps <c>stemma watch</c> running.</summary>
internal static class SystemdUnit
{
    /// <summary>The unit; every path is absolute.</summary>
    /// <param name="program">What runs the tool.</param>
    /// <param name="arguments">Of the command line, in order.</param>
    /// <param name="folder">Of the archive: the only place it may write to.</param>
    public static string Of(string program, IEnumerable<string> arguments, string folder) =>
        $"""
            [Unit]
            Description=Stemma watches feeds
            Wants=network-online.target
            After=network-online.target

            [Service]
            ExecStart={Quoted(program)} {string.Join(' ', arguments.Select(Quoted))}
            Restart=on-failure
            RestartSec=60
            # 130: stopped by a signal before it had finished what it was at; nothing is lost.
            SuccessExitStatus=130
            # Readable by the service alone; holds STEMMA_WEBHOOK_SECRET=… where webhooks are used.
            EnvironmentFile=-/etc/stemma/watch.env
            NoNewPrivileges=yes
            PrivateTmp=yes
            ProtectSystem=strict
            ProtectHome=read-only
            ReadWritePaths={Quoted(folder)}
            MemoryMax=1500M

            [Install]
            WantedBy=default.target

            """;

    // systemd splits at blanks and reads % and $; see systemd.service(5), "Command lines".
    private static string Quoted(string word) =>
        $"\"{word.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal).Replace("$", "$$", StringComparison.Ordinal)}\"";
}
