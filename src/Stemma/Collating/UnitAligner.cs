using System.Runtime.InteropServices;

namespace Stemma.Collating;

/// <summary>Units of one text that correspond to units of another.</summary>
/// <param name="LeftFirst">First unit on the left.</param>
/// <param name="LeftEnd">One past the last unit on the left.</param>
/// <param name="RightFirst">First unit on the right.</param>
/// <param name="RightEnd">One past the last unit on the right.</param>
/// <param name="LogOdds">Log-odds of descent, context included.</param>
internal readonly record struct UnitMatch(int LeftFirst, int LeftEnd, int RightFirst, int RightEnd, double LogOdds);

/// <summary>Finds which units of two texts correspond: 1–1, then merges and splits; moved ones too; each unit once.</summary>
/// <remarks>
/// First what agrees beyond what independent reports ever do; that raises the odds of what stands beside it, and
/// of all the rest in proportion to how much of the shorter text it covers. A global optimum (assignment, or dynamic
/// programming over a monotone path) was rejected: the first is cubic, the second cannot see moved passages.
/// The result depends on which text is left where scores tie, so the caller orients the pair by content.
/// </remarks>
internal sealed partial class UnitAligner
{
    /// <summary>
    /// Log-odds at which units count as corresponding. At 3, with nothing else known, 0.6 % of sentences of independent
    /// reports are taken for shared.
    /// </summary>
    internal const double Accepted = 3;

    /// <summary>Added where the unit before, or the unit after, corresponds to the one before, or after.</summary>
    private const double Neighbour = 1.5;

    /// <summary>Added instead where one unit stands between, on either side.</summary>
    private const double NearNeighbour = 0.75;

    /// <summary>
    /// Added to all where a tenth of the shorter text already corresponds, in proportion below; speech counts half, for independent
    /// reporters may both have it.
    /// </summary>
    private const double Kin = 3;

    private const double KinShare = 0.1;

    /// <summary>Least gain in log-odds for which a further unit joins a match.</summary>
    private const double MergeGain = 0.5;

    /// <summary>A match has at most so many units on a side.</summary>
    private const int LongestMerge = 3;

    /// <summary>Rounds in which accepted matches lift their neighbours; a run grows by at most one unit at each end a round.</summary>
    private const int Rounds = 12;

    private readonly WitnessText left;
    private readonly WitnessText right;
    private readonly AgreementMeter meter;
    private readonly Vocabulary vocabulary;
    private readonly Dictionary<(int Left, int Right), double> odds = [];
    private readonly int[] leftPartner;
    private readonly int[] rightPartner;

    private UnitAligner(WitnessText left, WitnessText right, AgreementMeter meter, Vocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        this.left = left;
        this.right = right;
        this.meter = meter;
        leftPartner = Free(left.Units.Length);
        rightPartner = Free(right.Units.Length);
    }

    /// <summary>Aligns two texts; matches in order of the left text.</summary>
    public static List<UnitMatch> Align(
        WitnessText left,
        WitnessText right,
        UnitIndex rightIndex,
        AgreementMeter meter,
        Vocabulary vocabulary
    )
    {
        var aligner = new UnitAligner(left, right, meter, vocabulary);
        aligner.MeasureCandidates(rightIndex);
        aligner.Accept(_ => 0);
        var kin = Kin * Math.Min(1, aligner.Share() / KinShare);
        for (var round = 0; round < Rounds; round++)
        {
            aligner.MeasureNeighbours();
            if (!aligner.Accept(pair => kin + aligner.Beside(pair.Left, pair.Right)))
                break;
        }

        aligner.Correspond();
        return aligner.Merge(kin);
    }

    private static int[] Free(int length)
    {
        var partners = new int[length];
        Array.Fill(partners, -1);
        return partners;
    }

