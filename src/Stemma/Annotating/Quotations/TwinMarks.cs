using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>Quotation marks that are written as two single ones: ''It holds,'' she said, or ``It holds,'' she said.</summary>
/// <remarks>Wire copy and converted pages have them; they are read as one double mark with a space on its outer side.</remarks>
internal static class TwinMarks
{
    /// <summary>The text, of the same length, with each pair as a straight double mark and a space; the text itself where it has none.</summary>
    public static string Joined(string text)
    {
        var at = Next(text, 0);
        if (at < 0)
            return text;
        var letters = text.ToCharArray();
        for (; at >= 0; at = Next(text, at + 2))
        {
            // The mark stands on the side of the words, so that the space shows whether it opens or closes.
            var next = at + 2;
            while (next < text.Length && next < at + 4 && text[next] == '\'')
                next++;
            var after = next < text.Length ? text[next] : ' ';
            var before = at > 0 ? text[at - 1] : ' ';
            var opens =
                text[at] == '`'
                || (!char.IsWhiteSpace(after) && (char.IsWhiteSpace(before) || before is '(' or '[' or '—'));
            // Of three in a row the inner one is nested: the last where they open, the first where they close.
            if (!opens && at + 2 < text.Length && text[at + 2] == text[at])
                at++;
            (letters[at], letters[at + 1]) = opens ? (' ', '"') : ('"', ' ');
        }

        return new string(letters);
    }

    /// <summary>The stretch with both signs of its marks.</summary>
    public static QuotedStretch Widen(QuotedStretch stretch, string text)
    {
        var (start, end) = (stretch.Outer.Start, stretch.Outer.End);
        if (start > 0 && start < stretch.Span.Start && IsPair(text, start - 1))
            start--;
        if (end > stretch.Span.End && end < text.Length && IsPair(text, end - 1))
            end++;
        return stretch with { Outer = new TextSpan(start, end) };
    }

    private static int Next(string text, int from)
    {
        for (var at = from; at + 1 < text.Length; at++)
        {
            var next = text.AsSpan(at).IndexOfAny('\'', '`');
            if (next < 0)
                return -1;
            at += next;
            if (IsPair(text, at))
                return at;
        }

        return -1;
    }

    private static bool IsPair(string text, int at) =>
        at + 1 < text.Length && text[at] is '\'' or '`' && text[at + 1] == text[at];
}
