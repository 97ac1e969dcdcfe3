using System.CommandLine;

namespace Stemma.Cli.Commands;

/// <summary><c>stemma schema</c>: the JSON Schema of a command's output.</summary>
internal sealed class SchemaCommand : Command, IExampled
{
    public SchemaCommand(Surroundings around)
        : base("schema", "Print the JSON Schema of what a command prints with --json, or of the file of --decisions")
    {
        var of = new Argument<string>("COMMAND")
        {
            Description = "read, group, trace, or decisions for the file of --decisions",
        };
        of.AcceptOnlyFromAmong("read", "group", "trace", "decisions");
        Add(of);
        SetAction(parsed =>
        {
            using var schema = Open(parsed.GetRequiredValue(of));
            schema.CopyTo(around.Output);
            return ExitCodes.Fine;
        });
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [("stemma schema trace > trace.schema.json", "For validators and code generators")];

    private static Stream Open(string command) =>
        typeof(SchemaCommand).Assembly.GetManifestResourceStream($"stemma-{command}.schema.json")!;
}
