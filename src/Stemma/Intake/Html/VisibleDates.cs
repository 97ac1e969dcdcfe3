using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Stemma.Text;

namespace Stemma.Intake.Html;

/// <summary>Finds the date that a page prints for its article among all the dates it prints.</summary>
/// <remarks>
/// Each short line with a date is weighed by where it stands (near the headline; not among comments, links to other
/// articles, or in the foot), by what its elements are called, by its labels, and by whether the date is most of it. The
/// weights were set by hand on half of htmldate's evaluation pages; bench/Accuracy reports the other half.
/// </remarks>
internal sealed class VisibleDates
{
    /// <summary>Text nodes of a page that are looked at; the largest news pages have some 8,000.</summary>
    private const int MostNodes = 40_000;

    /// <summary>Lines with a date that are weighed; beyond is a calendar or an archive.</summary>
    private const int MostLines = 300;

    /// <summary>Characters of a line that is looked through for a date.</summary>
    private const int LongestLine = 160;

    /// <summary>Least weight of a date that is believed.</summary>
    private const double Least = 0.5;

    /// <summary>Least weight of a date that is plainly the article's: near the headline, and called a date or labelled.</summary>
    public const double Plain = 3;

    /// <summary>The same where the page prints no other day.</summary>
    private const double LeastAlone = -2;

    private static readonly string[] Unread =
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "select",
        "option",
        "textarea",
    ];

    private readonly List<Line> lines = [];
    private readonly List<(int Position, string Text, bool First)> headings = [];
    private int position;

    private sealed record Line(
        IElement Element,
        int Position,
        string Text,
        PublicationTime Time,
        bool IsModified,
        double Share
    );

    /// <summary>The date, or null where none is believable. A date of change is given where no other is.</summary>
    /// <param name="document">The page, not yet changed.</param>
    /// <param name="title">The article's headline; the page's title where null.</param>
    /// <param name="least">Weight that it must have; what the page's other dates suggest where null.</param>
    public static PublicationTime? Best(IHtmlDocument document, string? title, double? least = null)
    {
        if (document.Body is not { } body)
            return null;
        var search = new VisibleDates();
        search.Walk(body);
        return search.Choose(title ?? document.Title ?? "", least);
    }

    private PublicationTime? Choose(string title, double? least)
    {
        var headline = Headline(title);
        var next = headings
            .Where(heading => heading.Position > headline)
            .Select(heading => heading.Position)
            .FirstOrDefault(int.MaxValue);
        var repeated = lines
            .GroupBy(line => Signature(line.Element), StringComparer.Ordinal)
            .Where(group => group.Select(line => line.Time.Date).Distinct().Count() > 3)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        PublicationTime? best = null;
        var most = least ?? (lines.DistinctBy(line => line.Time.Date).Count() == 1 ? LeastAlone : Least);
        foreach (var line in lines)
        {
            var weight = WeightOf(line, headline, next);
            if (repeated.Contains(Signature(line.Element)))
                weight -= 1.5;
            if (weight > most || (best is null && weight >= most))
                (best, most) = (line.Time, weight);
        }

        return best;
    }

    private static double WeightOf(Line line, int headline, int next)
    {
        var weight = 0.0;
        var distance = line.Position - headline;
        if (headline >= 0)
        {
            weight += distance switch
            {
                >= -200 and < 0 => 1.5,
                >= 0 and < 400 => 2.5,
                >= 400 and < 1200 => 1,
                _ => 0,
            };
            if (line.Position > next && distance > 400)
                weight -= 0.5;
        }

        weight +=
            line.Share > 0.6 ? 1
            : line.Share > 0.3 ? 0.5
            : line.Text.Length > 100 ? -1.5
            : 0;
        if (line.IsModified)
            weight -= 1;
        return weight + DateSurroundings.Weigh(line.Element);
    }

    /// <summary>Where the heading stands that says what the title says; of none, the first of the highest rank; -1 without any.</summary>
    private int Headline(string title)
    {
        var page = PageTitle.Collapsed(title);
        foreach (var (at, text, _) in headings)
        {
            if (
                text.Length > 8
                && (
                    page.Contains(text, StringComparison.OrdinalIgnoreCase)
                    || text.Contains(page, StringComparison.OrdinalIgnoreCase) && page.Length > 8
                )
            )
                return at;
        }

        foreach (var (at, _, first) in headings)
        {
            if (first)
                return at;
        }

        return headings.Count > 0 ? headings[0].Position : -1;
    }

    private void Walk(IElement root)
    {
        var nodes = 0;
        INode? node = root;
        while (node is not null && nodes++ < MostNodes && lines.Count < MostLines)
        {
            var entered = true;
            if (node is IText text)
                Take(text);
            else if (node is IElement element)
                entered = Take(element);
            node = entered && node.FirstChild is { } child ? child : After(node, root);
        }
    }

    private static INode? After(INode? node, INode root)
    {
        while (node is not null && node != root)
        {
            if (node.NextSibling is { } sibling)
                return sibling;
            node = node.Parent;
        }

        return null;
    }

    private bool Take(IElement element)
    {
        if (Unread.Contains(element.LocalName, StringComparer.Ordinal))
            return false;
        if (element.LocalName is "h1" or "h2" or "h3")
            headings.Add((position, PageTitle.Collapsed(element.TextContent), element.LocalName == "h1"));
        // Some pages hide the exact time in an attribute and print it otherwise.
        if (
            element.LocalName is "time" or "abbr" or "span"
            && (element.GetAttribute("datetime") ?? element.GetAttribute("title")) is { Length: >= 8 and < 60 } hidden
            && PageDates.Parse(hidden) is { } time
        )
            lines.Add(
                new Line(
                    element,
                    position,
                    hidden,
                    time,
                    IsModified: element.ClassName?.Contains("updated", StringComparison.OrdinalIgnoreCase) == true,
                    1
                )
            );
        return true;
    }

    private void Take(IText node)
    {
        var words = node.Data;
        var start = position;
        foreach (var letter in words)
            position += char.IsWhiteSpace(letter) ? 0 : 1;
        if (!words.AsSpan().ContainsAnyInRange('0', '9') || node.ParentElement is not { } parent)
            return;
        var line = PageTitle.Collapsed(words);
        // A label or a month may stand in an element beside it.
        if (ShortText(parent) is { } whole)
            line = PageTitle.Collapsed(whole);
        if (line.Length < 6 || (lines.Count > 0 && lines[^1].Element == parent))
            return;
        line = line[..Math.Min(line.Length, LongestLine)];
        if (DatedLine.Of(line) is { } found)
            lines.Add(new Line(parent, start, line, found.Time, found.IsModified, found.Length / (double)line.Length));
    }

    /// <summary>The element's text where it is at most a line long; null otherwise. Reads no further than a line, since a
    /// hostile paragraph of a hundred thousand dated pieces asks for its own text at each of them.</summary>
    private static string? ShortText(IElement element)
    {
        var text = new StringBuilder();
        var nodes = 0;
        for (var node = element.FirstChild; node is not null; node = node.FirstChild ?? After(node, element))
        {
            if (node is IText words)
                text.Append(words.Data);
            if (text.Length > LongestLine || ++nodes > LongestLine)
                return null;
        }

        return text.ToString();
    }

    private static string Signature(IElement element) =>
        $"{element.ParentElement?.LocalName}.{element.ParentElement?.ClassName}>{element.LocalName}.{element.ClassName}";
}
