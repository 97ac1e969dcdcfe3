using System.Collections.Immutable;
using Stemma;
using Stemma.Annotating;
using Stemma.Apparatus;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Intake;
using Stemma.Lineage;
using Stemma.Publishing;
using Stemma.Publishing.Json;
using Stemma.Spinning;

namespace Speed;

/// <summary>The whole run over a folder, stage by stage; a stage is listed here once it exists.</summary>
internal static class WholeRun
{
    /// <summary>Runs every stage on the folder's first articles.</summary>
    public static (Stopwatches Watches, ImmutableArray<Story> Stories) Measure(string folder, int count)
    {
        var watches = new Stopwatches();
        var paths = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Take(count);
        var articles = watches.Time("reading", () => new ArticleReader().Read(paths).Articles);
        var pipeline = watches.Time("annotating: start", DefaultPipeline.Build);
        foreach (var annotator in pipeline.Annotators)
            articles = watches.Time(
                "annotating: " + annotator.GetType().Name.Replace("Annotator", string.Empty, StringComparison.Ordinal),
                () => ImmutableArray.CreateRange(articles, annotator.Annotate)
            );
        var stories = watches.Time("grouping", () => StoryGrouper.Group(articles));
        foreach (var story in stories)
        {
            var collation = watches.Time("collating", () => Collator.Collate(story));
            var reviewed = watches.Time("spinning", () => new WordingAnalysis().Review(collation));
            var descents = watches.Time("lineage", () => StemmaBuilder.Build(reviewed));
            watches.Time("apparatus", () => ApparatusBuilder.Build(reviewed.Collation, descents));
        }

        var report = new TraceReport([.. stories.Select(Tracer.Report)], []);
        watches.Time("JSON", () => Write(report));
        return (watches, stories);
    }

    private static long Write(TraceReport report)
    {
        using var stream = new MemoryStream();
        ReportJson.Write(stream, Documents.Of(report));
        return stream.Length;
    }
}