    private void MeasureCandidates(UnitIndex rightIndex)
    {
        TakeTwins();
        var same = new Dictionary<ulong, Queue<int>>();
        for (var unit = 0; unit < right.Units.Length; unit++)
        {
            if (rightPartner[unit] >= 0)
                continue;
            ref var queue = ref CollectionsMarshal.GetValueRefOrAddDefault(same, right.UnitHashes[unit], out _);
            (queue ??= new Queue<int>()).Enqueue(unit);
        }

        for (var unit = 0; unit < left.Units.Length; unit++)
        {
            if (leftPartner[unit] >= 0)
                continue;
            if (same.TryGetValue(left.UnitHashes[unit], out var queue) && queue.TryDequeue(out var twin))
                Measure(unit, twin);
            foreach (var candidate in rightIndex.Find(left, left.Units[unit]))
                Measure(unit, candidate);
        }
    }

    /// <summary>
    /// Takes the units with the same words that stand once in each text, if they are long enough to be accepted by themselves: no
    /// other partner can agree better, so nothing else need be measured for them.
    /// </summary>
    private void TakeTwins()
    {
        for (var unit = 0; unit < left.Units.Length; unit++)
        {
            var hash = left.UnitHashes[unit];
            if (!left.Unique.ContainsKey(hash) || !right.Unique.TryGetValue(hash, out var twin))
                continue;
            if (!Words(left, unit, unit + 1).SequenceEqual(Words(right, twin, twin + 1)) || Odds(unit, twin) < Accepted)
                continue;
            leftPartner[unit] = twin;
            rightPartner[twin] = unit;
        }
    }

    private void MeasureNeighbours()
    {
        for (var unit = 0; unit < leftPartner.Length; unit++)
        {
            var partner = leftPartner[unit];
            if (partner < 0)
                continue;
            if (unit > 0 && partner > 0)
                Measure(unit - 1, partner - 1);
            if (unit + 1 < left.Units.Length && partner + 1 < right.Units.Length)
                Measure(unit + 1, partner + 1);
        }
    }

    private void Measure(int leftUnit, int rightUnit)
    {
        if (leftPartner[leftUnit] >= 0 || rightPartner[rightUnit] >= 0)
            return;
        ref var value = ref CollectionsMarshal.GetValueRefOrAddDefault(odds, (leftUnit, rightUnit), out var known);
        if (!known)
            value = Odds(leftUnit, rightUnit);
    }

    private double Odds(int leftUnit, int rightUnit) =>
        meter.Measure(Words(left, leftUnit, leftUnit + 1), Words(right, rightUnit, rightUnit + 1)).LogOdds;

    /// <summary>Takes the best of the free pairs until none is good enough; true where any was taken.</summary>
    private bool Accept(Func<(int Left, int Right), double> context)
    {
        var pairs = new List<(double Odds, int Left, int Right)>();
        foreach (var (pair, value) in odds)
        {
            if (leftPartner[pair.Left] >= 0 || rightPartner[pair.Right] >= 0)
                continue;
            var total = value + context(pair);
            if (total >= Accepted)
                pairs.Add((total, pair.Left, pair.Right));
        }

        pairs.Sort(
            (one, other) =>
                one.Odds != other.Odds ? other.Odds.CompareTo(one.Odds)
                : one.Left != other.Left ? one.Left.CompareTo(other.Left)
                : one.Right.CompareTo(other.Right)
        );
        foreach (var (_, leftUnit, rightUnit) in pairs)
        {
            if (leftPartner[leftUnit] >= 0 || rightPartner[rightUnit] >= 0)
                continue;
            leftPartner[leftUnit] = rightUnit;
            rightPartner[rightUnit] = leftUnit;
        }

        return pairs.Count > 0;
    }

    private double Beside(int leftUnit, int rightUnit) => Side(leftUnit, rightUnit, -1) + Side(leftUnit, rightUnit, 1);

    private double Side(int leftUnit, int rightUnit, int step)
    {
        for (var distance = 2; distance <= 4; distance++)
        {
            for (var ahead = Math.Max(1, distance - 2); ahead <= Math.Min(2, distance - 1); ahead++)
            {
                var neighbour = leftUnit + (step * ahead);
                if (
                    neighbour >= 0
                    && neighbour < leftPartner.Length
                    && leftPartner[neighbour] >= 0
                    && leftPartner[neighbour] == rightUnit + (step * (distance - ahead))
                )
                    return distance == 2 ? Neighbour : NearNeighbour;
            }
        }

        return 0;
    }

