namespace Stemma.Collating;

/// <summary>Words that stand once in each of two stretches, in the same order in both: where an alignment may be cut.</summary>
internal static class CopyAnchors
{
    /// <summary>The longest increasing run of such words (Fredman 1975, by sorted tails), as pairs of indices; n log n.</summary>
    public static List<(int Left, int Right)> Between(
        Vocabulary.Word[] left,
        int leftStart,
        int leftEnd,
        Vocabulary.Word[] right,
        int rightStart,
        int rightEnd
    )
    {
        var (ours, theirs) = (Once(left, leftStart, leftEnd), Once(right, rightStart, rightEnd));
        var pairs = ours.Where(entry => entry.Value >= 0 && theirs.GetValueOrDefault(entry.Key, -1) >= 0)
            .Select(entry => (Left: entry.Value, Right: theirs[entry.Key]))
            .OrderBy(pair => pair.Left)
            .ToArray();
        var tails = new List<int>();
        var before = new int[pairs.Length];
        for (var at = 0; at < pairs.Length; at++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[tails[middle]].Right < pairs[at].Right)
                    low = middle + 1;
                else
                    high = middle;
            }

            before[at] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count)
                tails.Add(at);
            else
                tails[low] = at;
        }

        var found = new List<(int, int)>();
        for (var at = tails.Count > 0 ? tails[^1] : -1; at >= 0; at = before[at])
            found.Add(pairs[at]);
        found.Reverse();
        return found;
    }

    /// <summary>For each word's id its index, or -1 where it stands more than once.</summary>
    private static Dictionary<int, int> Once(Vocabulary.Word[] words, int start, int end)
    {
        var found = new Dictionary<int, int>();
        for (var at = start; at < end; at++)
        {
            if (!found.TryAdd(words[at].Id, at))
                found[words[at].Id] = -1;
        }

        return found;
    }
}
