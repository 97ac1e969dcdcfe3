using System.Text;

namespace Stemma.Cli.Completion;

/// <summary>Completion for zsh, as a file in fpath or sourced after compinit.</summary>
internal static class ZshScript
{
    public static string Of(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder("#compdef stemma\n# zsh completion for stemma\n_stemma() {\n");
        script.Append("    local -a commands\n    commands=(\n");
        foreach (var command in commands)
            script.Append($"        {Quoted($"{command.Name}:{command.Description}")}\n");
        script.Append("    )\n    if (( CURRENT == 2 )); then\n        _describe 'command' commands\n");
        script.Append(
            "        _values 'option' --help --version\n        return\n    fi\n    local command=$words[2]\n"
        );
        script.Append("    shift words\n    (( CURRENT-- ))\n    case $command in\n");
        foreach (var command in commands)
        {
            script.Append($"        {command.Name})\n            _arguments \\\n");
            foreach (var option in command.Options)
                script.Append($"                {Quoted(Specification(option))} \\\n");
            var argument = command.Words.Count > 0 ? $"1:word:({string.Join(' ', command.Words)})" : "*:input:_files";
            script.Append($"                {Quoted(argument)}\n            ;;\n");
        }

        script.Append(
            """
                esac
            }
            if [ "$funcstack[1]" = "_stemma" ]; then
                _stemma "$@"
            else
                compdef _stemma stemma
            fi

            """
        );
        return script.ToString().ReplaceLineEndings("\n");
    }

    private static string Specification(CompletedOption option)
    {
        var description = option
            .Description.Replace("[", @"\[", StringComparison.Ordinal)
            .Replace("]", @"\]", StringComparison.Ordinal);
        var action =
            option.Words.Count > 0 ? $"({string.Join(' ', option.Words)})"
            : option.TakesFile ? "_files"
            : " ";
        return option.Value is null
            ? $"{option.Name}[{description}]"
            : $"{option.Name}[{description}]:{option.Value}:{action}";
    }

    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
