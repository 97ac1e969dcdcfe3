using System.CommandLine;
using Stemma.Intake.Fetching;
using Stemma.Web;

namespace Stemma.Cli.Commands;

/// <summary><c>stemma serve</c>: the newsroom page on this machine.</summary>
internal sealed class ServeCommand : Command, IExampled
{
    public ServeCommand(Surroundings around)
        : base("serve", "Open the newsroom page: drop files, paste texts or links, and look at the stories")
    {
        var port = new Option<int>("--port")
        {
            Description = "Port on 127.0.0.1; 0 for any that is free",
            HelpName = "N",
            DefaultValueFactory = _ => new ServeOptions().Port,
        };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65_535)
                result.AddError("--port wants a number from 0 to 65535");
        });
        var allowHost = new Option<string[]>("--allow-host")
        {
            Description = "Fetch from host NAME even if it is on a private network; give it once for each host",
            HelpName = "NAME",
        };
        Add(port);
        Add(allowHost);
        SetAction(
            async (parsed, _) =>
            {
                var options = new ServeOptions
                {
                    Port = parsed.GetValue(port),
                    Fetching = new FetchOptions { AllowedHosts = [.. parsed.GetValue(allowHost) ?? []] },
                };
                await using var server = WebServer.Build(options);
                try
                {
                    await server.StartAsync(around.Cancellation);
                }
                catch (IOException exception)
                {
                    await around.Error.WriteLineAsync(
                        $"stemma: {CommandLineCodes.PortTaken} error: Port {options.Port} cannot be listened on: {exception.Message} Try --port 0."
                    );
                    return ExitCodes.NothingDone;
                }

                await around.Error.WriteLineAsync($"Stemma is at {server.Urls.First()} - end with Ctrl-C");
                await Task.Delay(Timeout.Infinite, around.Cancellation)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
                await server.StopAsync(patience.Token);
                return ExitCodes.Fine;
            }
        );
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma serve", "Then open http://127.0.0.1:8417/ in a browser"),
            ("stemma serve --port 0", "On any free port"),
        ];
}
