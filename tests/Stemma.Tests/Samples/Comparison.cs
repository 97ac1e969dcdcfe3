using System.Collections.Immutable;
using Stemma.Intake;
using Stemma.Lineage;
using Stemma.Publishing;
using Stemma.Text;

namespace Stemma.Tests.Samples;

/// <summary>How well an event's descent was found.</summary>
/// <param name="Right">Articles under a right parent, see <see cref="DescentScore"/>.</param>
/// <param name="Wrong">Ids and kinds of the others.</param>
/// <param name="Origins">The count of origins: estimate, low and high.</param>
internal sealed record EventScore(
    string Event,
    int Right,
    ImmutableArray<string> Wrong,
    OriginRange Origins,
    int Truth
);

/// <summary>Runs the whole chain over a folder with a known history and scores what it finds, beside two baselines.</summary>
internal static class Comparison
{
    /// <summary>The report on every article of the folder.</summary>
    public static TraceReport Trace(string folder) =>
        new Tracer().Trace(new ArticleReader().Read([Path.Combine(folder, "articles")]));

    /// <summary>Scores each event: the descent of all its articles, whatever story they were put in.</summary>
    public static IEnumerable<EventScore> Score(History history, TraceReport report)
    {
        foreach (var truth in history.Events)
        {
            var ids = truth.Articles.ToDictionary(node => Path.GetFileName(node.Path)!, node => node.Id);
            var stories = report
                .Stories.Where(story => story.Story.Witnesses.Any(witness => Id(witness.Article) is not null))
                .ToArray();
            var parents = stories
                .SelectMany(story =>
                    story.Stemma.Edges.Select(edge => (Child: Name(story, edge.To), Parent: Name(story, edge.From)))
                )
                .ToLookup(edge => edge.Child, edge => edge.Parent, StringComparer.Ordinal);
            var wrong = DescentScore.Wrong(truth, parents);
            var ranges = stories.Select(story => story.Funnel.Origins.Range).ToArray();
            yield return new EventScore(
                truth.Id,
                ids.Count - wrong.Count,
                [.. wrong.Select(id => $"{id} ({truth.Nodes.First(node => node.Id == id).Kind})")],
                new OriginRange(ranges.Sum(r => r.Estimate), ranges.Sum(r => r.Low), ranges.Sum(r => r.High)),
                truth.Origins
            );

            string? Id(Article article) => ids.GetValueOrDefault(Path.GetFileName(article.Path));

            string Name(StoryReport story, string id) =>
                story.Stemma.Nodes.First(node => node.Id == id).Lost
                    ? $"lost:{story.Id}:{id}"
                    : Id(story.Story[id].Article) ?? "outside";
        }
    }

    /// <summary>Baseline: everything descends from the earliest dated article of its event.</summary>
    public static IReadOnlyList<string> WrongByEarliest(HistoryEvent truth, TraceReport report)
    {
        var articles = Articles(truth, report);
        var first = articles
            .Where(entry => entry.Article.Published is not null)
            .MinBy(entry => entry.Article.Published!.Value.Earliest);
        return DescentScore.Wrong(
            truth,
            articles
                .Where(entry => entry.Id != first.Id)
                .ToLookup(entry => entry.Id, _ => first.Id, StringComparer.Ordinal)
        );
    }

    /// <summary>Baseline: everything descends from the article that shares most of its words, the earlier of a pair being the source.</summary>
    public static IReadOnlyList<string> WrongByMostSimilar(HistoryEvent truth, TraceReport report)
    {
        var articles = Articles(truth, report);
        var words = articles.ToDictionary(
            entry => entry.Id,
            entry =>
                entry
                    .Article.Get(TextLayers.Tokens)
                    .Where(token => token.IsLexical)
                    .Select(token => token.Normal)
                    .ToHashSet(StringComparer.Ordinal)
        );
        var parents = articles
            .Select(entry =>
                (
                    entry.Id,
                    Parent: articles
                        .Where(other => other.Id != entry.Id && !IsLater(other.Article, entry.Article))
                        .OrderByDescending(other => Likeness(words[entry.Id], words[other.Id]))
                        .Select(other => other.Id)
                        .FirstOrDefault()
                )
            )
            .Where(edge => edge.Parent is not null)
            .ToLookup(edge => edge.Id, edge => edge.Parent!, StringComparer.Ordinal);
        return DescentScore.Wrong(truth, parents);
    }

    private static (string Id, Article Article)[] Articles(HistoryEvent truth, TraceReport report) =>
        [
            .. truth.Articles.Select(node =>
                (
                    node.Id,
                    report
                        .Stories.SelectMany(story => story.Story.Witnesses)
                        .First(witness => Path.GetFileName(witness.Article.Path) == Path.GetFileName(node.Path))
                        .Article
                )
            ),
        ];

    private static bool IsLater(Article one, Article other) =>
        one.Published is { } late && other.Published is { } early && late.Earliest > early.Earliest;

    private static double Likeness(HashSet<string> one, HashSet<string> other) =>
        (double)one.Count(other.Contains) / Math.Max(1, one.Count + other.Count - one.Count(other.Contains));
}
