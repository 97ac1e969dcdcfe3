using System.Buffers;
using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>Pairs the quotation marks of one text, paragraph by paragraph; what one paragraph gets wrong ends with it.</summary>
/// <remarks>One pass with a look-ahead of one mark, so linear in the text whatever the marks are.</remarks>
internal sealed class MarkPairing
{
    private static readonly SearchValues<char> AnyMark = SearchValues.Create("\"“”„‟«»＂'‘’‚‛‹›");

    private readonly string text;
    private readonly List<QuotedStretch> stretches = [];
    private readonly List<int> doubles = [];
    private readonly List<TextSpan> singles = [];

    private MarkPairing(string text) => this.text = text;

    /// <summary>The outermost stretches in text order, not overlapping. Nested marks are part of their words.</summary>
    public static List<QuotedStretch> Pair(string text, IReadOnlyList<TextSpan> paragraphs)
    {
        var pairing = new MarkPairing(text);
        for (var number = 0; number < paragraphs.Count; number++)
        {
            var next = number + 1 < paragraphs.Count ? paragraphs[number + 1] : default;
            pairing.Paragraph(paragraphs[number], number, next);
        }

        return pairing.stretches;
    }

    private void Paragraph(TextSpan paragraph, int number, TextSpan next)
    {
        if (text.AsSpan(paragraph.Start, paragraph.Length).IndexOfAny(AnyMark) < 0)
            return;
        var first = stretches.Count;
        Doubles(paragraph, number, next);
        Singles(paragraph, number, next, first);
    }

    private void Doubles(TextSpan paragraph, int number, TextSpan next)
    {
        doubles.Clear();
        for (var index = paragraph.Start; index < paragraph.End; index++)
        {
            if (Marks.IsDouble(text[index]))
                doubles.Add(index);
        }

        var open = -1;
        var nested = false;
        for (var position = 0; position < doubles.Count; position++)
        {
            var mark = doubles[position];
            var role = Marks.RoleOfDouble(text, mark);
            if (open < 0)
            {
                if (Marks.IsMeasure(text, mark) && role != MarkRole.Opening)
                    continue;
                if (role != MarkRole.Closing)
                    open = mark;
                else if (stretches.Count == 0 || stretches[^1].Outer.End <= paragraph.Start)
                    Add(paragraph.Start, paragraph.Start, mark, mark + 1, number, StretchEnd.Unopened);
                continue;
            }

            var opensAgain = role == MarkRole.Opening || (role == MarkRole.Either && text[mark] is '“' or '„' or '«');
            if (opensAgain && !nested)
            {
                // Two closing marks in a row ahead: the inner pair is nested. Otherwise the earlier one was never closed.
                if (position + 2 < doubles.Count && ClosesAt(position + 1) && ClosesAt(position + 2))
                {
                    nested = true;
                    continue;
                }

                Add(open + 1, open, mark, mark, number, StretchEnd.Unclosed);
                open = mark;
                continue;
            }

            if (nested)
            {
                nested = false;
                continue;
            }

            Add(open + 1, open, mark, mark + 1, number, StretchEnd.Closed);
            open = -1;
        }

        if (open >= 0)
            Add(open + 1, open, paragraph.End, paragraph.End, number, EndAt(next, Marks.IsDouble));
    }

    private bool ClosesAt(int position) => Marks.RoleOfDouble(text, doubles[position]) == MarkRole.Closing;

    private StretchEnd EndAt(TextSpan next, Func<char, bool> isMark) =>
        !next.IsEmpty && isMark(text[next.Start]) ? StretchEnd.Continued : StretchEnd.Unclosed;

    /// <summary>Single marks outside the double ones; a single pair around a double one takes it in (British style).</summary>
    private void Singles(TextSpan paragraph, int number, TextSpan next, int first)
    {
        singles.Clear();
        var known = first;
        var open = -1;
        var possessive = -1;
        var unclosed = -1;
        for (var index = paragraph.Start; index < paragraph.End; index++)
        {
            while (known < stretches.Count && stretches[known].Outer.End <= index)
                known++;
            if (known < stretches.Count && stretches[known].Outer.Start <= index)
            {
                if (stretches[known].End == StretchEnd.Closed || stretches[known].Outer.End < paragraph.End)
                {
                    index = stretches[known].Outer.End - 1;
                    continue;
                }

                break;
            }

            if (!Marks.IsSingle(text[index]))
                continue;
            var role = Marks.RoleOfSingle(text, index);
            if (role == MarkRole.Opening)
            {
                if (open >= 0 && possessive >= 0)
                    singles.Add(new TextSpan(open, possessive + 1));
                else if (open >= 0 && StartsSpeech(open, paragraph.Start))
                    continue;
                (open, possessive) = (index, -1);
            }
            else if (role == MarkRole.Closing && open >= 0)
            {
                // "players’ strike": after an s it may be a possessive, so a later mark after punctuation wins.
                if (text[index - 1] is 's' or 'z' && index + 1 < paragraph.End && text[index + 1] == ' ')
                {
                    possessive = possessive < 0 ? index : possessive;
                    continue;
                }

                singles.Add(new TextSpan(open, index + 1));
                (open, possessive) = (-1, -1);
            }
        }

        if (open >= 0 && possessive >= 0)
            singles.Add(new TextSpan(open, possessive + 1));
        else if (open >= 0 && text[open] != '\'' && StartsSpeech(open, paragraph.Start))
            unclosed = open;
        Merge(paragraph, number, next, first, unclosed);
    }

    /// <summary>True where speech begins: at the paragraph's start, or after a comma or colon.</summary>
    private bool StartsSpeech(int open, int start)
    {
        var before = open - 1;
        while (before >= start && text[before] == ' ')
            before--;
        return before < start || text[before] is ',' or ':';
    }

    private void Merge(TextSpan paragraph, int number, TextSpan next, int first, int unclosed)
    {
        if (singles.Count == 0 && unclosed < 0)
            return;
        var pairs = stretches.GetRange(first, stretches.Count - first);
        stretches.RemoveRange(first, stretches.Count - first);
        var taken = 0;
        foreach (var single in singles)
        {
            while (taken < pairs.Count && pairs[taken].Outer.Start < single.Start)
                stretches.Add(pairs[taken++]);
            while (taken < pairs.Count && pairs[taken].Outer.Start < single.End)
                taken++;
            Add(single.Start + 1, single.Start, single.End - 1, single.End, number, StretchEnd.Closed);
        }

        while (taken < pairs.Count && (unclosed < 0 || pairs[taken].Outer.Start < unclosed))
            stretches.Add(pairs[taken++]);
        if (unclosed >= 0)
            Add(unclosed + 1, unclosed, paragraph.End, paragraph.End, number, EndAt(next, Marks.IsSingle));
    }

    private void Add(int start, int outerStart, int end, int outerEnd, int paragraph, StretchEnd how)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            stretches.Add(
                new QuotedStretch(new TextSpan(start, end), new TextSpan(outerStart, outerEnd), paragraph, how)
            );
    }
}
