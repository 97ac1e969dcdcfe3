namespace Stemma.Annotating.Tokens;

/// <summary>Finds web addresses, which are one token.</summary>
internal static class UrlScanner
{
    /// <summary>End of the address that begins at <paramref name="start"/>, or <paramref name="start"/> where none does.</summary>
    public static int EndOfUrl(string text, int start)
    {
        var rest = text.AsSpan(start, Math.Min(8, text.Length - start));
        if (
            !rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            && !rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            && !rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        )
            return start;
        var end = start;
        while (end < text.Length && end - start < TokenScanner.Longest && !Ends(text[end]))
            end++;
        while (end > start && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']')
            end--;
        return end;
    }

    private static bool Ends(char character) =>
        Characters.IsBlank(character) || character is '"' or '<' or '>' or '\u201C' or '\u201D' or '\u2019' or '|';
}
