namespace Stemma.Annotating.Quotations;

/// <summary>What a quotation mark can do where it stands.</summary>
internal enum MarkRole
{
    /// <summary>No quotation mark here.</summary>
    None,

    /// <summary>Can only open.</summary>
    Opening,

    /// <summary>Can only close.</summary>
    Closing,

    /// <summary>Could do either; the state of the paragraph decides.</summary>
    Either,
}

/// <summary>Judges quotation marks by what stands beside them first and by their shape second.</summary>
/// <remarks>
/// Shape comes second because pages that were converted or rewritten by machine mix straight, curly and reversed marks
/// within one quotation, whereas white space beside a mark survives such treatment.
/// </remarks>
internal static class Marks
{
    public static bool IsDouble(char mark) => mark is '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '＂';

    public static bool IsSingle(char mark) => mark is '\'' or '‘' or '’' or '‚' or '‛' or '‹' or '›';

    /// <summary>The role of the double mark at <paramref name="index"/>.</summary>
    public static MarkRole RoleOfDouble(string text, int index)
    {
        var opens = CanOpen(text, index);
        var closes = CanClose(text, index);
        if (opens != closes)
            return opens ? MarkRole.Opening : MarkRole.Closing;
        return text[index] switch
        {
            '“' or '„' or '‟' => opens ? MarkRole.Either : MarkRole.Opening,
            '«' => MarkRole.Opening,
            '»' => MarkRole.Closing,
            '”' => opens ? MarkRole.Either : MarkRole.Closing,
            _ => MarkRole.Either,
        };
    }

    /// <summary>The role of the single mark at <paramref name="index"/>; None for an apostrophe inside or before a word.</summary>
    public static MarkRole RoleOfSingle(string text, int index)
    {
        var before = index > 0 ? text[index - 1] : ' ';
        var after = index + 1 < text.Length ? text[index + 1] : ' ';
        if (char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after))
            return MarkRole.None;
        if (IsGapBefore(before) || IsDouble(before))
        {
            // ’90s, ’em, ’tis: an apostrophe stands for what was left out.
            if (char.IsDigit(after) && text[index] != '‘' || IsElision(text, index + 1))
                return MarkRole.None;
            return IsGapAfter(after) || char.IsWhiteSpace(after) ? MarkRole.None : MarkRole.Opening;
        }

        return text[index] is '‘' or '‚' && !IsGapAfter(after) ? MarkRole.Opening : MarkRole.Closing;
    }

    /// <summary>True where a straight mark after a digit means inches or seconds: 6'2", 12".</summary>
    public static bool IsMeasure(string text, int index) =>
        text[index] is '"' or '”' && index > 0 && char.IsAsciiDigit(text[index - 1]);

    private static bool CanOpen(string text, int index)
    {
        if (index + 1 >= text.Length)
            return false;
        var after = text[index + 1];
        return !char.IsWhiteSpace(after) && after is not (',' or '.' or ';' or '!' or '?' or ')' or ']' or '”' or '»');
    }

    private static bool CanClose(string text, int index) => index > 0 && !IsGapBefore(text[index - 1]);

    private static bool IsGapBefore(char before) =>
        char.IsWhiteSpace(before)
        || before is '(' or '[' or '{' or '—' or '–' or '“' or '„' or '«' or '‘' or '/' or '\u200B';

    private static bool IsGapAfter(char after) =>
        char.IsWhiteSpace(after) || after is ',' or '.' or ';' or ':' or '!' or '?' or ')' or ']' or '—' or '–';

    private static bool IsElision(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 6 && char.IsLetter(text[end]))
            end++;
        return text.AsSpan(start, end - start)
            is "em"
                or "tis"
                or "Tis"
                or "twas"
                or "Twas"
                or "til"
                or "cause"
                or "n"
                or "bout"
                or "cos";
    }
}
