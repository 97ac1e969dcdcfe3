using System.CommandLine;
using System.Text;
using Stemma.Archive;
using Stemma.Pages;
using Stemma.Publishing;
using Stemma.Publishing.Exports;
using Stemma.Publishing.Json;

namespace Stemma.Cli.Commands.Archives;

/// <summary>Which story of the archive, and its report in every form.</summary>
internal sealed class StoryArgument
{
    public Argument<string> Id { get; } =
        new("STORY")
        {
            Description = "The id of the story or of one of its articles, or its first four digits or more",
        };

    /// <summary>The report, as a run over the story's articles gives it.</summary>
    public TraceReport Report(IArchive archive, ParseResult parsed) =>
        new([archive.Report(archive.FindStory(parsed.GetRequiredValue(Id)))], []);

    /// <summary>Writes the report in a form that the options offer.</summary>
    public static void Write(TraceReport report, string form, Stream stream)
    {
        switch (form)
        {
            case "json":
                ReportJson.Write(stream, Documents.Of(report));
                break;
            case "html":
                using (var page = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true))
                    page.Write(ReportFile.RenderAsync(report).GetAwaiter().GetResult());
                break;
            case "dot":
                using (var graph = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true))
                    DotGraph.Write(graph, report, false);
                break;
            default:
                AllExports.ByName.Single(export => export.Name == form).Write(stream, report);
                break;
        }
    }
}
