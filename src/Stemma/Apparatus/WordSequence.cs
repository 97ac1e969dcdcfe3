namespace Stemma.Apparatus;

/// <summary>Comparison of short word sequences, such as two wordings of a quotation.</summary>
internal static class WordSequence
{
    /// <summary>Sequences beyond this are compared by their first so many words: a bound on quadratic work.</summary>
    private const int MostWords = 400;

    /// <summary>Length of the longest common subsequence. O(n·m), bounded.</summary>
    public static int Common(ReadOnlySpan<string> left, ReadOnlySpan<string> right)
    {
        left = left[..Math.Min(left.Length, MostWords)];
        right = right[..Math.Min(right.Length, MostWords)];
        var row = new int[right.Length + 1];
        foreach (var word in left)
        {
            var diagonal = 0;
            for (var i = 0; i < right.Length; i++)
            {
                var above = row[i + 1];
                row[i + 1] = string.Equals(word, right[i], StringComparison.Ordinal)
                    ? diagonal + 1
                    : Math.Max(above, row[i]);
                diagonal = above;
            }
        }

        return row[right.Length];
    }

    /// <summary>Share of the shorter sequence that stands, in order, in the longer: 0 to 1.</summary>
    public static double Containment(string[] left, string[] right)
    {
        var shorter = Math.Min(Math.Min(left.Length, right.Length), MostWords);
        return shorter == 0 ? 0 : (double)Common(left, right) / shorter;
    }

    /// <summary>Dice coefficient over the longest common subsequence: 0 to 1.</summary>
    public static double Likeness(string[] left, string[] right)
    {
        var sum = Math.Min(left.Length, MostWords) + Math.Min(right.Length, MostWords);
        return sum == 0 ? 0 : 2.0 * Common(left, right) / sum;
    }

    /// <summary>True where every word of <paramref name="part"/> stands in <paramref name="whole"/> in the same order.</summary>
    public static bool IsSubsequence(string[] part, string[] whole)
    {
        var next = 0;
        foreach (var word in whole)
        {
            if (next < part.Length && string.Equals(word, part[next], StringComparison.Ordinal))
                next++;
        }

        return next == part.Length;
    }
}
