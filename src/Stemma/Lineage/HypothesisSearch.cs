using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Lineage;

/// <summary>Compares hypotheses of descent by one criterion: bits of wording explained, less bits of evidence set aside.</summary>
/// <remarks>
/// Minimum description length (Rissanen 1978) over parents, as Roos and Heikkilä (2009) compare stemmata by compression:
/// a witness costs less to write down given its source, a lost original must itself be written down, and every sign that
/// a chosen descent goes against costs its weight. The best choice without lost originals is a maximum arborescence;
/// lost originals are added one at a time while the sum grows.
/// </remarks>
internal sealed class HypothesisSearch
{
    /// <summary>Shared wording up to so many bits is what two accounts of one event may share by chance.</summary>
    /// <remarks>Set on pairs of independent reports of one event; lower ties independent reports together, higher loses short rewrites.</remarks>
    public const double Threshold = 14;

    /// <summary>Cost of assuming a lost original: both directions must be this much at odds with the text.</summary>
    private const double LostCost = 5;

    /// <summary>Cost where a witness itself names a source that is not among the inputs.</summary>
    private const double NamedLostCost = 1.5;

    /// <summary>Above so many candidates only the ones most at odds are tried: a bound on time for very large stories.</summary>
    private const int MostCandidates = 60;

    private readonly int count;
    private readonly PairEvidence?[,] evidence;
    private readonly string[] sigla;
    private readonly SharedPassages passages;

    /// <param name="sigla">Sigla in order.</param>
    /// <param name="pairs">Evidence of every pair that shares something.</param>
    /// <param name="passages">What every pair shares.</param>
    public HypothesisSearch(string[] sigla, IEnumerable<PairEvidence> pairs, SharedPassages passages)
    {
        this.sigla = sigla;
        this.passages = passages;
        count = sigla.Length;
        evidence = new PairEvidence?[count, count];
        var index = sigla.Select((siglum, at) => (siglum, at)).ToDictionary(entry => entry.siglum, entry => entry.at);
        foreach (var pair in pairs)
        {
            var (left, right) = (index[pair.Left], index[pair.Right]);
            evidence[left, right] = evidence[right, left] = pair;
        }
    }

    /// <summary>The evidence between two witnesses by index, or null where they share nothing.</summary>
    public PairEvidence? Between(int left, int right) => left < count && right < count ? evidence[left, right] : null;

    /// <summary>Bits gained by <paramref name="to"/> descending from <paramref name="from"/>; NegativeInfinity where they share nothing.</summary>
    public double Gain(int from, int to)
    {
        if (Between(from, to) is not { } pair)
            return double.NegativeInfinity;
        var siglum = sigla[to];
        var explained = pair.Explained + pair.Credit(siglum);
        if (!pair.IsMain && pair.Credit(siglum) == 0)
            return double.NegativeInfinity;
        return explained - Threshold - Math.Min(pair.Against(siglum), Math.Max(0, explained - Threshold) * 0.9);
    }

    /// <summary>The best hypothesis. <paramref name="absentSource"/> names what one of a pair says stands behind what they share, if that is not among the inputs.</summary>
    public Hypothesis Best(Func<PairEvidence, string?> absentSource)
    {
        var best = Solve([]);
        var candidates = Candidates(absentSource);
        while (true)
        {
            var better = candidates
                .Where(candidate => !best.Lost.Contains(candidate))
                .Select(candidate => Solve(best.Lost.Add(candidate)))
                .Where(hypothesis => hypothesis.Weight > best.Weight + 1e-9)
                .MaxBy(hypothesis => hypothesis.Weight);
            if (better is null)
            {
                var edges = new EdgeTurning(sigla, this);
                return edges.NearerTheRoot(edges.TurnedAround(best));
            }
            best = better;
        }
    }

    /// <summary>The stretches of a node that its main parent explains; for a lost one, what its other descendants share with the node.</summary>
    public List<TextSpan> Explained(int[] parents, int node)
    {
        var parent = parents[node];
        if (parent < 0)
            return [];
        IEnumerable<int> sources =
            parent < count
                ? [parent]
                : Enumerable.Range(0, count).Where(other => other != node && parents[other] == parent);
        return [.. sources.SelectMany(source => passages.Between(source, node)).Select(passage => passage.To)];
    }

