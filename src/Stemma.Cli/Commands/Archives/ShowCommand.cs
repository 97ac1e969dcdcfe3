using System.CommandLine;
using Stemma.Cli.Output;
using Stemma.Cli.Report;

namespace Stemma.Cli.Commands.Archives;

/// <summary><c>stemma show</c>: the report on one story of the archive, as trace prints it.</summary>
internal sealed class ShowCommand : Command, IExampled
{
    public ShowCommand(Surroundings around)
        : base("show", "Show a story of the archive: who took what from whom, how many origins, what differs")
    {
        var archive = new ArchiveOption(around);
        var look = new PageLook(around);
        var story = new StoryArgument();
        var json = new Option<bool>("--json") { Description = "Print JSON, as stemma trace does" };
        var html = new Option<string?>("--html")
        {
            Description = "Also write the report as one self-contained page to FILE",
            HelpName = "FILE",
        };
        var verbose = new Option<bool>("--verbose")
        {
            Description = "List everything found, with all reasons and character ranges",
        };
        Add(story.Id);
        Add(json);
        Add(html);
        Add(verbose);
        archive.AddTo(this);
        look.AddTo(this);
        SetAction(parsed =>
            archive.With(
                parsed,
                create: false,
                kept =>
                {
                    var report = story.Report(kept, parsed);
                    if (parsed.GetValue(html) is { } path)
                    {
                        using var page = new OutputFile(path);
                        StoryArgument.Write(report, "html", page.Stream);
                        page.Finish();
                    }

                    if (parsed.GetValue(json))
                        StoryArgument.Write(report, "json", around.Output);
                    else
                        PageOutput.Write(
                            around.Output,
                            look.Style(parsed),
                            page => TraceView.Print(page, report, parsed.GetValue(verbose))
                        );
                    return ExitCodes.Fine;
                }
            )
        );
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma show 3f9a1c", "The story of that id, or the story that holds the article of that id"),
            ("stemma show 3f9a1c --html story.html", "Also as a page that opens without a network"),
            ("stemma show 3f9a1c --verbose", "Everything found, with character ranges"),
        ];
}
