using System.Collections.Immutable;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Intake.Marking;

/// <summary>Marks whom an article credits for its words: agencies in datelines and last lines, outlets, handles.</summary>
internal static class CreditMarker
{
    /// <summary>Characters of a dateline: places, a date and an agency.</summary>
    private const int LongestDateline = 100;

    /// <summary>Labelled credits after one report, each of another source of its source; a bound on hostile lines.</summary>
    private const int MostLabels = 4;

    /// <summary>Characters of an abbreviated month or state with its stop: "Calif.", "N.S.W.".</summary>
    private const int LongestAbbreviation = 6;

    public static void Mark(MarkingDraft draft)
    {
        for (var index = 0; index < draft.Blocks.Count; index++)
        {
            if (draft.IsTaken(index))
                continue;
            var block = draft.Blocks[index];
            var line = draft.TextOf(index);
            var (first, labelled) = WithoutLabels(line, block.Span.Start);
            if (block.Words <= CreditLines.MostWords && CreditLines.Read(first) is { } credited)
            {
                // Two words may be a heading; a bare "Agencies" or name stands after the report.
                if (credited.OnlyAtEnd && index < draft.LastProse)
                    continue;
                draft.Take(index, BoilerplateKind.Credit);
                Credits(labelled.Count == 0 ? line : first, block.Span.Start, credited.Names).ForEach(draft.Add);
                labelled.ForEach(draft.Add);
            }
            else if (index <= draft.FirstProse + 1 && Dateline(line) is var (start, length) && length > 0)
            {
                AddAgency(draft, block.Span.Start + start, line.Slice(start, length));
            }
        }

        if (draft.LastProse >= 0)
            MarkTrailingLabel(draft);
        if (draft.LastProse >= 0 && TrailingAgency(draft.TextOf(draft.LastProse)) is var (at, count) && count > 0)
            AddAgency(
                draft,
                draft.Blocks[draft.LastProse].Span.Start + at,
                draft.TextOf(draft.LastProse).Slice(at, count)
            );
    }

    /// <summary>Labelled credits after the last sentence of the report, on its line: "… he said. Source: Example News."</summary>
    private static void MarkTrailingLabel(MarkingDraft draft) =>
        WithoutLabels(draft.TextOf(draft.LastProse), draft.Blocks[draft.LastProse].Span.Start)
            .Labelled.ForEach(draft.Add);

    /// <summary>What stands on a line before credits with labels of their own, and these: "… Source: Example News. Source: Another."</summary>
    private static (string First, List<Credit> Labelled) WithoutLabels(ReadOnlySpan<char> line, int start)
    {
        var found = new List<Credit>();
        while (
            found.Count < MostLabels
            && line.LastIndexOf(" Source:", StringComparison.OrdinalIgnoreCase) is > 0 and var label
            && LineShape.EndsSentence(line[..label])
            && CreditLines.Labelled(line[(label + 1)..]) is { } credited
        )
        {
            found.AddRange(Credits(line[(label + 1)..], start + label + 1, credited.Names));
            line = line[..label];
        }

        return (line.ToString(), found);
    }

    /// <summary>Of one name the whole stretch is the credit, of several each its own words.</summary>
    private static List<Credit> Credits(ReadOnlySpan<char> stretch, int start, ImmutableArray<CreditedName> names)
    {
        var found = new List<Credit>();
        var from = 0;
        foreach (var (name, kind, written) in names)
        {
            var at = names.Length == 1 ? 0 : from + stretch[from..].IndexOf(written, StringComparison.Ordinal);
            var length = names.Length == 1 ? stretch.Length : written.Length;
            found.Add(new Credit(new TextSpan(start + at, start + at + length), name, kind));
            from = at + length;
        }

        return found;
    }

