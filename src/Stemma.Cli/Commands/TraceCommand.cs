using System.CommandLine;
using System.Text;
using Stemma.Cli.Output;
using Stemma.Cli.Report;
using Stemma.Pages;
using Stemma.Publishing;
using Stemma.Publishing.Exports;
using Stemma.Publishing.Json;

namespace Stemma.Cli.Commands;

/// <summary><c>stemma trace</c>: who took what from whom, how many origins, where the accounts differ.</summary>
internal sealed class TraceCommand : Command, IExampled
{
    private readonly Option<bool> oneStory = new("--one-story")
    {
        Description = "Take all inputs as witnesses of one text, in any language, without grouping",
    };

    private readonly Option<string?> format = new("--format")
    {
        Description =
            "text for people; json (the same as --json); dot for Graphviz; tei, graphml, csv, ninjs, claimreview for other tools",
        HelpName = "FORMAT",
    };

    private readonly Option<string?> html = new("--html")
    {
        Description = "Also write the report as one self-contained page to FILE",
        HelpName = "FILE",
    };

    private readonly Option<bool> verbose = new("--verbose")
    {
        Description = "List everything found, with all reasons and character ranges",
    };

    public TraceCommand(Surroundings around)
        : base("trace", "Report who took what from whom, how many independent origins there are, and what differs")
    {
        var options = new WorkOptions(around);
        var decisions = new DecisionOptions(descents: true);
        options.AddTo(this);
        decisions.AddTo(this);
        format.AcceptOnlyFromAmong(["text", "json", "dot", .. AllExports.ByName.Select(export => export.Name)]);
        Add(oneStory);
        Add(format);
        Add(html);
        Add(verbose);
        Validators.Add(result =>
        {
            if (result.GetValue(options.Json) && result.GetValue(format) is not (null or "json"))
                result.AddError("--json and --format say different things; give one of them");
        });
        SetAction(parsed =>
        {
            var work = new Work(options, parsed, around)
            {
                OneStory = parsed.GetValue(oneStory),
                PagePath = parsed.GetValue(html),
                Decisions = decisions,
            };
            return work.Do(
                (intake, tracer) =>
                {
                    var report = tracer.Trace(intake, around.Cancellation);
                    return (report, report.Diagnostics);
                },
                (TraceReport report, Stream stream) => Write(report, stream, parsed, options, work),
                WritePage
            );
        });
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma trace articles/", "Report on every story in a folder"),
            ("stemma trace articles/ --html report.html", "Also as a page that opens without a network"),
            ("stemma trace a.txt b.html --verbose | less", "Everything found, with character ranges"),
            ("stemma trace crawl.zip --json --output report.json", "For programs"),
            ("stemma trace undated/*.txt --date 2022-07-19", "Say when articles without a date are from"),
            ("stemma trace a.txt b.txt --reject b.txt=a.txt --by 'Ada Lind'", "Overrule the evidence for one descent"),
            ("stemma trace articles/ --format csv > descents.csv", "For a spreadsheet: who descends from whom"),
            (
                "stemma trace witnesses/*.txt --one-story --format dot | dot -Tsvg > stemma.svg",
                "Draw the stemma of a text"
            ),
        ];

    private static void WritePage(TraceReport report, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        writer.Write(ReportFile.RenderAsync(report).GetAwaiter().GetResult());
    }

    private void Write(TraceReport report, Stream stream, ParseResult parsed, WorkOptions options, Work work)
    {
        var named = parsed.GetValue(options.Json) ? "json" : parsed.GetValue(format);
        if (AllExports.ByName.FirstOrDefault(export => export.Name == named) is { } other)
        {
            other.Write(stream, report);
            return;
        }

        switch (named)
        {
            case "json":
                ReportJson.Write(stream, Documents.Of(report));
                break;
            case "dot":
                using (var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true))
                    DotGraph.Write(writer, report, parsed.GetValue(oneStory));
                break;
            default:
                PageOutput.Write(
                    stream,
                    work.PageStyle(),
                    page => TraceView.Print(page, report, parsed.GetValue(verbose))
                );
                break;
        }
    }
}
