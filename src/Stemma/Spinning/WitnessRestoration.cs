using System.Collections.Immutable;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>Gathers for each reworded witness of a story what the others and the model propose.</summary>
internal static class WitnessRestoration
{
    /// <summary>Share of words a stretch must keep: below it the two were rewritten, and no word stands for another.</summary>
    private const double LeastKept = 0.3;

    /// <summary>The witnesses that some pair names as reworded and for which there is a proposal, by siglum.</summary>
    /// <param name="collation">With relations reviewed.</param>
    /// <param name="pairs">What is known of its pairs.</param>
    /// <param name="detect">What a witness's own text tells.</param>
    public static ImmutableArray<RestoredWitness> Of(
        Collation collation,
        ImmutableArray<PairWording> pairs,
        Func<Article, SpunWording> detect
    )
    {
        var compared = collation.Pairs.ToDictionary(pair => (pair.Left, pair.Right));
        var decided = pairs
            .Where(pair => pair.Direction.Reworded != RewordedSide.Undecided)
            .Select(pair => (Wording: pair, Pair: compared[(pair.Left, pair.Right)]))
            .ToArray();
        var reworded = decided.Select(item => Reworded(item.Wording)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. decided
                .GroupBy(item => Reworded(item.Wording), StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group =>
                {
                    var article = collation.Story[group.Key].Article;
                    var own = detect(article);
                    // A source that was itself reworded says what stood there only where no other covers it.
                    var sources = group
                        .OrderBy(item => reworded.Contains(Sound(item.Wording)))
                        .ThenByDescending(item => Math.Abs(item.Wording.Direction.Bits))
                        .ThenBy(item => Sound(item.Wording), StringComparer.Ordinal);
                    var found = new List<ProposedWording>();
                    foreach (var (wording, pair) in sources)
                        AddFree(found, FromWitness(collation.Story, wording, pair));
                    AddFree(found, FromModel(own));
                    found.Sort((one, other) => one.Span.CompareTo(other.Span));
                    return new RestoredWitness(group.Key, own.Verdict, own.Score, [.. found]);
                })
                .Where(witness => witness.Proposals.Length > 0),
        ];
    }

    private static IEnumerable<ProposedWording> FromWitness(Story story, PairWording wording, PairCollation pair)
    {
        var differences = pair
            .Stretches.Where(stretch => stretch.Kept >= LeastKept)
            .SelectMany(stretch => stretch.Differences);
        return WordingRestorer
            .FromWitness(story[pair.Left].Article, story[pair.Right].Article, differences, wording.Direction)
            .Select(item => new ProposedWording(
                item.Restoration.Span,
                item.Restoration.Restored,
                item.Restoration.Score,
                new WitnessSpan(Sound(wording), item.Source)
            ));
    }

    private static IEnumerable<ProposedWording> FromModel(SpunWording own) =>
        own
            .Spans.Where(item => item.Restored.Length > 0)
            .Select(item => new ProposedWording(item.Span, item.Restored, item.Score, null));

    private static void AddFree(List<ProposedWording> found, IEnumerable<ProposedWording> proposals)
    {
        var taken = found.ConvertAll(item => item.Span);
        taken.Sort();
        foreach (var proposal in proposals)
        {
            if (!Overlaps(taken, proposal.Span))
                found.Add(proposal);
        }
    }

    /// <summary>True where one of the sorted spans, of which no two overlap, overlaps another.</summary>
    private static bool Overlaps(List<TextSpan> sorted, TextSpan span)
    {
        var at = sorted.BinarySearch(span);
        at = at < 0 ? ~at : at;
        return (at < sorted.Count && sorted[at].Overlaps(span)) || (at > 0 && sorted[at - 1].Overlaps(span));
    }

    private static string Reworded(PairWording pair) =>
        pair.Direction.Reworded == RewordedSide.Left ? pair.Left : pair.Right;

    private static string Sound(PairWording pair) =>
        pair.Direction.Reworded == RewordedSide.Left ? pair.Right : pair.Left;
}