    /// <summary>Share of the shorter text that corresponds so far, in words; speech counts half.</summary>
    private double Share()
    {
        double corresponding = 0;
        for (var unit = 0; unit < leftPartner.Length; unit++)
        {
            if (leftPartner[unit] < 0)
                continue;
            var ours = left.Units[unit];
            var theirs = right.Units[leftPartner[unit]];
            var spoken = left.Spoken.AsSpan(ours.First, ours.Length).Count(true) / (double)ours.Length;
            corresponding += Math.Min(ours.Length, theirs.Length) * (1 - (spoken / 2));
        }

        return corresponding / Math.Max(1, Math.Min(left.Words.Length, right.Words.Length));
    }

    private List<UnitMatch> Merge(double kin)
    {
        var matches = new List<UnitMatch>();
        for (var unit = 0; unit < leftPartner.Length; unit++)
        {
            var partner = leftPartner[unit];
            if (partner < 0 || (unit > 0 && leftPartner[unit - 1] == partner))
                continue;
            var match = new UnitMatch(unit, unit + 1, partner, partner + 1, Odds(unit, partner));
            while (TryGrow(ref match)) { }

            matches.Add(match with { LogOdds = Math.Max(LeastOdds, match.LogOdds + kin + Beside(unit, partner)) });
        }

        matches.Sort((one, other) => one.LeftFirst.CompareTo(other.LeftFirst));
        return matches;
    }

    /// <summary>Adds the free unit that helps most, on one side only, so that a match stays 1–n or n–1.</summary>
    private bool TryGrow(ref UnitMatch match)
    {
        var best = match with { LogOdds = match.LogOdds + MergeGain };
        var grown = false;
        foreach (
            var wider in (ReadOnlySpan<UnitMatch>)
                [
                    match with
                    {
                        LeftFirst = match.LeftFirst - 1,
                    },
                    match with
                    {
                        LeftEnd = match.LeftEnd + 1,
                    },
                    match with
                    {
                        RightFirst = match.RightFirst - 1,
                    },
                    match with
                    {
                        RightEnd = match.RightEnd + 1,
                    },
                ]
        )
        {
            if (
                !IsOpen(left, leftPartner, wider.LeftFirst, wider.LeftEnd, match.LeftFirst, match.LeftEnd)
                || !IsOpen(right, rightPartner, wider.RightFirst, wider.RightEnd, match.RightFirst, match.RightEnd)
                || (wider.LeftEnd - wider.LeftFirst > 1 && wider.RightEnd - wider.RightFirst > 1)
            )
                continue;
            var value = meter
                .Measure(Words(left, wider.LeftFirst, wider.LeftEnd), Words(right, wider.RightFirst, wider.RightEnd))
                .LogOdds;
            if (value < best.LogOdds)
                continue;
            best = wider with { LogOdds = value };
            grown = true;
        }

        if (!grown)
            return false;
        match = best;
        for (var unit = match.LeftFirst; unit < match.LeftEnd; unit++)
            leftPartner[unit] = match.RightFirst;
        for (var unit = match.RightFirst; unit < match.RightEnd; unit++)
            rightPartner[unit] = match.LeftFirst;
        return true;
    }

    private static bool IsOpen(WitnessText text, int[] partners, int first, int end, int oldFirst, int oldEnd)
    {
        if (first < 0 || end > text.Units.Length || end - first > LongestMerge)
            return false;
        if (first < oldFirst)
            return partners[first] < 0 && text.Units[oldFirst].Follows;
        return end == oldEnd || (partners[oldEnd] < 0 && text.Units[oldEnd].Follows);
    }

    private static ReadOnlySpan<Vocabulary.Word> Words(WitnessText text, int first, int end) =>
        text.Words.AsSpan(text.Units[first].First, text.Units[end - 1].End - text.Units[first].First);
}
