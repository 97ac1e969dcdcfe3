using System.Runtime.InteropServices;

namespace Stemma.Collating;

/// <summary>Which texts of a story are compared with each other directly.</summary>
/// <remarks>
/// All with all, while they are few. In a story of many texts most are near-copies of one another, and comparing all of them costs
/// time by the square and tells little: there each near-copy is compared with the text that stands for its kind, and with the few
/// that have its own changes, which is where it can have got them from; and the texts that stand for a kind are compared among
/// themselves. The plan depends on the words of the texts alone.
/// </remarks>
internal sealed class PairPlan
{
    /// <summary>
    /// Up to so many witnesses, all pairs are compared. At 100 witnesses of 400 words that takes under a second; a story this large is
    /// a wire report on many sites.
    /// </summary>
    public const int MostCompared = 100;

    /// <summary>Share of the longer text's words that stand in the same sentences from which one is a near-copy of the other.</summary>
    private const double NearShare = 0.5;

    /// <summary>A near-copy is compared with so many others that share its changes. More cost time in proportion.</summary>
    private const int Kin = 6;

    /// <summary>Of the texts that share one change, so many are looked at: the change of a large family needs no more to place it.</summary>
    private const int LongestPosting = 24;

    private readonly SortedSet<int>[] lower;

    private PairPlan(int count)
    {
        lower = new SortedSet<int>[count];
        for (var number = 0; number < count; number++)
            lower[number] = [];
    }

    /// <summary>The lower-numbered texts that a text is compared with, in order.</summary>
    public IReadOnlyCollection<int> LowerThan(int number) => lower[number];

    /// <summary>True where every witness is compared with every other.</summary>
    public static bool IsWhole(int witnesses) => witnesses <= MostCompared;

    /// <summary>The plan for these texts of so many witnesses.</summary>
    public static PairPlan For(WitnessText[] texts, int witnesses)
    {
        var plan = new PairPlan(texts.Length);
        if (IsWhole(witnesses))
        {
            for (var higher = 0; higher < texts.Length; higher++)
                plan.lower[higher].UnionWith(Enumerable.Range(0, higher));
            return plan;
        }

        var holders = Holders(texts);
        var standing = Standing(texts, holders);
        var kinds = standing.Distinct().ToArray();
        foreach (var one in kinds)
        {
            foreach (var other in kinds)
                plan.Add(one, other);
        }

        for (var text = 0; text < texts.Length; text++)
        {
            plan.Add(text, standing[text]);
            foreach (var kin in KinOf(text, texts, holders, texts[standing[text]]))
                plan.Add(text, kin);
        }

        return plan;
    }

    private void Add(int one, int other)
    {
        if (one != other)
            lower[Math.Max(one, other)].Add(Math.Min(one, other));
    }

    /// <summary>The texts with each sentence, by its hash, in order of number.</summary>
    private static Dictionary<ulong, List<int>> Holders(WitnessText[] texts)
    {
        var holders = new Dictionary<ulong, List<int>>();
        for (var text = 0; text < texts.Length; text++)
        {
            foreach (var hash in texts[text].UnitHashes.Distinct())
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(holders, hash, out _);
                (list ??= []).Add(text);
            }
        }

        return holders;
    }

    /// <summary>For each text the one that stands for its kind: the first near-copy among those with the commonest sentences.</summary>
    private static int[] Standing(WitnessText[] texts, Dictionary<ulong, List<int>> holders)
    {
        var commonness = texts
            .Select(text =>
                text.Units.Select((unit, at) => (double)unit.Length * holders[text.UnitHashes[at]].Count).Sum()
            )
            .ToArray();
        var standing = new int[texts.Length];
        var kinds = new Dictionary<ulong, List<int>>();
        foreach (var text in Enumerable.Range(0, texts.Length).OrderByDescending(text => commonness[text]))
        {
            var shared = new SortedDictionary<int, int>();
            foreach (var (hash, length) in Sentences(texts[text]))
            {
                foreach (var kind in kinds.GetValueOrDefault(hash) ?? [])
                    shared[kind] = shared.GetValueOrDefault(kind) + length;
            }

            var (best, most) = (text, 0.0);
            foreach (var (kind, words) in shared)
            {
                var share = words / (double)Math.Max(texts[kind].Words.Length, texts[text].Words.Length);
                if (share >= NearShare && share > most)
                    (best, most) = (kind, share);
            }

            standing[text] = best;
            if (best != text)
                continue;
            foreach (var (hash, _) in Sentences(texts[text]))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(kinds, hash, out _);
                (list ??= []).Add(text);
            }
        }

        return standing;
    }

    /// <summary>The texts that share most of what a text has and the one that stands for its kind has not, rare changes first.</summary>
    private static IEnumerable<int> KinOf(
        int text,
        WitnessText[] texts,
        Dictionary<ulong, List<int>> holders,
        WitnessText standing
    )
    {
        var usual = standing.UnitHashes.ToHashSet();
        var shared = new SortedDictionary<int, double>();
        foreach (var hash in texts[text].UnitHashes.Distinct().Where(hash => !usual.Contains(hash)))
        {
            var others = holders[hash];
            foreach (var other in others.Take(LongestPosting).Where(other => other != text))
                shared[other] = shared.GetValueOrDefault(other) + (1.0 / others.Count);
        }

        return shared.OrderByDescending(entry => entry.Value).Take(Kin).Select(entry => entry.Key);
    }

    private static IEnumerable<(ulong Hash, int Length)> Sentences(WitnessText text) =>
        text.Units.Select((unit, at) => (text.UnitHashes[at], unit.Length)).DistinctBy(entry => entry.Item1);
}
