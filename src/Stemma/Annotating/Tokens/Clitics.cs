namespace Stemma.Annotating.Tokens;

/// <summary>English clitics: "country's" is "country" and "'s", "didn't" is "did" and "n't", as in the Penn and Universal treebanks.</summary>
/// <remarks>
/// Split because it serves all who read tokens: the tagger's training text has them apart, a name's span ends before its
/// genitive, and "Orlova's trip" aligns with "Orlova ’s trip". The rejected alternative, one token, made "Russia" and
/// "Russia's" different readings.
/// </remarks>
internal static class Clitics
{
    /// <summary>Units before the clitic at the end of <paramref name="word"/>; 0 where it has none.</summary>
    public static int Split(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
            return 0;
        for (var tail = 1; tail <= 2 && tail < word.Length - 1; tail++)
        {
            if (!Characters.IsApostrophe(word[^(tail + 1)]))
                continue;
            var suffix = word[^tail..];
            if (suffix.Equals("t", StringComparison.OrdinalIgnoreCase))
                return char.ToLowerInvariant(word[^3]) == 'n' && word.Length > 3 ? word.Length - 3 : 0;
            return IsClitic(suffix) ? word.Length - tail - 1 : 0;
        }

        return 0;
    }

    /// <summary>End of the clitic that begins at <paramref name="index"/> ("U.S." + "'s"); <paramref name="index"/> where none does.</summary>
    public static int EndOfClitic(string text, int index)
    {
        if (index + 1 >= text.Length || !Characters.IsApostrophe(text[index]))
            return index;
        var end = index + 1;
        while (end < text.Length && end < index + 4 && char.IsLetterOrDigit(text[end]))
            end++;
        return IsClitic(text.AsSpan(index + 1, end - index - 1)) ? end : index;
    }

    private static bool IsClitic(ReadOnlySpan<char> suffix) =>
        suffix.Length switch
        {
            1 => char.ToLowerInvariant(suffix[0]) is 's' or 'm' or 'd',
            2 => suffix.Equals("ll", StringComparison.OrdinalIgnoreCase)
                || suffix.Equals("re", StringComparison.OrdinalIgnoreCase)
                || suffix.Equals("ve", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
}
