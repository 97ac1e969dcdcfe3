using System.Collections.Immutable;
using Stemma.Collating;
using Stemma.Grouping;

namespace Stemma.Lineage;

/// <summary>The stemma of one text that was copied by hand: witnesses of any language that nobody dates or credits.</summary>
/// <remarks>
/// Beside the way of news, which weighs sentences, times and credits: here the whole texts are collated word by word, spelling and all, and
/// the cheapest tree of copying is looked for over every place where they part.
/// </remarks>
internal static class TraditionDescents
{
    /// <summary>Three have one tree only, but for its root.</summary>
    private const int LeastWitnesses = 4;

    /// <summary>The search takes time by the cube of witnesses.</summary>
    private const int MostWitnesses = 120;

    /// <summary>More words in all are left to the way of news, which is linear in them.</summary>
    private const int MostWords = 2_000_000;

    /// <summary>
    /// Share of a witness's words that are the common reading of their places, and another's too. Copies by hand lie above .9, two
    /// reports of one event below .2.
    /// </summary>
    private const double Copies = 0.6;

    /// <summary>The tree of the witnesses, or null where they are not copies of one text or something dates them.</summary>
    /// <param name="story">The witnesses.</param>
    /// <param name="attributions">Whom each witness names as its source.</param>
    /// <param name="search">Knows which pairs share anything: an edge between others could not be shown.</param>
    /// <param name="decided">What people decided, which outweighs all readings.</param>
    public static Hypothesis? Of(
        Story story,
        ImmutableDictionary<string, ImmutableArray<Attribution>> attributions,
        HypothesisSearch search,
        DecidedDescents decided
    )
    {
        var count = story.Witnesses.Length;
        if (
            !story.IsOneText
            || count is < LeastWitnesses or > MostWitnesses
            || story.Witnesses.Any(witness => witness.Article.Published is not null)
            || attributions.Values.Any(named => named.Any(source => source.Weight == AttributionWeight.Principal))
            || story.Witnesses.Sum(witness => (long)witness.Article.Text.Length) > MostWords * 6L
        )
            return null;
        var places = CopyTable.Of(story).Places;
        if (!AreCopies(places, count))
            return null;
        var weights = ScribalWeights.Default;
        var tree = new ScribalTree(ScribalVariations.Of(places, weights), count, weights, Decisions);
        var (found, _) = tree.Best();
        var margins = tree.Margins(found);
        var nodes = Enumerable.Range(0, found.Length).Where(node => found[node] != -2).ToList();
        int[] parents = [.. nodes.Select(node => found[node] < 0 ? -1 : nodes.IndexOf(found[node]))];
        return CanBeShown(parents, count, search)
            ? new Hypothesis(
                parents,
                [.. Enumerable.Range(count, parents.Length - count).Select(lost => Original(parents, lost, count))],
                0
            )
            {
                Margins = [.. nodes.Select(node => margins[node])],
            }
            : null;

        double Decisions(int[] parents)
        {
            var bits = 0.0;
            for (var node = 0; node < count; node++)
            {
                if (parents[node] < 0 || parents[node] >= count)
                    continue;
                if (decided.Why(parents[node], node) is not null)
                    bits -= DecidedDescents.Bits;
                else if (decided.Forbids(parents[node], node))
                    bits += DecidedDescents.Bits;
            }

            return bits;
        }
    }

    private static bool AreCopies(string?[][] places, int count)
    {
        var (agreed, compared) = (new int[count], new int[count]);
        foreach (var place in places)
        {
            var common = place
                .Where(word => word is { Length: > 0 })
                .GroupBy(word => word, StringComparer.Ordinal)
                .MaxBy(group => group.Count());
            for (var witness = 0; witness < count; witness++)
            {
                if (common is null || place[witness] is not { Length: > 0 } word)
                    continue;
                compared[witness]++;
                if (common.Count() > 1 && string.Equals(word, common.Key, StringComparison.Ordinal))
                    agreed[witness]++;
            }
        }

        return Enumerable
            .Range(0, count)
            .All(witness => compared[witness] > 0 && agreed[witness] >= Copies * compared[witness]);
    }

    private static bool CanBeShown(int[] parents, int count, HypothesisSearch search)
    {
        for (var node = 0; node < count; node++)
        {
            var parent = parents[node];
            if (parent < 0)
                continue;
            if (
                parent < count
                    ? search.Between(parent, node) is null
                    : !Enumerable.Range(0, count).Any(other => other != node && search.Between(other, node) is not null)
            )
                return false;
        }

        return true;
    }

    /// <summary>The first witnesses below two branches of a lost copy.</summary>
    private static LostOriginal Original(int[] parents, int lost, int count)
    {
        var below = Enumerable
            .Range(0, parents.Length)
            .Where(child => parents[child] == lost)
            .Select(Witness)
            .Take(2)
            .Order()
            .ToArray();
        return new LostOriginal(below[0], below[^1], null);

        int Witness(int node)
        {
            while (node >= count)
                node = Array.IndexOf(parents, node);
            return node;
        }
    }
}
