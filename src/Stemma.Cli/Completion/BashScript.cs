using System.Text;

namespace Stemma.Cli.Completion;

/// <summary>Completion for bash 4 and later.</summary>
internal static class BashScript
{
    public static string Of(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder();
        script.Append(
            """
            # bash completion for stemma
            _stemma() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
                local options= words=
                compopt +o default 2>/dev/null
                if [ "$COMP_CWORD" -eq 1 ]; then

            """
        );
        var names = string.Join(' ', commands.Select(command => command.Name));
        script.Append($"        COMPREPLY=($(compgen -W \"{names} --help --version\" -- \"$current\"))\n");
        script.Append("        return\n    fi\n    case $command in\n");
        foreach (var command in commands)
        {
            script.Append($"        {command.Name})\n");
            script.Append(
                $"            options=\"{string.Join(' ', command.Options.Select(option => option.Name))}\"\n"
            );
            if (command.Words.Count > 0)
                script.Append($"            words=\"{string.Join(' ', command.Words)}\"\n");
            script.Append("            case $previous in\n");
            foreach (var option in command.Options.Where(option => option.Value is not null))
            {
                var reply =
                    option.Words.Count > 0
                        ? $"COMPREPLY=($(compgen -W \"{string.Join(' ', option.Words)}\" -- \"$current\"))"
                    : option.TakesFile ? "compopt -o default; COMPREPLY=()"
                    : "COMPREPLY=()";
                script.Append($"                {option.Name}) {reply}; return ;;\n");
            }

            script.Append("            esac\n            ;;\n");
        }

        script.Append(
            """
                esac
                if [[ $current == -* ]]; then
                    COMPREPLY=($(compgen -W "$options" -- "$current"))
                elif [ -n "$words" ]; then
                    COMPREPLY=($(compgen -W "$words" -- "$current"))
                else
                    compopt -o default 2>/dev/null
                    COMPREPLY=()
                fi
            }
            complete -F _stemma stemma

            """
        );
        return script.ToString().ReplaceLineEndings("\n");
    }
}
