using System.Collections.Frozen;
using AngleSharp.Dom;
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

    /// <summary>Levels of a tree that are built; past them the page is parsed again without what can nest.</summary>
    private const int Deepest = 4 * NestingGuard.MaxDepth;

    /// <summary>The document, which whoever asks for it disposes of; null where there are too many tags.</summary>
    /// <param name="markup">A page or a fragment, decoded.</param>
    /// <param name="maxTags">Start and end tags allowed.</param>
    /// <param name="tags">Start and end tags there are.</param>
    /// <param name="flattened">Whether tags were left out because they nest too deep.</param>
    /// <remarks>
    /// End tags that the parser ignores, and formatting that it opens again in each block, make a tree deeper than the tags
    /// show. Each tag then costs the whole depth: 240 kB of such took 16 s.
    /// </remarks>
    public static IHtmlDocument? Parse(string markup, int maxTags, out int tags, out bool flattened)
    {
        markup = NestingGuard.Flatten(markup, NestingGuard.MaxDepth, out flattened, out tags);
        if (tags > maxTags)
            return null;
        IElement? last = null;
        var watched = Options;
        watched.OnCreated = (element, _) =>
        {
            if (last is not null && IsTooDeep(last))
                throw new TooDeepException();
            last = element;
        };
        try
        {
            return new HtmlParser(watched).ParseDocument(markup.AsMemory());
        }
        catch (TooDeepException)
        {
            markup = NestingGuard.Flatten(markup, 0, out flattened, out _);
            return new HtmlParser(Options).ParseDocument(markup.AsMemory());
        }
    }

    private static bool IsTooDeep(IElement element)
    {
        var depth = 0;
        for (INode? node = element; node is not null; node = node.Parent)
        {
            if (++depth > Deepest)
                return true;
        }

        return false;
    }

    private sealed class TooDeepException : Exception;
}
