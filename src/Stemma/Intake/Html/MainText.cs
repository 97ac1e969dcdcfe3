using System.Collections.Immutable;
using AngleSharp.Html.Dom;
using Stemma.Intake.Marking;

namespace Stemma.Intake.Html;

/// <summary>Finds the element that holds the report and writes its text.</summary>
/// <remarks>SmartReader (a port of Mozilla's Readability) chooses the element; what it leaves is written block by block.
/// It changes the document, so all metadata must have been read before.</remarks>
internal static class MainText
{
    /// <summary>Elements of a page that is searched; above it only paragraphs are collected. The largest of 90 news
    /// pages had under 3,000.</summary>
    private const int MaxElements = 40_000;

    /// <summary>Characters; a shorter find is a teaser or a notice, and the page's own paragraphs are tried instead.</summary>
    private const int Shortest = 140;

    /// <param name="document">Changed by the search.</param>
    /// <param name="address">The page's address, or null.</param>
    /// <returns>Empty text where the page has none.</returns>
    public static (string Text, ImmutableArray<MarkedUp> Roles) Find(IHtmlDocument document, string? address)
    {
        var fallback = Paragraphs(document);
        if (document.All.Length > MaxElements)
            return fallback;
        (string Text, ImmutableArray<MarkedUp> Roles) found = ("", []);
        using var reader = new SmartReader.Reader(address ?? "http://page.invalid/", document);
        reader.AddCustomOperationEnd(element => found = BlockText.Of(element));
        reader.GetArticle();
        return found.Text.Length >= Shortest || found.Text.Length >= fallback.Text.Length ? found : fallback;
    }

    // The paragraphs of the first article or main element, or of the whole body, without those that are mostly links.
    private static (string Text, ImmutableArray<MarkedUp> Roles) Paragraphs(IHtmlDocument document)
    {
        var root = document.QuerySelector("article") ?? document.QuerySelector("main") ?? document.Body;
        if (root is null)
            return ("", []);
        if (root.QuerySelector("p") is null)
            return BlockText.Of(root);
        var builder = new System.Text.StringBuilder();
        foreach (var paragraph in root.QuerySelectorAll("p"))
        {
            var (text, _) = BlockText.Of(paragraph);
            if (
                text.Length == 0
                || paragraph.QuerySelectorAll("a").Sum(link => link.TextContent.Length) * 2 > text.Length
            )
                continue;
            builder.Append(builder.Length > 0 ? "\n\n" : "").Append(text);
        }

        return (builder.ToString(), []);
    }
}
