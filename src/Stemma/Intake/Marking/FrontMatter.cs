using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Intake.Marking;

/// <summary>Reads headline, date and byline from the lines before and after the reporting, and marks those lines.</summary>
/// <remarks>Only lines that are nothing else are read, and a stamp at the very start of the text: a date in prose says
/// when something happened, not when it was published.</remarks>
internal static class FrontMatter
{
    /// <summary>Lines before the first prose that are looked at; mastheads with section, headline, summary, byline and
    /// two stamps have eight.</summary>
    private const int MostLines = 10;

    /// <summary>Words of a headline; the longest tabloid ones have about 25.</summary>
    private const int LongestHeadline = 25;

    /// <summary>Marks stamps, bylines and agency notes.</summary>
    public static void MarkLines(MarkingDraft draft)
    {
        MarkStrayStamp(draft);
        var front = FrontLines(draft);
        // Stamps and bylines may stand under a summary that reads like prose, and once more at the end.
        for (var index = 0; index < draft.Blocks.Count; index++)
        {
            var outer = index < front + 3 || index >= draft.Blocks.Count - 4;
            MarkStamp(draft, index, outer);
            if (outer && !draft.IsTaken(index))
                MarkByline(draft, index);
        }

        for (var index = 0; index < front; index++)
        {
            if (!draft.IsTaken(index) && IsAdvisory(draft.TextOf(index)))
                draft.Take(index, BoilerplateKind.Other);
        }
    }

    private static int FrontLines(MarkingDraft draft) =>
        draft.FirstProse < 0 ? 0 : Math.Min(draft.FirstProse, MostLines);

    // " date 2031-05-04 The mayor …": left by scrapers in front of the first sentence.
    private static void MarkStrayStamp(MarkingDraft draft)
    {
        if (draft.Blocks.Count == 0)
            return;
        var line = draft.TextOf(0);
        var stamp = StampScanner.Scan(line);
        if (stamp.Published is null || stamp.Dates != 1 || stamp.Length >= line.Length)
            return;
        var rest = line[stamp.Length..].TrimStart();
        var figures =
            line[..stamp.Length].ContainsAnyInRange('0', '9')
            && line[..stamp.Length].Contains("-", StringComparison.Ordinal);
        if (rest.IsEmpty || char.IsLower(rest[0]) || !(stamp.Labelled || figures))
            return;
        var start = draft.Blocks[0].Span.Start;
        draft.Add(
            new Boilerplate(
                new TextSpan(start, start + line[..stamp.Length].TrimEnd().Length),
                BoilerplateKind.Datestamp
            )
        );
        Date(draft, stamp);
    }

    private static void MarkStamp(MarkingDraft draft, int index, bool outer)
    {
        var block = draft.Blocks[index];
        if (block.Words > 24 || block.Span.Length > 160 || draft.IsTaken(index))
            return;
        var line = draft.TextOf(index);
        var stamp = StampScanner.Scan(line);
        var bylined =
            outer
            && stamp.Dates > 0
            && stamp.Length < line.Length
            && Byline(line[stamp.Length..].Trim(" |•·,–—-")) is not null;
        if (stamp.Dates == 0 || (stamp.Length < line.Length && !bylined))
        {
            if (outer && !block.EndsSentence && Byline(line) is null && PartStamp(line) is { } part)
            {
                draft.Take(index, BoilerplateKind.Datestamp);
                Date(draft, part);
            }

            return;
        }

        if (bylined)
            draft.Article = draft.Article with
            {
                Byline = draft.Article.Byline ?? Byline(line[stamp.Length..].Trim(" |•·,–—-")),
            };
        draft.Take(index, BoilerplateKind.Datestamp);
        if (outer)
            Date(draft, stamp);
    }

    // "World · Sunday, May 4, 2031 · 6:50 p.m. · Staff writer": one part of a line of parts is a whole stamp.
    private static Stamp? PartStamp(ReadOnlySpan<char> line)
    {
        foreach (var range in line.SplitAny("|·•"))
        {
            var part = line[range].Trim();
            if (part.Length == line.Length)
                return null;
            var stamp = StampScanner.Scan(part);
            if (stamp.Dates > 0 && stamp.Length == part.Length && (stamp.Published ?? stamp.Modified) is not null)
                return stamp;
        }

        return null;
    }

    private static void Date(MarkingDraft draft, Stamp stamp) =>
        draft.Article = draft.Article with
        {
            Published = draft.Article.Published ?? stamp.Published,
            Modified = draft.Article.Modified ?? stamp.Modified,
        };

    private static void MarkByline(MarkingDraft draft, int index)
    {
        var block = draft.Blocks[index];
        var line = draft.TextOf(index);
        if (block.Words > 24 || Byline(line) is not { } byline)
            return;
        // "By Jane Doe | 4 May 2031": the parts after the first are stamps or decoration.
        var bar = byline.AsSpan().IndexOfAny("|•·");
        var dated = StampScanner.Scan(bar < 0 ? [] : byline.AsSpan(bar));
        var name = (bar < 0 ? byline : byline[..bar]).Trim().TrimEnd(',');
        if (bar < 0 && StampAfterComma(byline) is var (comma, stamp) && comma > 0)
        {
            name = byline[..comma];
            dated = stamp;
        }

        draft.Article = draft.Article with { Byline = draft.Article.Byline ?? name };
        Date(draft, dated);
        draft.Take(index, BoilerplateKind.Other);
        CreditBylineAgency(draft, block.Span, line, name);
    }

