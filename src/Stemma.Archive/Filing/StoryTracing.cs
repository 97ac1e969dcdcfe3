using Stemma.Archive.Reporting;
using Stemma.Grouping;
using Stemma.Intake;
using Stemma.Lineage;
using Stemma.Publishing;
using Stemma.Text;

namespace Stemma.Archive.Filing;

/// <summary>Traces stories of the archive: the same stages as a run over the articles of their cluster. What comes out is kept.</summary>
internal sealed class StoryTracing(Statements statements, Func<long, Article> load, ReportShelf shelf)
{
    /// <summary>Stories that are kept in one transaction.</summary>
    private const int Batch = 32;

    /// <summary>Accounts of a story that is traced unasked; a larger one takes minutes and is traced when it is shown.</summary>
    private const int MostAccounts = 200;

    private readonly StoryTable table = new(statements);

    private sealed record Traced(StoryReport Report, long Version, byte[]? Packed);

    /// <summary>Traces those of several articles whose sums are unknown, changed last first.</summary>
    public int Trace(int most, CancellationToken cancellation)
    {
        var done = 0;
        while (done < most)
        {
            cancellation.ThrowIfCancellationRequested();
            var open = statements.All(
                "SELECT id, cluster, version FROM story WHERE origins IS NULL AND articles > 1 AND articles <= $2 "
                    + "ORDER BY changed DESC, number LIMIT $1",
                row =>
                    (
                        Id: Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0)),
                        Cluster: row.GetInt64(1),
                        Version: row.GetInt64(2)
                    ),
                (long)Math.Min(Batch, most - done),
                (long)MostAccounts
            );
            var traced = open.GroupBy(story => story.Cluster)
                .Select(cluster =>
                    (
                        Versions: cluster.ToDictionary(
                            story => story.Id,
                            story => story.Version,
                            StringComparer.Ordinal
                        ),
                        Articles: Loaded(table.Members(cluster.Key)),
                        Decided: Decided(cluster.Key)
                    )
                )
                .ToList()
                .AsParallel()
                .AsOrdered()
                .SelectMany(cluster =>
                    Reports(cluster.Articles, cluster.Versions.ContainsKey, cluster.Decided)
                        .Select(report => new Traced(report, cluster.Versions[report.Id], ReportShelf.Packed(report)))
                )
                .ToList();
            statements.Transaction(() =>
            {
                traced.ForEach(Keep);
                return 0;
            });
            done += open.Count;
            if (open.Count < Batch || traced.Count == 0)
                break;
        }

        return done;
    }

    /// <summary>The report on one story: as it is kept, else made now, and kept if nobody else is writing.</summary>
    public StoryReport Report(StorySummary story)
    {
        if (shelf.Find(story) is { } kept)
            return kept;
        var report =
            Made(story)
            ?? throw new ArchiveException(
                ArchiveCodes.NotFound,
                "The story has changed meanwhile. Ask again.",
                story.Id
            );
        var traced = new Traced(report, story.Version, ReportShelf.Packed(report));
        statements.TryTransaction(() => Keep(traced));
        return report;
    }

    /// <summary>Removes reports that other code made.</summary>
    public void Clean() => shelf.Clean();

    private StoryReport? Made(StorySummary story)
    {
        var cluster = statements.Number("SELECT cluster FROM story WHERE number = $1", story.Number);
        var decided = Decided(cluster);
        if (Reports(Loaded(table.Members(cluster)), IsAsked, decided).FirstOrDefault() is { } found)
            return found;
        // The cluster has grown and its stories wait to be made anew: until then the story is what it was.
        var own = Loaded(
            statements.All(
                "SELECT article FROM filed WHERE story = $1 ORDER BY article",
                row => row.GetInt64(0),
                story.Number
            )
        );
        return Reports(own, IsAsked, decided).FirstOrDefault()
            ?? Reports(own, IsAsked, decided, isOneStory: true).FirstOrDefault();

        bool IsAsked(string id) => string.Equals(id, story.Id, StringComparison.Ordinal);
    }

    private void Keep(Traced traced)
    {
        var report = traced.Report;
        if (table.Keep(report.Id, traced.Version, report.Funnel, report.Headline, Spun(report)) is not { } number)
            return;
        if (traced.Packed is { } packed)
            shelf.Keep(number, packed);
    }

    private List<Article> Loaded(List<long> numbers) => numbers.ConvertAll(number => load(number));

    private IReadOnlyList<Decision> Decided(long cluster) =>
        new DecisionTable(statements).Among(table.Members(cluster));

    private static IEnumerable<StoryReport> Reports(
        List<Article> articles,
        Func<string, bool> isAsked,
        IReadOnlyList<Decision> decided,
        bool isOneStory = false
    )
    {
        var tracer = new Tracer(
            new TraceOptions
            {
                Parallelism = articles.Count < 16 ? 1 : Environment.ProcessorCount,
                Decisions = [.. decided],
                OneStory = isOneStory,
            }
        );
        return tracer
            .Group(new IntakeResult([.. articles], []))
            .Stories.Where(story => isAsked(story.Id))
            .Select(Tracer.Report)
            .ToList();
    }

    private static int Spun(StoryReport report) =>
        report
            .Stemma.Edges.Where(edge => edge.Relation == Descent.Spin)
            .DistinctBy(edge => edge.To, StringComparer.Ordinal)
            .Count();
}
