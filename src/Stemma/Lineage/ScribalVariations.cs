using Stemma.Collating;

namespace Stemma.Lineage;

/// <summary>Points on which copies of one text differ, with what each change costs a copyist.</summary>
/// <remarks>
/// What is missing at an end, or a leaf of it, is missing data; another stretch left out is one change, wherever its words differ
/// among those that have it. Neighbouring words on which the copies part alike are one change. A reading of few
/// copies that is spelled like that of many is cheaply put right, as any copyist sees a slip of the pen; a stretch that was left
/// out does not come back by itself: so much tells direction without any date.
/// </remarks>
internal static class ScribalVariations
{
    /// <summary>A stretch of so many words is weighed as one; fewer stand word by word, and are put together if they part the copies alike.</summary>
    private const int LeastStretch = 4;

    /// <summary>So many words missing at an end are lost with the leaf, not left out: an eye rarely skips two lines.</summary>
    private const int TornWords = 20;

    /// <summary>So many words missing inside one copy alone are a leaf: a written page has some hundred and more.</summary>
    private const int LeafWords = 100;

    /// <summary>Letters of the shortest reading that can be told within another.</summary>
    private const int LeastWithin = 3;

    /// <summary>Ends of a stretch left out by several may lie apart by so many words: the words beside it may be changed too.</summary>
    private const int Tolerance = 2;

    /// <summary>The variations of a collation: stretches first, then words in text order.</summary>
    /// <param name="places">In text order, for each witness its word, "" where it has none, null where the copy is lost.</param>
    /// <param name="weights">What changes cost.</param>
    public static Variation[] Of(string?[][] places, ScribalWeights weights)
    {
        var found = new List<Variation>();
        if (places.Length == 0)
            return [];
        var work = Array.ConvertAll(places, place => (string?[])place.Clone());
        AddStretches(work, weights, found);
        for (int start = 0, end; start < work.Length; start = end)
        {
            end = start + 1;
            if (!IsVariant(work[start]))
                continue;
            while (
                end < work.Length
                && (PartAlike(work[start], work[end]) || IsOneChange(work.AsSpan(start, end + 1 - start)))
            )
                end++;
            found.Add(Readings(work.AsSpan(start, end - start), weights));
        }

        return [.. found];
    }

    private static void AddStretches(string?[][] work, ScribalWeights weights, List<Variation> found)
    {
        var witnesses = work[0].Length;
        var core = Enumerable.Range(0, work.Length).Where(place => IsMostlyFilled(work[place])).ToArray();
        var stretches = new List<(int Start, int End, int Witness)>();
        for (var witness = 0; witness < witnesses; witness++)
        {
            for (int start = 0, end; start < core.Length; start = end)
            {
                end = start + 1;
                if (work[core[start]][witness] is not "")
                    continue;
                while (end < core.Length && work[core[end]][witness] is "")
                    end++;
                if (end - start >= LeastStretch)
                    stretches.Add((start, end, witness));
            }
        }

        foreach (var group in Grouped(stretches))
        {
            var (start, end, _) = group[0];
            var isEnd = start == 0 || end == core.Length;
            var isLost = (isEnd && end - start >= TornWords) || (group.Count == 1 && end - start >= LeafWords);
            var states = new byte[witnesses];
            foreach (var (first, after, witness) in group)
            {
                states[witness] = 1;
                // The word at a torn edge is torn too.
                var edge = isLost ? 1 : 0;
                var begin = first == 0 ? 0 : core[Math.Max(0, first - edge)];
                var last = after == core.Length ? work.Length - 1 : core[Math.Min(core.Length, after + edge) - 1];
                for (var place = begin; place <= last; place++)
                    work[place][witness] = null;
            }

            if (isLost)
                continue;
            foreach (var (first, after, witness) in stretches)
            {
                if (states[witness] == 0 && Math.Min(after, end) - Math.Max(first, start) > (end - start) / 2)
                    states[witness] = Variation.Missing;
            }

            found.Add(Of(states, 2, [0, Tenths(weights.Omitted), Tenths(weights.StretchAdded), 0]));
        }
    }

    private static List<List<(int Start, int End, int Witness)>> Grouped(
        List<(int Start, int End, int Witness)> stretches
    )
    {
        var groups = new List<List<(int Start, int End, int Witness)>>();
        foreach (var stretch in stretches.Order())
        {
            var group = groups.Find(group =>
                Math.Abs(group[0].Start - stretch.Start) <= Tolerance
                && Math.Abs(group[0].End - stretch.End) <= Tolerance
            );
            if (group is null)
                groups.Add([stretch]);
            else
                group.Add(stretch);
        }

        return groups;
    }

    private static bool IsMostlyFilled(string?[] place) =>
        2 * place.Count(word => word is { Length: > 0 }) > place.Count(word => word is not null);

