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
    /// <summary>A lost original is looked for between a witness and so many of those it shares most with: a bound on time.</summary>
    private const int NearestTried = 4;

    /// <summary>Changes between two that share nothing: more than any two that do.</summary>
    private const double Unrelated = 1e6;

    private readonly int count;
    private readonly PairEvidence?[,] evidence;
    private readonly double[,] gains;
    private readonly int[,] runs;
    private readonly string[] sigla;
    private readonly SharedPassages passages;
    private readonly LineageWeights weights;
    private readonly DecidedDescents decided;
    private readonly AgreementTable agreements;
    private readonly ComplementaryLoss losses;

    /// <param name="sigla">Sigla in order.</param>
    /// <param name="pairs">Evidence of every pair that shares something.</param>
    /// <param name="passages">What every pair shares.</param>
    /// <param name="agreements">Which words agree where.</param>
    /// <param name="losses">Who has just what another has not from its own source.</param>
    /// <param name="weights">What signs are worth.</param>
    /// <param name="decided">What people decided, which outweighs all signs.</param>
    public HypothesisSearch(
        string[] sigla,
        IEnumerable<PairEvidence> pairs,
        SharedPassages passages,
        AgreementTable agreements,
        ComplementaryLoss losses,
        LineageWeights weights,
        DecidedDescents decided
    )
    {
        this.decided = decided;
        this.agreements = agreements;
        this.losses = losses;
        this.sigla = sigla;
        this.passages = passages;
        this.weights = weights;
        count = sigla.Length;
        evidence = new PairEvidence?[count, count];
        gains = new double[count, count];
        runs = new int[count, count];
        for (var from = 0; from < count; from++)
        {
            for (var to = 0; to < count; to++)
                gains[from, to] = double.NegativeInfinity;
        }

        var index = sigla.Select((siglum, at) => (siglum, at)).ToDictionary(entry => entry.siglum, entry => entry.at);
        foreach (var pair in pairs)
        {
            var (left, right) = (index[pair.Left], index[pair.Right]);
            evidence[left, right] = evidence[right, left] = pair;
            runs[left, right] = agreements.Dropped(left, right);
            runs[right, left] = agreements.Dropped(right, left);
            gains[left, right] = Gain(pair, left, right);
            gains[right, left] = Gain(pair, right, left);
        }

        foreach (var (from, to) in decided.Confirmed)
        {
            evidence[from, to] ??= evidence[to, from] = NoEvidence(Math.Min(from, to), Math.Max(from, to));
            gains[from, to] = DecidedDescents.Bits + Math.Max(0, gains[from, to]);
        }
    }

    /// <summary>The evidence between two witnesses by index, or null where they share nothing.</summary>
    public PairEvidence? Between(int left, int right) => left < count && right < count ? evidence[left, right] : null;

    /// <summary>Bits gained by <paramref name="to"/> descending from <paramref name="from"/>; NegativeInfinity where they share nothing.</summary>
    public double Gain(int from, int to) => from < count && to < count ? gains[from, to] : double.NegativeInfinity;

    /// <summary>Runs of words that the one has and the other lacks, both ways.</summary>
    public int ChangedRuns(int one, int other) => runs[one, other] + runs[other, one];

    /// <summary>True where <paramref name="last"/> has words that <paramref name="middle"/> has and <paramref name="source"/> lacks.</summary>
    public bool HandsOn(int source, int middle, int last) => agreements.HandsOn(source, middle, last);

    /// <summary>The best hypothesis. <paramref name="absentSource"/> names what one of a pair says stands behind what they share, if that is not among the inputs.</summary>
    public Hypothesis Best(Func<PairEvidence, string?> absentSource)
    {
        var best = Solve([]);
        var candidates = Candidates(absentSource);
        while (true)
        {
            // All are tried alone; then those that gain, the best first, as long as each still gains.
            var promising = candidates
                .Where(candidate => !best.Lost.Contains(candidate))
                .Select(candidate => (Candidate: candidate, Solve(best.Lost.Add(candidate)).Weight))
                .Where(entry => entry.Weight > best.Weight + 1e-9)
                .OrderByDescending(entry => entry.Weight)
                .ToArray();
            foreach (var (candidate, _) in promising)
            {
                var more = Solve(best.Lost.Add(candidate));
                if (more.Weight > best.Weight + 1e-9)
                    best = more;
            }

            if (promising.Length == 0)
            {
                var edges = new EdgeTurning(sigla, this, weights);
                return edges.NearerTheRoot(edges.TurnedAround(best));
            }
        }
    }

    /// <summary>The stretches of a node that its main parent explains; for a lost one, what its other descendants share with the node.</summary>
    public List<TextSpan> Explained(int[] parents, int node)
    {
        var parent = parents[node];
        if (parent < 0)
            return [];
        var sources = new List<int>();
        while (parent >= count)
        {
            // A lost original had what its other branches have, and what it was made from.
            sources.AddRange(
                Enumerable
                    .Range(0, count)
                    .Where(other => IsBelow(parents, other, parent) && !IsBelow(parents, other, node))
            );
            parent = parents[parent];
        }

        if (parent >= 0)
            sources.Add(parent);
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
                || decided.Forbids(from, node)
                || Between(from, node) is not { } pair
                || IsBelow(parents, from, node)
                || (
                    pair.Toward(sigla[node]) + pair.Credit(sigla[node]) is <= 0 and var toward
                    && toward + ComplementaryLoss(parents, node, from) <= 0
                )
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

    /// <summary>Bits against <paramref name="node"/> descending from <paramref name="from"/>, of which it has just what that has not from its main parent.</summary>
    /// <remarks>Nothing is said of kin of that parent: who retells an update takes what is new in it, by choice.</remarks>
    public double ComplementaryLoss(int[] parents, int from, int node) =>
        parents[from] < 0 || Between(parents[from], node) is { IsMain: true }
            ? 0
            : losses.Bits(from, node, Explained(parents, from));

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

    /// <summary>What stands for the evidence between two that share nothing, where a person says that one descends from the other.</summary>
    private PairEvidence NoEvidence(int left, int right) =>
        new(sigla[left], sigla[right], 0, IsMain: false, new Reason("no-wording", "share no wording", []), []);

    private double Gain(PairEvidence pair, int from, int to)
    {
        if (decided.Forbids(from, to))
            return double.NegativeInfinity;
        var siglum = sigla[to];
        if (!pair.IsMain && pair.Credit(siglum) == 0)
            return double.NegativeInfinity;
        var against = pair.Against(siglum);
        var changes = (weights.Added * runs[to, from]) + (weights.Dropped * runs[from, to]);
        return Less(Worth(pair.Explained + pair.Credit(siglum)), against + changes);
    }

    private double Worth(double explained) => explained - weights.Threshold;

    /// <summary>What is left of the worth of shared wording: costs never make kin strangers, they only rank them.</summary>
    private static double Less(double worth, double cost)
    {
        const double free = 0.9;
        if (worth <= 0 || cost <= free * worth)
            return worth - Math.Max(0, cost);
        return (1 - free) * worth / (1 + ((cost - (free * worth)) / worth));
    }

    /// <summary>Changes between two witnesses, whichever is the source.</summary>
    private double Changes(int one, int other) =>
        Between(one, other) is null && one != other
            ? Unrelated
            : (weights.Added + weights.Dropped) / 2 * (runs[one, other] + runs[other, one]);

    /// <summary>Changes between a witness and a lost original: half of those between its own two, else those to the farther of the two.</summary>
    /// <remarks>
    /// That the way to a third witness leaves the way between the two somewhere (Buneman 1971) would make it less, if changes
    /// added up along the tree. In news they do not, as everybody cuts the same end: tried, and half the edges were false.
    /// </remarks>
    private double ChangesFrom(LostOriginal lost, int node) =>
        node == lost.Left || node == lost.Right
            ? Changes(lost.Left, lost.Right) / 2
            : Math.Max(Changes(lost.Left, node), Changes(lost.Right, node));

    private List<LostOriginal> Candidates(Func<PairEvidence, string?> absentSource)
    {
        var found = new List<LostOriginal>();
        for (var left = 0; left < count; left++)
        {
            var tried = 0;
            foreach (
                var right in Enumerable
                    .Range(0, count)
                    .Where(other => other != left && Between(left, other) is { IsMain: true })
                    .OrderByDescending(other => Between(left, other)!.Explained)
            )
            {
                var pair = Between(left, right)!;
                if (pair.Explained <= weights.Threshold)
                    break;
                var name = absentSource(pair);
                var odds = Math.Min(pair.Against(pair.Left), pair.Against(pair.Right));
                if (odds <= (name is null ? weights.LostCost : weights.NamedLostCost))
                    continue;
                found.Add(new LostOriginal(Math.Min(left, right), Math.Max(left, right), name));
                if (++tried == NearestTried)
                    break;
            }
        }

        return [.. found.Distinct().OrderBy(lost => lost.Left).ThenBy(lost => lost.Right)];
    }

    private Hypothesis Solve(ImmutableArray<LostOriginal> lost)
    {
        var size = count + lost.Length;
        var bits = new double[size, size];
        for (var from = 0; from < size; from++)
        {
            for (var to = 0; to < size; to++)
            {
                bits[from, to] = (from < count, to < count) switch
                {
                    (true, true) => gains[from, to],
                    (false, true) => GainFromLost(lost[from - count], to),
                    (true, false) => GainOfLost(from, lost[to - count]),
                    _ => from == to ? double.NegativeInfinity : GainBetweenLost(lost[from - count], lost[to - count]),
                };
            }
        }

        var parents = Arborescence.Solve(bits);
        var total = 0.0;
        for (var node = 0; node < size; node++)
        {
            if (parents[node] >= 0)
                total += bits[parents[node], node];
        }

        // A lost original with fewer than two descendants explains nothing.
        if (Enumerable.Range(count, lost.Length).Any(node => parents.Count(parent => parent == node) < 2))
            total = double.NegativeInfinity;
        foreach (var original in lost)
            total -= Written(original) + (original.Name is null ? weights.LostCost : weights.NamedLostCost);
        return new Hypothesis(parents, lost, total);
    }

    /// <summary>Bits of a lost original's own wording: what the two that it was inferred from share.</summary>
    private double Written(LostOriginal lost) => Worth(Between(lost.Left, lost.Right)!.Explained);

    private double GainFromLost(LostOriginal lost, int to)
    {
        return Less(Worth(Explained(lost, to)), ChangesFrom(lost, to));
    }

    private double GainOfLost(int from, LostOriginal lost)
    {
        if (from == lost.Left || from == lost.Right)
            return double.NegativeInfinity;
        if (
            Between(from, lost.Left) is not { IsMain: true } left
            || Between(from, lost.Right) is not { IsMain: true } right
        )
            return double.NegativeInfinity;
        var against = Math.Min(left.Against(sigla[lost.Left]), right.Against(sigla[lost.Right]));
        var explained = Math.Min(Between(lost.Left, lost.Right)!.Explained, Math.Min(left.Explained, right.Explained));
        return Less(Worth(explained), against + ChangesFrom(lost, from));
    }

    /// <summary>One lost original from another: what either of its own two shares with both of the other's.</summary>
    private double GainBetweenLost(LostOriginal from, LostOriginal to)
    {
        var explained = Math.Min(
            Math.Max(Explained(from, to.Left), Explained(from, to.Right)),
            Math.Min(Between(from.Left, from.Right)!.Explained, Between(to.Left, to.Right)!.Explained)
        );
        var changes = Math.Min(ChangesFrom(from, to.Left), ChangesFrom(from, to.Right));
        return Less(Worth(explained), Math.Max(0, changes));
    }

    private double Explained(LostOriginal lost, int to)
    {
        if (to == lost.Left || to == lost.Right)
            return Between(lost.Left, lost.Right)!.Explained;
        return Between(lost.Left, to) is { IsMain: true } left && Between(lost.Right, to) is { IsMain: true } right
            ? Math.Min(left.Explained, right.Explained)
            : double.NegativeInfinity;
    }
}
