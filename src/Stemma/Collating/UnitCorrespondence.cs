using System.Runtime.InteropServices;

namespace Stemma.Collating;

/// <summary>
/// The second question: of two texts that are kin by what agrees already, which of the remaining units tell the same thing?
/// </summary>
/// <remarks>
/// A rewriter leaves few words, but those are the telling ones: names and things that stand once in each text. Between
/// texts that are not kin the same agreement means only that both report one event, so it is not asked of them.
/// </remarks>
internal sealed partial class UnitAligner
{
    /// <summary>
    /// Weight of agreement on stems that stand in one unit only in either text: about two open-class words. With one
    /// word, chance pairs outnumber true ones.
    /// </summary>
    private const double LeastExclusive = 8;

    /// <summary>
    /// Share of the shorter text that must agree before the question is asked. Set by hand with two real articles in
    /// view, the seeds of the project, so that they are no test of it; at 0.1 a rewrite that keeps
    /// only a quotation is not asked, and 1.7 instead of 2.1 % of sentences of independent reports align.
    /// </summary>
    private const double CorrespondShare = 0.05;

    /// <summary>Least weight of a link in a chain: one open-class word and a little more.</summary>
    private const double LeastLink = 6;

    /// <summary>
    /// Least links in a chain that makes two texts kin. Set by hand: 5 of 5 in order come about by chance once in 120 times; asking costs
    /// 0.2 % more of the sentences of independent reports in ECB+.
    /// </summary>
    private const int LeastChain = 5;

    /// <summary>Share of all links that must be in the chain.</summary>
    private const double ChainOrder = 0.8;

    /// <summary>Taken off that for each neighbour in place: then one word and a little more does.</summary>
    private const double NeighbourRelief = 1.5;

    /// <summary>Least share of the lighter unit's weight that both have, so that a long unit does not swallow a short one by one name.</summary>
    private const double LeastCover = 0.15;

    /// <summary>Log-odds reported for units that correspond no better than this: a probability of .62.</summary>
    private const double LeastOdds = 0.5;

    private void Correspond()
    {
        // Only where the shares do not settle it must all links be known; else those of units that are free will do.
        var isKin = Share() >= CorrespondShare;
        var exclusive = Exclusive(onlyFree: isKin);
        if (!isKin && !IsChain(exclusive))
            return;
        for (var round = 0; round < 2; round++)
        {
            var pairs = exclusive
                .Where(entry => leftPartner[entry.Key.Left] < 0 && rightPartner[entry.Key.Right] < 0)
                .Select(entry =>
                    (
                        Weight: entry.Value + (NeighbourRelief * Beside(entry.Key.Left, entry.Key.Right) / Neighbour),
                        entry.Key.Left,
                        entry.Key.Right
                    )
                )
                .Where(pair => pair.Weight >= LeastExclusive)
                .OrderByDescending(pair => pair.Weight)
                .ThenBy(pair => pair.Left)
                .ThenBy(pair => pair.Right)
                .ToList();
            foreach (var (_, leftUnit, rightUnit) in pairs)
            {
                if (
                    leftPartner[leftUnit] >= 0
                    || rightPartner[rightUnit] >= 0
                    || Cover(leftUnit, rightUnit) < LeastCover
                )
                    continue;
                leftPartner[leftUnit] = rightUnit;
                rightPartner[rightUnit] = leftUnit;
            }
        }
    }

    /// <summary>
    /// True where enough units that share words found nowhere else come in one order in both texts: a spinner that replaces
    /// nearly every word still keeps names and the order of sentences, while independent reporters order what they tell themselves.
    /// </summary>
    private bool IsChain(Dictionary<(int Left, int Right), double> exclusive)
    {
        var best = new Dictionary<int, (double Weight, int Right)>();
        foreach (var (pair, weight) in exclusive)
        {
            if (weight < LeastLink)
                continue;
            var known = best.GetValueOrDefault(pair.Left, (0, -1));
            if (weight > known.Weight || (weight == known.Weight && pair.Right < known.Right))
                best[pair.Left] = (weight, pair.Right);
        }

        // The longest increasing subsequence, by patience sorting (Fredman 1975).
        var tops = new List<int>();
        foreach (var (_, link) in best.OrderBy(entry => entry.Key))
        {
            var pile = tops.BinarySearch(link.Right);
            if (pile >= 0)
                continue;
            if (~pile == tops.Count)
                tops.Add(link.Right);
            else
                tops[~pile] = link.Right;
        }

        return tops.Count >= LeastChain && tops.Count >= ChainOrder * best.Count;
    }

    private double Cover(int leftUnit, int rightUnit)
    {
        var ours = Words(left, leftUnit, leftUnit + 1);
        var theirs = Words(right, rightUnit, rightUnit + 1);
        return meter.Measure(ours, theirs).Evidence / Math.Max(1e-9, Math.Min(Weight(ours), Weight(theirs)));
    }

    private double Weight(ReadOnlySpan<Vocabulary.Word> words)
    {
        double weight = 0;
        foreach (var word in words)
            weight += vocabulary.Weight(word.Stem);
        return weight;
    }

    /// <summary>Weight of stems found in one unit of each text, by the two units; in a name of several words, the later ones count half.</summary>
    private Dictionary<(int Left, int Right), double> Exclusive(bool onlyFree)
    {
        var leftHome = left.Homes(vocabulary);
        var rightHome = right.Homes(vocabulary);
        var found = new Dictionary<(int Left, int Right), double>();
        for (var unit = 0; unit < left.Units.Length; unit++)
        {
            if (onlyFree && leftPartner[unit] >= 0)
                continue;
            var counted = -1;
            var seen = new HashSet<int>();
            for (var position = left.Units[unit].First; position < left.Units[unit].End; position++)
            {
                var stem = left.Words[position].Stem;
                if (leftHome[stem] < 0 || rightHome.GetValueOrDefault(stem, -1) < 0 || !seen.Add(stem))
                    continue;
                var continues =
                    counted == position - 1
                    && counted >= 0
                    && vocabulary.IsName(stem)
                    && rightHome[left.Words[counted].Stem] == rightHome[stem];
                counted = position;
                ref var weight = ref CollectionsMarshal.GetValueRefOrAddDefault(found, (unit, rightHome[stem]), out _);
                weight += vocabulary.Weight(stem) * (continues ? 0.5 : 1);
            }
        }

        return found;
    }
}