    private static bool IsVariant(string?[] place)
    {
        string? first = null;
        foreach (var word in place)
        {
            if (word is null)
                continue;
            first ??= word;
            if (!string.Equals(word, first, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>
    /// True where neighbouring places differ and the words of one stand beside gaps: one word is put for two, or one is explained by more.
    /// </summary>
    private static bool IsOneChange(ReadOnlySpan<string?[]> places)
    {
        if (places.Length > LeastStretch)
            return false;
        foreach (var place in places)
        {
            if (!IsVariant(place))
                return false;
        }

        return Array.Exists(places[^2], word => word is "") || Array.Exists(places[^1], word => word is "");
    }

    /// <summary>True where two places part the witnesses into the same sets.</summary>
    private static bool PartAlike(string?[] one, string?[] other)
    {
        for (var witness = 0; witness < one.Length; witness++)
        {
            if (one[witness] is null != other[witness] is null)
                return false;
            for (var second = 0; second < witness; second++)
            {
                if (
                    string.Equals(one[witness], one[second], StringComparison.Ordinal)
                    != string.Equals(other[witness], other[second], StringComparison.Ordinal)
                )
                    return false;
            }
        }

        return true;
    }

    private static Variation Readings(ReadOnlySpan<string?[]> places, ScribalWeights weights)
    {
        var witnesses = places[0].Length;
        var wordings = new string?[witnesses];
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var witness = 0; witness < witnesses; witness++)
        {
            if (places[0][witness] is null)
                continue;
            var words = new List<string>();
            foreach (var place in places)
            {
                if (place[witness] is { Length: > 0 } word)
                    words.Add(word);
            }

            wordings[witness] = string.Join(' ', words);
            lengths[wordings[witness]!] = words.Count;
        }

        var known = wordings
            .OfType<string>()
            .GroupBy(wording => wording, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(Variation.MostStates)
            .Select(group => (Wording: group.Key, Count: group.Count()))
            .ToList();
        var count = known.Count;
        var costs = new int[count * count];
        for (var from = 0; from < count; from++)
        {
            for (var to = 0; to < count; to++)
            {
                if (from != to)
                    costs[(from * count) + to] = Tenths(Cost(known[from], known[to], lengths, weights));
            }
        }

        // What the original read is as likely as what its copies would come to have: at no end of the tree is a slip for nothing.
        var atRoot = new int[count];
        for (var state = 1; state < count; state++)
            atRoot[state] = Math.Max(0, costs[state] - costs[state * count]);
        return Of(
            [
                .. wordings.Select(wording =>
                    wording is not null && known.FindIndex(entry => entry.Wording == wording) is var state and >= 0
                        ? (byte)state
                        : Variation.Missing
                ),
            ],
            count,
            costs
        ) with
        {
            AtRoot = atRoot,
        };
    }

    private static double Cost(
        (string Wording, int Count) from,
        (string Wording, int Count) to,
        Dictionary<string, int> lengths,
        ScribalWeights weights
    )
    {
        if (to.Wording.Length == 0)
            return weights.Omitted;
        if (from.Wording.Length == 0)
            return lengths[to.Wording] >= LeastStretch ? weights.StretchAdded : weights.Added;
        var isAlike = WordLikeness.Of(from.Wording, to.Wording) >= weights.Alike || IsWithin(from.Wording, to.Wording);
        var full = isAlike ? weights.Slip : weights.Substituted;
        if (to.Count <= from.Count)
            return full;
        var back = isAlike ? weights.Corrected : weights.Restored;
        return back + ((full - back) * Math.Min(1, (from.Count - 1) / Math.Max(1, weights.Established - 1)));
    }

    /// <summary>True where one reading is the other with something beside it: a gloss, an alternative, a word cut short.</summary>
    private static bool IsWithin(string one, string other) =>
        Math.Min(one.Length, other.Length) >= LeastWithin
        && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal));

    private static Variation Of(byte[] states, int count, int[] costs) =>
        new(states, count, costs, new int[costs.Length], 1);

    /// <summary>Variations that are alike in all put together as one of more weight.</summary>
    public static Variation[] Together(IEnumerable<Variation> variations)
    {
        var found = new List<Variation>();
        foreach (var variation in variations)
        {
            var at = found.FindIndex(other =>
                other.States.AsSpan().SequenceEqual(variation.States)
                && other.Costs.AsSpan().SequenceEqual(variation.Costs)
            );
            if (at < 0)
                found.Add(variation);
            else
                found[at] = found[at] with { Weight = found[at].Weight + variation.Weight };
        }

        return [.. found];
    }

    private static int Tenths(double bits) => (int)Math.Round(bits * Variation.Tenths);
}
