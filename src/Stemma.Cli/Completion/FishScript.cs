using System.Text;

namespace Stemma.Cli.Completion;

/// <summary>Completion for fish.</summary>
internal static class FishScript
{
    public static string Of(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder("# fish completion for stemma\n");
        foreach (var command in commands)
        {
            script.Append(
                $"complete -c stemma -n __fish_use_subcommand -f -a {command.Name} -d {Quoted(command.Description)}\n"
            );
        }

        script.Append("complete -c stemma -n __fish_use_subcommand -f -l help -d 'Show help with examples'\n");
        script.Append("complete -c stemma -n __fish_use_subcommand -f -l version -d 'Show the version'\n");
        foreach (var command in commands)
        {
            var within = $"complete -c stemma -n '__fish_seen_subcommand_from {command.Name}'";
            if (command.Words.Count > 0)
                script.Append($"{within} -f -a '{string.Join(' ', command.Words)}'\n");
            foreach (var option in command.Options)
            {
                var value =
                    option.Value is null ? string.Empty
                    : option.Words.Count > 0 ? $" -x -a '{string.Join(' ', option.Words)}'"
                    : option.TakesFile ? " -r"
                    : " -x";
                script.Append($"{within} -l {option.Name[2..]}{value} -d {Quoted(option.Description)}\n");
            }
        }

        return script.ToString();
    }

    private static string Quoted(string text) =>
        $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";
}