    private static void AddAgency(MarkingDraft draft, int start, ReadOnlySpan<char> credit)
    {
        if (CreditLines.AllKnown(credit) is { Length: > 1 } several)
        {
            Credits(credit, start, several).ForEach(draft.Add);
            return;
        }

        var written = credit.Trim(" ()[]–—-").ToString();
        var known = OutletGazetteer.Find(written)?.Outlet;
        var kind = known?.Kind == OutletKind.Outlet ? CreditKind.Outlet : CreditKind.Agency;
        draft.Add(new Credit(new TextSpan(start, start + credit.Length), known?.Name ?? written, kind));
    }

    /// <summary>Where the bracket of a dateline stands: "LEEDS, England, May 4 (Reuters) - ". Length 0 where there is none.</summary>
    /// <remarks>Before it at most eight words, the first with a capital; after it a dash, or capitals before it.</remarks>
    private static (int Start, int Length) Dateline(ReadOnlySpan<char> line)
    {
        var head = line[..Math.Min(line.Length, LongestDateline)];
        var open = head.IndexOf('(');
        var close = head.IndexOf(')');
        if (open < 0 || close < open + 3 || close - open > 40 || head[..open].Count(' ') > 8)
            return (0, 0);
        var place = head[..open].Trim();
        var name = head[(open + 1)..close];
        if (!IsName(name) || head[..open].ContainsAny('"', '“') || EndsSentence(head[..open]))
            return (0, 0);
        var rest = line[(close + 1)..].TrimStart();
        var dashed = !rest.IsEmpty && rest[0] is '-' or '–' or '—' or ':';
        var known = IsKnown(name);
        var capitals = place.Length >= 3 && IsCapitals(place[..Math.Max(0, FirstWord(place))]);
        return (place.IsEmpty && known && dashed) || (dashed && (known || capitals)) || (known && capitals)
            ? (open, close - open + 1)
            : (0, 0);
    }

    /// <summary>An agency after the last full stop: "… he said. — AFP", "… on Friday. (Reuters)".</summary>
    private static (int Start, int Length) TrailingAgency(ReadOnlySpan<char> line)
    {
        var tail = line[Math.Max(0, line.Length - 50)..];
        var offset = line.Length - tail.Length;
        var stop = tail.LastIndexOfAny(".!?”\"");
        if (stop < 0)
            return (0, 0);
        var after = tail[(stop + 1)..];
        var start = offset + stop + 1 + after.Length - after.TrimStart().Length;
        var credit = line[start..];
        if (credit.Length < 3)
            return (0, 0);
        var bracketed = credit[0] is '(' or '[' && credit[^1] is ')' or ']';
        var dashed = credit[0] is '-' or '–' or '—';
        var name = credit.Trim(" ()[]–—-");
        if (!(bracketed || dashed) || !IsName(name))
            return (0, 0);
        // An unknown name in brackets is a credit where it is one word with a capital; "(Laughs)" would be inside marks.
        return IsKnown(name) || (bracketed && !name.Contains(' ')) ? (start, credit.Length) : (0, 0);
    }

    /// <summary>True where a full stop ends more than an abbreviation: "Sept.", "Mich." and "N.Y." are short and capitalised.</summary>
    private static bool EndsSentence(ReadOnlySpan<char> words)
    {
        foreach (var range in words.Split(' '))
        {
            var word = words[range].TrimEnd(',');
            if (!word.IsEmpty && word[^1] == '.' && (word.Length > LongestAbbreviation || !char.IsUpper(word[0])))
                return true;
        }

        return false;
    }

    private static bool IsKnown(ReadOnlySpan<char> name) =>
        OutletGazetteer.Find(name.ToString()) is not null || !CreditLines.AllKnown(name).IsEmpty;

    private static bool IsName(ReadOnlySpan<char> text) =>
        !text.IsEmpty
        && char.IsUpper(text[0])
        && !text.ContainsAnyInRange('0', '9')
        && text.Count(' ') <= 4
        && !text.ContainsAny(',', ';', ':');

    private static int FirstWord(ReadOnlySpan<char> text) =>
        text.IndexOfAny(' ', ',') is >= 0 and var end ? end : text.Length;

    private static bool IsCapitals(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (char.IsLower(letter))
                return false;
        }

        return word.Length >= 2;
    }
}
