using System.Buffers;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Intake.Marking;

/// <summary>Marks captions and says whom pictures are credited to.</summary>
/// <remarks>
/// Known are: a line under a label ("Photo: Jane Doe/Reuters"); a bracket that holds a label or a picture agency, alone
/// or at the end of a line ("(Image: AP)", "(AP Photo/Jane Doe)"); a line that ends in such a credit without a full stop.
/// A line of up to <see cref="LongestCaption"/> words that ends in a credit is a caption; in a longer one only the
/// bracket is marked.
/// </remarks>
internal static class PictureCredits
{
    /// <summary>Words of a caption with its credit; agencies allow about 50.</summary>
    private const int LongestCaption = 60;

    /// <summary>Characters of a credit; two names and two agencies have about 80.</summary>
    private const int LongestCredit = 120;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(".?!|:;\n");

    private static readonly string[] Labels =
    [
        "image credit",
        "image credits",
        "image source",
        "image courtesy",
        "photo credit",
        "photo credits",
        "photo source",
        "photo courtesy",
        "photos courtesy",
        "picture credit",
        "picture courtesy",
        "picture source",
        "file photo",
        "file image",
        "file picture",
        "file pic",
        "representational image",
        "representative image",
        "representational photo",
        "image",
        "images",
        "photo",
        "photos",
        "photograph",
        "photographs",
        "photography",
        "picture",
        "pictures",
        "pic",
        "pics",
        "illustration",
        "graphic",
        "credit",
        "credits",
        "courtesy",
        "screengrab",
        "screenshot",
        "video",
        "main image",
        "featured image",
        "top image",
        "lead image",
        "cover image",
    ];

    public static void Mark(MarkingDraft draft)
    {
        for (var index = 0; index < draft.Blocks.Count; index++)
        {
            if (draft.IsTaken(index) || (index >= draft.LastProse && EndsInAgencies(draft.TextOf(index))))
                continue;
            var block = draft.Blocks[index];
            var line = draft.TextOf(index);
            if (block.Words <= LongestCaption && (Labelled(line) ?? SlashCredit(line)) is { } name)
                Take(draft, index, block.Span, name);
            else if (Bracket(line) is { } bracket)
                TakeBracket(draft, index, bracket);
            else if (block.Role == BlockRole.Caption || IsFilePhoto(line, block.Words))
                draft.Take(index, BoilerplateKind.Caption);
        }
    }

    /// <summary>True where several agencies that send words stand after the last stop, as at the end of a report: "(AFP/Reuters)".</summary>
    private static bool EndsInAgencies(ReadOnlySpan<char> line)
    {
        var stop = line.LastIndexOfAny(".!?”\"");
        var credit = line[(stop + 1)..].Trim(" ()[]–—-");
        return credit.Length <= LongestCredit
            && !credit.EndsWith("Images", StringComparison.OrdinalIgnoreCase)
            && CreditLines.AllKnown(credit).Length > 1;
    }

    private static void Take(MarkingDraft draft, int index, TextSpan credit, string name)
    {
        draft.Take(index, BoilerplateKind.Caption);
        if (name.Length > 0)
            draft.Add(new Credit(credit, name, CreditKind.Image));
    }

    private static void TakeBracket(MarkingDraft draft, int index, (int Start, string Name) bracket)
    {
        var block = draft.Blocks[index];
        var span = new TextSpan(block.Span.Start + bracket.Start, block.Span.End);
        if (block.Words <= LongestCaption)
        {
            Take(draft, index, span, bracket.Name);
            return;
        }

        draft.Add(new Boilerplate(span, BoilerplateKind.Caption));
        if (bracket.Name.Length > 0)
            draft.Add(new Credit(span, bracket.Name, CreditKind.Image));
    }

    /// <summary>The name after a label that opens the line; "" where the line is the label alone; null otherwise.</summary>
    private static string? Labelled(ReadOnlySpan<char> line)
    {
        var bare = line.Trim("()[] ");
        foreach (var label in Labels)
        {
            if (!LineShape.StartsWithWords(bare, label))
                continue;
            var rest = bare[label.Length..].TrimStart();
            if (rest.IsEmpty)
                return label.Contains(' ', StringComparison.Ordinal) ? "" : null;
            var marked = rest[0] is ':' or '|' or '©';
            if (
                !marked
                && !LineShape.StartsWithWords(rest, "by")
                && !LineShape.StartsWithWords(rest, "courtesy of")
                && !LineShape.StartsWithWords(rest, "via")
            )
                continue;
            var name = rest.TrimStart(":|© ");
            // "Photo by photo, the album shows …" goes on as a sentence.
            if (name.IsEmpty || name.Length > LongestCredit || (!marked && LineShape.EndsSentence(line)))
                return null;
            return Name(name);
        }

        return null;
    }

