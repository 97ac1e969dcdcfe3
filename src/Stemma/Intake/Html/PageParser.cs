using System.Collections.Frozen;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Stemma.Intake.Html;

/// <summary>Parses markup into as much of a document as intake looks at.</summary>
/// <remarks>
/// Parsing is half of what reading a page costs. Left out are the attributes that nothing here reads (two of three on news
/// pages), style sheets and what stands in frames; that, and not copying the markup first, saves a third of the parsing.
/// </remarks>
internal static class PageParser
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Read = FrozenSet
        .Create(
            StringComparer.OrdinalIgnoreCase,
            "aria-hidden",
            "class",
            "content",
            "datetime",
            "hidden",
            "href",
            "http-equiv",
            "id",
            "itemprop",
            "lang",
            "name",
            "property",
            "pubdate",
            "rel",
            "role",
            "style",
            "title",
            "type",
            "xml:lang"
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HtmlParserOptions Options = new()
    {
        DisableElementPositionTracking = true,
        SkipProcessingInstructions = true,
        SkipRawText = true,
        ShouldEmitAttribute = static (ref _, name) => Read.Contains(name.Span),
    };

    /// <summary>The document; whoever asks for it disposes of it.</summary>
    /// <param name="markup">A page or a fragment; <see cref="NestingGuard"/> has bounded its depth.</param>
    public static IHtmlDocument Parse(string markup) => new HtmlParser(Options).ParseDocument(markup.AsMemory());
}
