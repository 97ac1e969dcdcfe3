using System.Text;
using Stemma.Intake.Marking;

namespace Stemma.Intake.OfficeFormats;

/// <summary>Makes paragraphs of the lines of pages: hyphens at line ends mended, paragraphs joined over columns and
/// pages, running heads and page numbers told apart.</summary>
internal sealed class PdfParagraphs(DocumentText text)
{
    /// <summary>Share of a page's height at its top and foot where running heads and page numbers stand.</summary>
    private const double Margin = 0.12;

    /// <summary>How much larger than the commonest size a heading is set. Emphasis in the text is set 1.0 times, headings
    /// in reports from 1.15.</summary>
    private const double HeadingSize = 1.15;

    /// <summary>Characters of a heading; longer large print is an opening paragraph.</summary>
    private const int LongestHeading = 200;

    private readonly List<string> furniture = [];
    private readonly StringBuilder open = new();
    private bool headed;

    public void Write(IReadOnlyList<PdfPage> pages)
    {
        var repeated = Repeated(pages);
        var usual = UsualSize(pages);
        foreach (var page in pages)
        {
            foreach (var block in page.Blocks)
            {
                var right = block.Max(line => line.Right);
                var left = block.Min(line => line.Left);
                PdfLine? before = null;
                foreach (var line in block)
                {
                    if (IsAtEdge(line) && (repeated.Contains(Shape(line.Text)) || IsPageNumber(line.Text)))
                    {
                        furniture.Add(line.Text);
                        continue;
                    }

                    if (line.Size > usual * HeadingSize && line.Text.Length <= LongestHeading)
                    {
                        Heading(line, before, usual);
                    }
                    else
                    {
                        if (open.Length > 0 && (before is { } last ? Ends(last, line, left, right) : !Continues(line)))
                            Close(BlockRole.None);
                        Append(line.Text);
                    }

                    before = line;
                }
            }
        }

        Close(BlockRole.None);
    }

    private void Heading(PdfLine line, PdfLine? before, double usual)
    {
        if (before is { } last && last.Size > usual * HeadingSize && Math.Abs(last.Size - line.Size) < 0.5 && headed)
        {
            Append(line.Text);
            return;
        }

        Close(BlockRole.None);
        headed = true;
        Append(line.Text);
    }

    private void Close(BlockRole role)
    {
        if (open.Length > 0)
            text.Add(open.ToString(), headed ? BlockRole.Heading : role);
        open.Clear();
        headed = false;
        foreach (var line in furniture)
            text.AddFurniture(line);
        furniture.Clear();
    }

    private void Append(string line)
    {
        if (open.Length > 1 && open[^1] is '-' or '\u00ad' && char.IsLetter(open[^2]) && char.IsLower(line[0]))
            open.Length--;
        else if (open.Length > 0)
            open.Append(' ');
        open.Append(line);
    }

    // Within a block: the line before is short and ends a sentence, or this one is set in.
    private bool Ends(PdfLine last, PdfLine line, double left, double right)
    {
        if (headed)
            return true;
        var isShort = last.Right < right - ((right - left) * 0.15);
        var isSetIn = line.Left > left + line.Size && last.Left < left + line.Size;
        return EndsSentence(last.Text) && (isShort || isSetIn);
    }

    // At the beginning of a block: what is open goes on where its sentence has not ended and this begins in lower case.
    private bool Continues(PdfLine line) =>
        !headed
        && !EndsSentence(open.ToString(Math.Max(0, open.Length - 3), Math.Min(3, open.Length)))
        && (char.IsLower(line.Text[0]) || open[^1] == '-');

    private static bool EndsSentence(string words) =>
        words.AsSpan().TrimEnd("\"'”’)]") is [.., '.' or '!' or '?' or ':' or '…'];

    private static bool IsAtEdge(PdfLine line) => line.Height is < Margin or > 1 - Margin;

    private static HashSet<string> Repeated(IReadOnlyList<PdfPage> pages) =>
        pages
            .SelectMany(page =>
                page.Blocks.SelectMany(block => block).Where(IsAtEdge).Select(line => Shape(line.Text)).Distinct()
            )
            .GroupBy(shape => shape, StringComparer.Ordinal)
            .Where(group => group.Count() >= 2 && group.Count() * 3 >= pages.Count)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);

    // Page numbers in a running head change.
    private static string Shape(string line)
    {
        var shape = new StringBuilder(line.Length);
        foreach (var letter in line)
        {
            if (!char.IsDigit(letter))
                shape.Append(letter);
            else if (shape.Length == 0 || shape[^1] != '#')
                shape.Append('#');
        }

        return shape.ToString();
    }

    private static bool IsPageNumber(string line) =>
        line.Length <= 20
        && Shape(line).Replace(" ", "", StringComparison.Ordinal).Trim('-', '–', '—', '|', '.').ToLowerInvariant()
            is "#"
                or "page#"
                or "page#of#"
                or "#/#"
                or "#of#"
                or "p.#";

    private static double UsualSize(IReadOnlyList<PdfPage> pages) =>
        pages
            .SelectMany(page => page.Blocks)
            .SelectMany(block => block)
            .GroupBy(line => Math.Round(line.Size * 2) / 2)
            .OrderByDescending(group => group.Sum(line => line.Text.Length))
            .ThenBy(group => group.Key)
            .Select(group => group.Key)
            .FirstOrDefault(10);
}
