using Stemma.Grouping;
using Stemma.Intake;
using Stemma.Lineage;
using Stemma.Publishing;
using Stemma.Text;

namespace Stemma.Archive.Filing;

/// <summary>Traces stories of the archive: the same stages as a run over the articles of their cluster.</summary>
internal sealed class StoryTracing(Statements statements, Func<long, Article> load)
{
    /// <summary>Stories that are kept in one transaction.</summary>
    private const int Batch = 32;

    /// <summary>Accounts of a story that is traced unasked; a larger one takes minutes and is traced when it is shown.</summary>
    private const int MostAccounts = 200;

    private readonly StoryTable table = new(statements);

    /// <summary>Traces those of several articles whose sums are unknown, changed last first.</summary>
    public int Trace(int most, CancellationToken cancellation)
    {
        var done = 0;
        while (done < most)
        {
            cancellation.ThrowIfCancellationRequested();
            var open = statements.All(
                "SELECT id, cluster FROM story WHERE origins IS NULL AND articles > 1 AND articles <= $2 "
                    + "ORDER BY changed DESC, number LIMIT $1",
                row => (Id: Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0)), Cluster: row.GetInt64(1)),
                (long)Math.Min(Batch, most - done),
                (long)MostAccounts
            );
            var clusters = open.GroupBy(story => story.Cluster)
                .Select(cluster =>
                    (
                        Ids: cluster.Select(story => story.Id).ToHashSet(StringComparer.Ordinal),
                        Articles: Articles(cluster.Key),
                        Decided: Decided(cluster.Key)
                    )
                )
                .ToList();
            var traced = clusters
                .AsParallel()
                .AsOrdered()
                .SelectMany(cluster => Reports(cluster.Articles, cluster.Ids, cluster.Decided))
                .ToList();
            statements.Transaction(() =>
            {
                foreach (var report in traced)
                    table.Keep(report.Id, report.Funnel, report.Headline, Spun(report));
                return 0;
            });
            done += open.Count;
            if (open.Count < Batch || traced.Count == 0)
                break;
        }

        return done;
    }

    /// <summary>The report on one story.</summary>
    public StoryReport Report(StorySummary story)
    {
        var cluster = statements.Number("SELECT cluster FROM story WHERE number = $1", story.Number);
        return Reports(Articles(cluster), new HashSet<string>(StringComparer.Ordinal) { story.Id }, Decided(cluster))
                .FirstOrDefault()
            ?? throw new ArchiveException(
                ArchiveCodes.NotFound,
                "The story has changed meanwhile. Ask again.",
                story.Id
            );
    }

    private List<Article> Articles(long cluster) => [.. table.Members(cluster).Select(load)];

    private IReadOnlyList<Decision> Decided(long cluster) =>
        new DecisionTable(statements).Among(table.Members(cluster));

    private static IEnumerable<StoryReport> Reports(
        List<Article> articles,
        HashSet<string> ids,
        IReadOnlyList<Decision> decided
    )
    {
        var tracer = new Tracer(
            new TraceOptions
            {
                Parallelism = articles.Count < 16 ? 1 : Environment.ProcessorCount,
                Decisions = [.. decided],
            }
        );
        return tracer
            .Group(new IntakeResult([.. articles], []))
            .Stories.Where(story => ids.Contains(story.Id))
            .Select(Tracer.Report)
            .ToList();
    }

    private static int Spun(StoryReport report) =>
        report
            .Stemma.Edges.Where(edge => edge.Relation == Descent.Spin)
            .DistinctBy(edge => edge.To, StringComparer.Ordinal)
            .Count();
}
