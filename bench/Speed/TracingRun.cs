using System.Collections.Immutable;
using System.Globalization;
using Stemma.Annotating;
using Stemma.Apparatus;
using Stemma.Archive;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Spinning;
using Stemma.Text;

namespace Speed;

/// <summary>Where the time goes when stories of an archive are traced, on one thread.</summary>
internal static class TracingRun
{
    /// <param name="file">The archive.</param>
    /// <param name="count">Stories of several accounts, the latest first.</param>
    public static void Measure(string file, int count)
    {
        using var archive = SqliteArchive.Open(file, create: false);
        var stories = archive
            .Stories(new StoryFilter { LeastArticles = 2, Limit = count })
            .Select(story => archive.Report(story).Story.Witnesses.SelectMany(witness => witness.Versions))
            .Select(versions => versions.Select(version => archive.Find(version.Id)).ToImmutableArray())
            .ToArray();
        foreach (var articles in stories.Take(5))
            Trace(articles, new Stopwatches());
        var watches = new Stopwatches();
        foreach (var articles in stories)
            Trace(articles, watches);
        var accounts = stories.Sum(articles => articles.Length);
        Line(
            $"{stories.Length} stories of {accounts} accounts: {stories.Length / watches.Total.TotalSeconds:N1} stories/s, {accounts / watches.Total.TotalSeconds:N1} accounts/s, one thread"
        );
        foreach (var (stage, elapsed) in watches.Stages.OrderByDescending(stage => stage.Elapsed))
            Line(
                $"{elapsed / watches.Total, 6:P0}  {elapsed.TotalMilliseconds / accounts, 7:F2} ms an account  {stage}"
            );
    }

    private static void Trace(ImmutableArray<Article> articles, Stopwatches watches)
    {
        foreach (var annotator in DefaultPipeline.Build().Annotators)
            articles = watches.Time(
                annotator.GetType().Name,
                () => ImmutableArray.CreateRange(articles, annotator.Annotate)
            );
        foreach (var story in watches.Time("grouping", () => StoryGrouper.Group(articles)))
        {
            var collation = watches.Time("collating", () => Collator.Collate(story));
            var reviewed = watches.Time("spinning", () => new WordingAnalysis().Review(collation));
            var descents = watches.Time("lineage", () => StemmaBuilder.Build(reviewed));
            watches.Time("apparatus", () => ApparatusBuilder.Build(reviewed.Collation, descents));
        }
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
