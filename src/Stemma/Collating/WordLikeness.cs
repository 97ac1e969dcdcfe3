namespace Stemma.Collating;

/// <summary>How alike two words, or short wordings, are spelled.</summary>
internal static class WordLikeness
{
    /// <summary>Longer wordings are no spellings of one word: a bound on quadratic work.</summary>
    private const int MostLetters = 64;

    /// <summary>
    /// 1 less the share of the longer that must be edited (Levenshtein 1966), 0 to 1; 0 beyond <see cref="MostLetters"/> letters.
    /// </summary>
    public static double Of(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var longer = Math.Max(one.Length, other.Length);
        if (longer is 0 or > MostLetters)
            return 0;
        Span<int> row = stackalloc int[other.Length + 1];
        for (var column = 0; column <= other.Length; column++)
            row[column] = column;
        for (var at = 1; at <= one.Length; at++)
        {
            var diagonal = row[0];
            row[0] = at;
            for (var column = 1; column <= other.Length; column++)
            {
                var substituted = diagonal + (one[at - 1] == other[column - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(substituted, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return 1 - ((double)row[other.Length] / longer);
    }
}
