namespace Stemma.Intake;

/// <summary>Tells English from everything else by its commonest words.</summary>
internal static class LanguageGuess
{
    /// <summary>Words looked at; enough for a stable share.</summary>
    private const int Sample = 400;

    /// <summary>Share of words that are among the commonest. English news has 25 to 40 per cent; other languages share a
    /// few of the spellings ("in", "was", "for") and stay below 8.</summary>
    private const double Share = 0.12;

    private static readonly HashSet<string> CommonWords = new(
        "the of and to in a is was that for on with as at by from it its has have had be are were will would he she they his her their said not but who an this which been after over more about".Split(
            ' '
        ),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>"en", or "und" where the text is short or something else.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        int words = 0,
            common = 0;
        var lookup = CommonWords.GetAlternateLookup<ReadOnlySpan<char>>();
        while (words < Sample && !text.IsEmpty)
        {
            var start = 0;
            while (start < text.Length && !char.IsLetter(text[start]))
                start++;
            var end = start;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            if (end > start)
            {
                words++;
                if (end - start <= 6 && lookup.Contains(text[start..end]))
                    common++;
            }

            text = text[end..];
        }

        return words >= 5 && common >= words * Share ? "en" : "und";
    }
}
