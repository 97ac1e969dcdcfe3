using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text;
using Stemma.Cli.Commands;
using Stemma.Cli.Commands.Archives;
using Stemma.Cli.Commands.Serving;
using Stemma.Cli.Commands.Watching;
using Stemma.Cli.Output;
using Stemma.Cli.Printing;

namespace Stemma.Cli;

/// <summary>The tool as a function: arguments and surroundings in, exit code out.</summary>
internal static class StemmaTool
{
    /// <summary>Runs one command line.</summary>
    public static int Run(string[] args, Surroundings around)
    {
        // Asked for by scripts and installers, and answered before anything else is loaded.
        if (args is ["--version"])
        {
            around.Output.Write(Encoding.UTF8.GetBytes($"stemma {Version}\n"));
            return ExitCodes.Fine;
        }

        var root = Tree(around);
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is not ExampledHelp)
        {
            string[] errors =
                args.Length == 0
                    ? ["say what to do: trace, group or read"]
                    : [.. parsed.Errors.Select(error => error.Message), .. UnknownOptions(parsed)];
            if (errors.Length > 0)
                return Misused(parsed, around, errors);
        }

        using var output = new StreamWriter(around.Output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        try
        {
            return parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = around.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                }
            );
        }
        catch (OperationCanceledException) when (around.Cancellation.IsCancellationRequested)
        {
            return Interruption.ExitCode;
        }
    }

    /// <summary>The version as users see it.</summary>
    public static string Version => typeof(StemmaTool).Assembly.GetName().Version!.ToString(3);

    /// <summary>All commands; the reference and the completion scripts are checked against this tree.</summary>
    public static RootCommand Tree(Surroundings around)
    {
        var root = new RootCommand(
            "Textual criticism for the news: who took what from whom, worked out from the words."
        )
        {
            new TraceCommand(around),
            new GroupCommand(around),
            new ReadCommand(around),
            new AddCommand(around),
            new StoriesCommand(around),
            new ShowCommand(around),
            new DecideCommand(around),
            new ExportCommand(around),
            new SearchCommand(around),
            new ArticleCommand(around),
            new RemoveCommand(around),
            new ImportCommand(around),
            new ArchiveCommand(around),
            new WatchCommand(around),
            new AlertsCommand(around),
            new DoctorCommand(around),
            new ServeCommand(around),
            new UserCommand(around),
            new TokenCommand(around),
            new SchemaCommand(around),
            new CompletionCommand(around),
        };
        root.HelpName = "stemma";
        root.Directives.Clear();
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampledHelp((HelpAction)help.Action!, around);
        help.Description = "Show help with examples";
        root.Options.OfType<VersionOption>().Single().Description = "Show the version";
        return root;
    }

    // The parser takes an unknown option for an input; a file of such a name is written after --.
    private static IEnumerable<string> UnknownOptions(ParseResult parsed) =>
        parsed
            .Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => token is { Type: TokenType.Argument, Value: ['-', _, ..] })
            .Select(token => $"there is no option {token.Value}; if it is an input, write it after --");

    private static int Misused(ParseResult parsed, Surroundings around, IEnumerable<string> errors)
    {
        var command = parsed.CommandResult.Command;
        var name = command is RootCommand ? "stemma" : $"stemma {command.Name}";
        foreach (var error in errors.Distinct(StringComparer.Ordinal))
            around.Error.WriteLine(SafeText.OneLine($"{name}: {error}"));
        around.Error.WriteLine($"Try '{name} --help'.");
        return ExitCodes.NothingDone;
    }
}

/// <summary>Help, followed by the command's examples.</summary>
internal sealed class ExampledHelp(HelpAction help, Surroundings around) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.MaxWidth = Math.Clamp(around.Columns() ?? 100, PageStyle.Narrowest, 110);
        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = parseResult.CommandResult.Command is IExampled exampled ? exampled.Examples : RootExamples;
        output.WriteLine("Examples:");
        foreach (var (line, meaning) in examples)
        {
            output.WriteLine($"  {line}");
            output.WriteLine($"      {meaning}");
        }

        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.WriteLine();
            output.WriteLine(
                "Exit codes: 0 fine, warnings included; 1 some inputs were skipped; 2 nothing could be done."
            );
        }

        output.Flush();
        return ExitCodes.Fine;
    }

    private static IReadOnlyList<(string Line, string Meaning)> RootExamples =>
        [
            ("stemma trace articles/", "Report on every story in a folder"),
            ("stemma group *.html --json", "Which articles report the same event"),
            ("stemma read article.txt --json", "What is marked in one article"),
        ];
}