    // "… in London on Friday. Jane Doe/Reuters", "AFP via Getty Images".
    private static string? SlashCredit(ReadOnlySpan<char> line)
    {
        if (line[^1] is '.' or '”' or '"')
            return null;
        var from = Math.Max(0, line.Length - LongestCredit);
        var tail = line[from..];
        var stop = tail.LastIndexOfAny(ClauseEnds);
        tail = tail[(stop + 1)..].Trim();
        var words = tail.Count(' ') + 1;
        var slash = tail.LastIndexOf('/');
        if (slash > 0 && words <= 7 && (IsPictureAgency(tail[(slash + 1)..]) || IsPictureAgency(tail[..slash])))
            return Name(tail);
        return
            words <= 6
            && (
                tail.EndsWith("Getty Images", StringComparison.OrdinalIgnoreCase)
                || tail.EndsWith("Shutterstock", StringComparison.OrdinalIgnoreCase)
                || tail.EndsWith(" file photo", StringComparison.OrdinalIgnoreCase)
            )
            ? Name(tail)
            : null;
    }

    private static (int Start, string Name)? Bracket(ReadOnlySpan<char> line)
    {
        if (line[^1] is not (')' or ']'))
            return null;
        var open = line.LastIndexOfAny("([");
        if (open < 0 || line.Length - open > LongestCredit)
            return null;
        var inner = line[(open + 1)..^1].Trim();
        if (inner.IsEmpty)
            return null;
        if (Labelled(inner) is { } name)
            return (open, name);
        var slash = inner.IndexOf('/');
        var pictured =
            LineShape.ContainsWords(inner, "photo")
            || LineShape.ContainsWords(inner, "photos")
            || LineShape.ContainsWords(inner, "image")
            || LineShape.ContainsWords(inner, "images")
            || LineShape.ContainsWords(inner, "pool")
            || (slash > 0 && (IsPictureAgency(inner[..slash]) || IsPictureAgency(inner[(slash + 1)..])));
        return pictured && inner.Count(' ') < 10 ? (open, Name(inner)) : null;
    }

    private static bool IsFilePhoto(ReadOnlySpan<char> line, int words) =>
        words <= LongestCaption
        && (
            line.StartsWith("FILE - ", StringComparison.Ordinal)
            || line.StartsWith("FILE – ", StringComparison.Ordinal)
            || line.StartsWith("FILE PHOTO", StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsPictureAgency(ReadOnlySpan<char> name) => Known(name) is not null;

    /// <summary>The agency or outlet in a credit, spelled out; otherwise the last name as written.</summary>
    private static string Name(ReadOnlySpan<char> credit)
    {
        var written = credit.Trim(" .,()[]").ToString();
        foreach (var part in written.Split(['/', '|', ',', ';']).SelectMany(part => part.Split(" via ")))
        {
            if (Known(part) is { } known)
                return known;
        }

        foreach (var suffix in (ReadOnlySpan<string>)["file", "files", "archive", "handout", "supplied", "pool"])
        {
            if (
                written.EndsWith("/" + suffix, StringComparison.OrdinalIgnoreCase)
                || written.EndsWith("/ " + suffix, StringComparison.OrdinalIgnoreCase)
            )
                written = written[..written.LastIndexOf('/')].TrimEnd();
        }

        var slash = written.LastIndexOf('/');
        return LineShape.StartsWithWords(written, "by") ? written[3..] : written[(slash + 1)..].Trim();
    }

    private static string? Known(ReadOnlySpan<char> part)
    {
        var name = part.Trim(" .,()[]©");
        foreach (var suffix in (ReadOnlySpan<string>)[" file photo", " photo", " photos", " images", " file", " pool"])
        {
            if (OutletGazetteer.Find(name.ToString()) is { } match)
                return match.Outlet.Name;
            if (name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                name = name[..^suffix.Length].TrimEnd();
        }

        return OutletGazetteer.Find(name.ToString())?.Outlet.Name;
    }
}
