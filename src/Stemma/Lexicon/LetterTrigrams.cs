namespace Stemma.Lexicon;

/// <summary>Runs through a text three letters at a time.</summary>
/// <remarks>Letters and marks are lower-cased; whatever lies between words is one space, and so are the text's ends.
/// The key of three letters is exact: 21 bits a letter would not fit, 16 bits a UTF-16 unit do.</remarks>
internal static class LetterTrigrams
{
    /// <summary>Calls <paramref name="take"/> for each of the first <paramref name="limit"/> trigrams with a letter in its middle.</summary>
    /// <returns>How many there were.</returns>
    public static int Each(ReadOnlySpan<char> text, int limit, Action<ulong> take)
    {
        var count = 0;
        ulong first = ' ',
            second = ' ';
        for (var index = 0; index <= text.Length && count < limit; index++)
        {
            var third = index < text.Length && IsOfWord(text[index]) ? char.ToLowerInvariant(text[index]) : ' ';
            if (third == ' ' && second == ' ')
                continue;
            if (second != ' ')
            {
                take((first << 32) | (second << 16) | third);
                count++;
            }

            (first, second) = (second, third);
        }

        return count;
    }

    private static bool IsOfWord(char letter) =>
        char.IsLetter(letter)
        || char.IsSurrogate(letter)
        || char.GetUnicodeCategory(letter)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
