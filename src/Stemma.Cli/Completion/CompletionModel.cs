using System.CommandLine;

namespace Stemma.Cli.Completion;

/// <summary>A command as a shell needs to know it.</summary>
/// <param name="Name">As typed.</param>
/// <param name="Description">One line.</param>
/// <param name="Options">In the order of the help.</param>
/// <param name="Words">Words its argument takes; empty where it takes files.</param>
internal sealed record CompletedCommand(
    string Name,
    string Description,
    IReadOnlyList<CompletedOption> Options,
    IReadOnlyList<string> Words
);

/// <summary>An option as a shell needs to know it.</summary>
/// <param name="Name">With its dashes.</param>
/// <param name="Description">One line.</param>
/// <param name="Value">What its value is called, or null where it takes none.</param>
/// <param name="Words">Words it takes; empty where they are not a closed list.</param>
internal sealed record CompletedOption(string Name, string Description, string? Value, IReadOnlyList<string> Words)
{
    /// <summary>True where the value is a path.</summary>
    public bool TakesFile => Value is "FILE";
}

/// <summary>Reads the commands off the tree that parses them, so that scripts cannot lag behind.</summary>
internal static class CompletionModel
{
    public static IReadOnlyList<CompletedCommand> Of(RootCommand root) =>
        [
            .. root.Subcommands.Select(command => new CompletedCommand(
                command.Name,
                command.Description ?? string.Empty,
                [.. command.Options.Select(Of), new CompletedOption("--help", "Show help with examples", null, [])],
                [.. command.Arguments.Where(argument => argument.Arity.MaximumNumberOfValues == 1).SelectMany(Words)]
            )),
        ];

    private static CompletedOption Of(Option option) =>
        new(
            option.Name,
            option.Description ?? string.Empty,
            option.ValueType == typeof(bool) ? null : option.HelpName ?? "VALUE",
            option.ValueType == typeof(bool) ? [] : Words(option)
        );

    private static IReadOnlyList<string> Words(Symbol symbol) =>
        [
            .. symbol
                .GetCompletions(System.CommandLine.Completions.CompletionContext.Empty)
                .Select(item => item.Label)
                .Where(word => !word.StartsWith('-')),
        ];
}
