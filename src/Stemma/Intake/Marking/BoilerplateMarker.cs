using Stemma.Text;

namespace Stemma.Intake.Marking;

/// <summary>Marks links, prompts and headings by the shape and the words of whole lines.</summary>
/// <remarks>Precision comes before completeness: a paragraph that ends a sentence is marked only by its own words.</remarks>
internal static class BoilerplateMarker
{
    /// <summary>Words of one headline in a list of links; the longest have about 25.</summary>
    private const int LongestLink = 26;

    /// <summary>Words of a subheading; longer lines without a full stop are as often cut-off sentences.</summary>
    private const int LongestHeading = 12;

    /// <summary>Headings such as "More Stories" and the headline-like lines after them, to the next prose or the end.</summary>
    public static void MarkSections(MarkingDraft draft)
    {
        for (var index = 0; index < draft.Blocks.Count; index++)
        {
            if (draft.IsTaken(index) || !IsSectionHeading(draft, index))
                continue;
            var end = index + 1;
            while (end < draft.Blocks.Count && IsLink(draft, end))
                end++;
            // One short line may be a crosshead of the article when prose follows it: "Trending", "Related".
            if (end == index + 1 && end < draft.Blocks.Count && !draft.IsTaken(end))
                continue;
            for (var line = index; line < end; line++)
                draft.Take(line, BoilerplateKind.Related);
            index = end - 1;
        }
    }

    private static bool IsSectionHeading(MarkingDraft draft, int index) =>
        draft.Blocks[index].Words <= 8 && PhraseTable.Instance.IsSection(draft.TextOf(index));

    private static bool IsLink(MarkingDraft draft, int index)
    {
        var block = draft.Blocks[index];
        var line = draft.TextOf(index);
        if (draft.IsTaken(index))
            return true;
        if (block.Words > LongestLink || line.Contains("\n", StringComparison.Ordinal))
            return false;
        // After the last prose even a headline that is a sentence belongs to the list, unless it is long.
        return line[^1] is not '.' || block.Words <= 7 || (index > draft.LastProse && block.Words <= 12);
    }

    /// <summary>Lines that speak to the reader, and links that say so themselves ("READ MORE: …").</summary>
    public static void MarkPrompts(MarkingDraft draft)
    {
        for (var index = 0; index < draft.Blocks.Count; index++)
        {
            if (draft.IsTaken(index))
                continue;
            if (PhraseTable.Instance.KindOf(draft.TextOf(index), draft.Blocks[index].Words) is { } kind)
                draft.Take(index, kind);
            else if (IsCopyright(draft.TextOf(index), draft.Blocks[index].Words))
                draft.Take(index, BoilerplateKind.Other);
        }
    }

    private static bool IsCopyright(ReadOnlySpan<char> line, int words) =>
        words <= 60
        && (
            line[0] is '©'
            || line.StartsWith("(c) 2", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("(c) 1", StringComparison.OrdinalIgnoreCase)
            || (
                LineShape.StartsWithWords(line, "copyright")
                && line.Length > 10
                && (line[10] is '©' or '(' or ':' || char.IsDigit(line[10]))
            )
        );

    /// <summary>Short lines without a full stop that stand among paragraphs.</summary>
    public static void MarkHeadings(MarkingDraft draft)
    {
        for (var index = 0; index < draft.Blocks.Count; index++)
        {
            if (draft.IsTaken(index))
                continue;
            if (draft.Blocks[index].Role == BlockRole.Heading && draft.Blocks[index].Words <= LongestLink)
                draft.Take(index, BoilerplateKind.Heading);
            else if (IsHeading(draft, index))
                draft.Take(index, BoilerplateKind.Heading);
        }
    }

    private static bool IsHeading(MarkingDraft draft, int index)
    {
        var block = draft.Blocks[index];
        var line = draft.TextOf(index);
        if (block.Role is BlockRole.ListItem or BlockRole.Quote or BlockRole.Caption || block.Words > LongestHeading)
            return false;
        if (
            !LineShape.IsHeadline(line)
            || line[^1] is '!' or '…' or '"' or '”' or ')'
            || LineShape.EndsSentence(line) && line[^1] != '?'
        )
            return false;
        // A question in quotation marks is somebody's words.
        if (line[^1] == '?' && LineShape.HasQuotationMarks(line))
            return false;
        // Where paragraphs are set apart by blank lines, so is a heading.
        if (index > 0 && !block.BlankBefore && draft.Blocks[index - 1].BlankBefore && !draft.IsTaken(index - 1))
            return false;
        var next = index + 1;
        while (next < draft.Blocks.Count && draft.IsTaken(next))
            next++;
        var before = index == 0 || draft.IsTaken(index - 1) || draft.Blocks[index - 1].EndsSentence;
        return before && next < draft.Blocks.Count && draft.Blocks[next].IsProse;
    }

    /// <summary>What is left after the last prose: a short heading over title-case lines, or scraps of the page.</summary>
    public static void MarkTail(MarkingDraft draft)
    {
        var start = draft.LastProse + 1;
        if (start == 0)
            return;
        // A line that is no link ends every list before it, so each line is looked at twice at most.
        var broken = -1;
        for (var index = start; index < draft.Blocks.Count; index++)
        {
            if (draft.IsTaken(index))
                continue;
            var line = draft.TextOf(index);
            if (index >= broken && IsListOfLinks(draft, index, out broken))
            {
                for (var link = index; link < draft.Blocks.Count; link++)
                    draft.Take(link, BoilerplateKind.Related);
            }
            else if (
                draft.Blocks[index].Words <= 4
                && IsBesideBoilerplate(draft, index)
                && LineShape.IsHeadline(line)
                && !LineShape.EndsSentence(line)
            )
            {
                draft.Take(index, BoilerplateKind.Other);
            }
        }
    }

    private static bool IsBesideBoilerplate(MarkingDraft draft, int index) =>
        (index + 1 < draft.Blocks.Count && draft.IsTaken(index + 1)) || (index > 0 && draft.IsTaken(index - 1));

    // Two title-case headlines or more to the very end, perhaps under a short heading that no table knows.
    private static bool IsListOfLinks(MarkingDraft draft, int start, out int broken)
    {
        broken = -1;
        var first = draft.Blocks[start].Words <= 5 ? start + 1 : start;
        var links = 0;
        for (var index = first; index < draft.Blocks.Count; index++)
        {
            if (draft.IsTaken(index))
                continue;
            var line = draft.TextOf(index);
            if (
                draft.Blocks[index].Words is < 4 or > LongestLink
                || !LineShape.IsHeadline(line)
                || !LineShape.IsTitleCase(line)
                // Programmes, results and tour dates are in title case too.
                || StampScanner.Scan(line).Dates > 0
            )
            {
                broken = index;
                return false;
            }
            links++;
        }

        return links >= 2;
    }
}