    /// <summary>The witness that explains most of what stands outside <paramref name="covered"/>, or null where none explains <paramref name="leastBits"/>.</summary>
    public (int From, double Gain, List<SharedPassage> Passages)? SecondParent(
        int[] parents,
        int node,
        IReadOnlyCollection<TextSpan> covered,
        double leastBits
    )
    {
        if (parents[node] < 0)
            return null;
        (int From, double Gain, List<SharedPassage> Passages)? best = null;
        for (var from = 0; from < count; from++)
        {
            if (
                from == node
                || from == parents[node]
                || Between(from, node) is not { } pair
                || pair.Toward(sigla[node]) + pair.Credit(sigla[node]) <= 0
                || IsBelow(parents, from, node)
            )
                continue;
            var rest = passages.Outside(from, node, covered);
            var bits = rest.Sum(passage => passage.Bits);
            var gain = bits + pair.Credit(sigla[node]) - leastBits;
            gain -= Math.Min(pair.Against(sigla[node]), 0.9 * Math.Max(0, gain));
            if (bits > 0 && gain > 0 && (best is null || gain > best.Value.Gain))
                best = (from, gain, rest);
        }

        return best;
    }

    /// <summary>True where <paramref name="node"/> is <paramref name="ancestor"/> or descends from it by main parents.</summary>
    public static bool IsBelow(int[] parents, int node, int ancestor)
    {
        for (var steps = 0; node >= 0 && steps <= parents.Length; steps++, node = parents[node])
        {
            if (node == ancestor)
                return true;
        }

        return false;
    }

    private List<LostOriginal> Candidates(Func<PairEvidence, string?> absentSource)
    {
        var found = new List<(LostOriginal Lost, double AtOdds)>();
        for (var left = 0; left < count; left++)
        {
            for (var right = left + 1; right < count; right++)
            {
                if (Between(left, right) is not { } pair)
                    continue;
                var atOdds = Math.Min(pair.Against(pair.Left), pair.Against(pair.Right));
                var name = absentSource(pair);
                if (pair.IsMain && pair.Explained > Threshold && atOdds > (name is null ? LostCost : NamedLostCost))
                    found.Add((new LostOriginal(left, right, name), atOdds));
            }
        }

        return
        [
            .. found
                .OrderByDescending(entry => entry.AtOdds)
                .ThenBy(entry => entry.Lost.Left)
                .ThenBy(entry => entry.Lost.Right)
                .Take(MostCandidates)
                .Select(entry => entry.Lost),
        ];
    }

    private Hypothesis Solve(ImmutableArray<LostOriginal> lost)
    {
        var size = count + lost.Length;
        var weights = new double[size, size];
        for (var from = 0; from < size; from++)
        {
            for (var to = 0; to < size; to++)
            {
                weights[from, to] = (from < count, to < count) switch
                {
                    (true, true) => from == to ? double.NegativeInfinity : Gain(from, to),
                    (false, true) => GainFromLost(lost[from - count], to),
                    (true, false) => GainOfLost(from, lost[to - count]),
                    _ => double.NegativeInfinity,
                };
            }
        }

        var parents = Arborescence.Solve(weights);
        var total = 0.0;
        for (var node = 0; node < size; node++)
        {
            if (parents[node] >= 0)
                total += weights[parents[node], node];
        }

        // A lost original with fewer than two descendants explains nothing.
        if (Enumerable.Range(count, lost.Length).Any(node => parents.Count(parent => parent == node) < 2))
            total = double.NegativeInfinity;
        foreach (var original in lost)
            total -=
                Between(original.Left, original.Right)!.Explained
                - Threshold
                + (original.Name is null ? LostCost : NamedLostCost);
        return new Hypothesis(parents, lost, total);
    }

    private double GainFromLost(LostOriginal lost, int to)
    {
        if (to == lost.Left || to == lost.Right)
            return Between(lost.Left, lost.Right)!.Explained - Threshold;

        // A third witness can come from what the two share only as far as it shares with both.
        return Between(lost.Left, to) is { } left && Between(lost.Right, to) is { } right
            ? Math.Min(left.Explained, right.Explained) - Threshold
            : double.NegativeInfinity;
    }

    private double GainOfLost(int from, LostOriginal lost)
    {
        if (from == lost.Left || from == lost.Right)
            return double.NegativeInfinity;
        return Between(from, lost.Left) is { } left && Between(from, lost.Right) is { } right
            ? Math.Min(
                Between(lost.Left, lost.Right)!.Explained,
                Math.Min(
                    left.Explained - left.Against(sigla[lost.Left]),
                    right.Explained - right.Against(sigla[lost.Right])
                )
            ) - Threshold
            : double.NegativeInfinity;
    }
}
