namespace Stemma.Annotating.Sentences;

/// <summary>Tells line breaks that end a block from those that only wrap a long line.</summary>
internal readonly struct LineBreaks
{
    /// <summary>
    /// Shares of single line breaks that must fall inside a sentence (next line begins in lower case) before a text
    /// counts as wrapped. Wrapped prose has about 70 in 100, one paragraph a line has next to none.
    /// </summary>
    private const double WrappedShare = 0.3;

    private readonly bool wrapped;
    private readonly int width;

    private LineBreaks(bool wrapped, int width)
    {
        this.wrapped = wrapped;
        this.width = width;
    }

    /// <summary>Looks at all line breaks of a text once.</summary>
    public static LineBreaks Of(string text)
    {
        var breaks = 0;
        var inside = 0;
        var longest = 0;
        var lineStart = 0;
        for (var index = text.IndexOf('\n'); index >= 0; index = text.IndexOf('\n', index + 1))
        {
            var length = index - lineStart;
            if (length > 0 && index + 1 < text.Length && text[index + 1] != '\n')
            {
                breaks++;
                longest = Math.Max(longest, length);
                if (char.IsLower(text[index + 1]))
                    inside++;
            }

            lineStart = index + 1;
        }

        // Wrapped text has lines of one width; beyond 120 units nobody wraps.
        return new LineBreaks(inside >= 2 && inside >= breaks * WrappedShare && longest <= 120, longest);
    }

    /// <summary>True where the white space [start, end) ends a block.</summary>
    public bool EndsBlock(string text, int start, int end)
    {
        var gap = text.AsSpan(start, end - start);
        var first = gap.IndexOfAny('\n', '\u2029', '\f');
        if (first < 0)
            return false;
        if (!wrapped || gap[(first + 1)..].IndexOfAny('\n', '\u2029', '\f') >= 0)
            return true;
        // Of wrapped lines only one that stops well short of the width is the last of its block.
        var lineStart =
            start + first == 0 ? 0 : text.LastIndexOf('\n', start + first - 1, Math.Min(start + first, width + 1)) + 1;
        return start + first - lineStart < width * 2 / 3;
    }
}
