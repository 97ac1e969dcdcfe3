using System.CommandLine;
using System.Text;
using Stemma.Cli.Completion;

namespace Stemma.Cli.Commands;

/// <summary><c>stemma completion</c>: a script that teaches a shell the commands and options.</summary>
internal sealed class CompletionCommand : Command, IExampled
{
    public CompletionCommand(Surroundings around)
        : base("completion", "Print a script that completes commands, options and files in your shell")
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        Add(shell);
        SetAction(parsed =>
        {
            var commands = CompletionModel.Of((RootCommand)parsed.RootCommandResult.Command);
            var script = parsed.GetRequiredValue(shell) switch
            {
                "bash" => BashScript.Of(commands),
                "zsh" => ZshScript.Of(commands),
                _ => FishScript.Of(commands),
            };
            around.Output.Write(Encoding.UTF8.GetBytes(script));
            return ExitCodes.Fine;
        });
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("source <(stemma completion bash)", "In ~/.bashrc"),
            ("source <(stemma completion zsh)", "In ~/.zshrc, after compinit"),
            ("stemma completion fish > ~/.config/fish/completions/stemma.fish", "Once"),
        ];
}
