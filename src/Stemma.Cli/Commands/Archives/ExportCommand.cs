using System.CommandLine;
using Stemma.Cli.Output;
using Stemma.Publishing.Exports;

namespace Stemma.Cli.Commands.Archives;

/// <summary><c>stemma export</c>: a story of the archive in the form of another tool.</summary>
internal sealed class ExportCommand : Command, IExampled
{
    public ExportCommand(Surroundings around)
        : base("export", "Write a story of the archive in the form of another tool")
    {
        var archive = new ArchiveOption(around);
        var story = new StoryArgument();
        var format = new Option<string>("--format")
        {
            Description = "html, json, dot, tei, graphml, csv, ninjs or claimreview",
            HelpName = "FORMAT",
            Required = true,
        };
        format.AcceptOnlyFromAmong(["html", "json", "dot", .. AllExports.ByName.Select(export => export.Name)]);
        var output = new Option<string?>("--output")
        {
            Description = "Write to FILE instead of standard output; it appears whole or not at all",
            HelpName = "FILE",
        };
        Add(story.Id);
        Add(format);
        Add(output);
        archive.AddTo(this);
        SetAction(parsed =>
            archive.With(
                parsed,
                create: false,
                kept =>
                {
                    var report = story.Report(kept, parsed);
                    var form = parsed.GetRequiredValue(format);
                    if (parsed.GetValue(output) is not { } path)
                    {
                        StoryArgument.Write(report, form, around.Output);
                        return ExitCodes.Fine;
                    }

                    using var file = new OutputFile(path);
                    StoryArgument.Write(report, form, file.Stream);
                    file.Finish();
                    return ExitCodes.Fine;
                }
            )
        );
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma export 3f9a1c --format tei --output story.xml", "A critical apparatus for editors' tools"),
            (
                "stemma export 3f9a1c --format dot --output stemma.dot",
                "For Graphviz, which draws who descends from whom"
            ),
            ("stemma export 3f9a1c --format csv > descents.csv", "For a spreadsheet"),
        ];
}