    private static (int Comma, Stamp Stamp) StampAfterComma(string byline)
    {
        for (
            var comma = byline.IndexOf(',', StringComparison.Ordinal);
            comma >= 0;
            comma = byline.IndexOf(',', comma + 1)
        )
        {
            var stamp = StampScanner.Scan(byline.AsSpan(comma));
            if (stamp.Dates > 0 && stamp.Length == byline.Length - comma)
                return (comma, stamp);
        }

        return (0, default);
    }

    private static void CreditBylineAgency(MarkingDraft draft, TextSpan span, ReadOnlySpan<char> line, string name)
    {
        var comma = name.LastIndexOf(',');
        if (
            comma < 0
            || OutletGazetteer.Find(name[(comma + 1)..].Trim()) is not { } match
            || match.Outlet.Kind != OutletKind.Agency
        )
            return;
        var written = name.AsSpan(comma + 1).Trim();
        var at = line.IndexOf(written, StringComparison.Ordinal);
        draft.Add(
            new Credit(
                new TextSpan(span.Start + at, span.Start + at + written.Length),
                match.Outlet.Name,
                CreditKind.Agency
            )
        );
    }

    /// <summary>The authors of a line that begins with "By", or null where it is something else.</summary>
    internal static string? Byline(ReadOnlySpan<char> line)
    {
        foreach (var opening in (ReadOnlySpan<string>)["by", "written by", "words by", "story by"])
        {
            if (!LineShape.StartsWithWords(line, opening))
                continue;
            var rest = line[opening.Length..].TrimStart(" :");
            if (rest.Length < 3 || !char.IsUpper(rest[0]) || LineShape.EndsSentence(line) || rest.Length > 140)
                return null;
            // Names and places have capitals; a headline ("By noon the harbour was empty") goes on in lower case.
            int words = 0,
                capitals = 0;
            foreach (var range in rest.Split(' '))
            {
                var word = rest[range];
                if (
                    word.IsEmpty
                    || !char.IsLetter(word[0])
                    || word is "and" or "in" or "of" or "for" or "the" or "at" or "de" or "van" or "von" or "al"
                )
                    continue;
                words++;
                capitals += char.IsUpper(word[0]) ? 1 : 0;
            }

            return capitals >= 1 && capitals * 2 >= words && words <= 16 ? rest.ToString() : null;
        }

        return null;
    }

    // "(Updates toll, adds comment)", "UPDATE 3: Adds quotes": an agency's note to its customers.
    private static bool IsAdvisory(ReadOnlySpan<char> line)
    {
        var bare = line.TrimStart('(');
        foreach (
            var word in (ReadOnlySpan<string>)
                ["adds", "updates", "recasts", "corrects", "rewrites", "repeats", "writethru", "new throughout"]
        )
        {
            if (line[0] == '(' && line[^1] == ')' && LineShape.StartsWithWords(bare, word))
                return true;
        }

        return LineShape.StartsWithWords(line, "UPDATE") && line.Length > 8 && char.IsAsciiDigit(line[7]);
    }

    /// <summary>Marks what is left above the reporting as headline and headings; runs after all other rules.</summary>
    public static void MarkHeadline(MarkingDraft draft)
    {
        var front = FrontLines(draft);
        var candidates = Enumerable
            .Range(0, front)
            .Where(index => !draft.IsTaken(index) && IsHeadline(draft, index))
            .ToArray();
        // Set apart by a blank line somewhere before the prose, or short and directly above it.
        if (
            candidates.Length == 0
            || !(
                Enumerable.Range(0, front).Any(index => draft.Blocks[index].BlankAfter)
                || (front == 1 && draft.Blocks[0].Words <= 14)
            )
        )
            return;
        // A bar parts a masthead from its section ("Example Times | World"), which may be longer than the headline.
        var title = candidates.MaxBy(index =>
            draft.TextOf(index).Contains("|", StringComparison.Ordinal) ? 0 : draft.Blocks[index].Words
        );
        foreach (var index in candidates)
        {
            var line = draft.TextOf(index).ToString();
            if (index == title && draft.Blocks[index].Words >= 3)
                draft.Article = draft.Article with { Title = draft.Article.Title ?? line };
            else if (OutletGazetteer.Find(line) is { } match)
                draft.Article = draft.Article with { Publisher = draft.Article.Publisher ?? match.Outlet.Name };
            draft.Take(index, BoilerplateKind.Heading);
        }
    }

    private static bool IsHeadline(MarkingDraft draft, int index) =>
        draft.Blocks[index].Words <= LongestHeadline
        && draft.Blocks[index].Role is not (BlockRole.Caption or BlockRole.ListItem)
        && LineShape.IsHeadline(draft.TextOf(index))
        && !CreditLines.IsCreditLine(draft.TextOf(index))
        && PhraseTable.Instance.KindOf(draft.TextOf(index), draft.Blocks[index].Words) is null;
}
