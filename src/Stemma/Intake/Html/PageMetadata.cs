using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Stemma.Intake.Marking;
using Stemma.Text;

namespace Stemma.Intake.Html;

/// <summary>What a page says about its article.</summary>
/// <remarks>
/// Each field is taken from the first of these that has it: schema.org JSON-LD; meta elements (OpenGraph, then the
/// older names); microdata; visible elements. The publication date goes on to marked time elements, then, after the
/// text's own stamps, to dates that the page prints, to the address ("/2031/05/04/"), to data of the page as a whole.
/// </remarks>
internal sealed record PageMetadata
{
    public string? Title { get; init; }
    public string? Byline { get; init; }
    public string? Publisher { get; init; }
    public string? Url { get; init; }

    /// <summary>Where the page says that it is a copy in an archive of the web; null elsewhere.</summary>
    public ArchivedAddress? Archived { get; init; }

    public string Language { get; init; } = "und";
    public PublicationTime? Published { get; init; }
    public PublicationTime? Modified { get; init; }

    /// <summary>Taken where neither metadata nor the text date the article.</summary>
    public PublicationTime? LikelyPublished { get; init; }

    /// <summary>Sources that only the metadata name; their spans are empty, at 0.</summary>
    public ImmutableArray<Credit> Credits { get; init; } = [];

    public static PageMetadata Of(IHtmlDocument document)
    {
        var linked = JsonLd.Of(document);
        var meta = new MetaElements(document);
        var url =
            Address(document.QuerySelector("link[rel~='canonical']")?.GetAttribute("href"))
            ?? Address(meta["og:url"])
            ?? Address(linked.Url);
        var archived = ArchivedAddress.Of(url) ?? ArchivedAddress.Of(SavedFrom(document));
        url = ArchivedAddress.Of(url)?.Original ?? url ?? archived?.Original;
        var site =
            linked.Publisher
            ?? meta["og:site_name"]
            ?? meta["application-name"]
            ?? meta["publisher"]
            ?? meta["dc.publisher"];
        if (site is not null && site.Contains("://", StringComparison.Ordinal))
            site = null;
        var (title, suffix) = PageTitle.Of(
            document,
            linked.Headline ?? meta["og:title"] ?? meta["twitter:title"],
            site
        );
        var published = PageDates.Published(document, linked, meta, url, title);
        return new PageMetadata
        {
            Title = title,
            Publisher = site ?? suffix,
            Byline = PageByline.Of(document, linked, meta),
            Url = url,
            Archived = archived,
            Language = LanguageOf(document, meta, linked),
            Published = published,
            Modified = PageDates.Modified(document, linked, meta),
            LikelyPublished = published is null
                ? PageDates.InAddress(url) ?? PageDates.Indirect(document, linked, meta)
                : null,
            Credits = linked.Credits,
        };
    }

    private static string LanguageOf(IHtmlDocument document, MetaElements meta, JsonLd linked)
    {
        var declared =
            document.DocumentElement.GetAttribute("lang")
            ?? document.DocumentElement.GetAttribute("xml:lang")
            ?? meta["content-language"]
            ?? linked.Language
            ?? meta["og:locale"];
        var code = declared?.Trim().Split('-', '_', ',', ' ')[0].ToLowerInvariant();
        return code is { Length: 2 } && char.IsAsciiLetterLower(code[0]) && char.IsAsciiLetterLower(code[1])
            ? code
            : "und";
    }

    // Browsers write "saved from url=(0042)http://…" into a comment before the page.
    private static string? SavedFrom(IHtmlDocument document)
    {
        foreach (var comment in document.ChildNodes.Concat(document.DocumentElement.ChildNodes).OfType<IComment>())
        {
            const string Mark = "saved from url=(";
            var at = comment.Data.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
            var end = at < 0 ? -1 : comment.Data.IndexOf(')', at);
            if (end > 0)
                return Address(comment.Data[(end + 1)..]);
        }

        return null;
    }

    private static string? Address(string? written) =>
        Uri.TryCreate(written?.Trim(), UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.Host.Length > 0
            ? uri.GetLeftPart(UriPartial.Query)
            : null;
}

/// <summary>Looks meta elements up by name, property, itemprop or http-equiv, in any case; the first with content counts.</summary>
internal sealed class MetaElements
{
    private readonly Dictionary<string, string> contents = new(StringComparer.OrdinalIgnoreCase);

    public MetaElements(IHtmlDocument document)
    {
        foreach (var element in document.QuerySelectorAll("meta"))
        {
            var content = element.GetAttribute("content")?.Trim();
            if (string.IsNullOrEmpty(content) || content.Length > 1000)
                continue;
            foreach (var attribute in (ReadOnlySpan<string>)["property", "name", "itemprop", "http-equiv"])
            {
                if (element.GetAttribute(attribute)?.Trim() is { Length: > 0 } name)
                    contents.TryAdd(name, content);
            }
        }
    }

    /// <summary>The content, or null.</summary>
    public string? this[string name] => contents.GetValueOrDefault(name);

    /// <summary>The content of the first of the names that has one, or null.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (contents.TryGetValue(name, out var content))
                return content;
        }

        return null;
    }
}

/// <summary>Finds the headline and parts it from the site's name.</summary>
internal static class PageTitle
{
    private static readonly string[] Bars = [" | ", " – ", " — ", " - ", " :: ", " » ", " • ", " · "];

    /// <summary>The headline, and the site's name where only the title element has it after a bar.</summary>
    public static (string? Title, string? Site) Of(IHtmlDocument document, string? declared, string? site)
    {
        var page = Collapsed(document.Title);
        var headings = document
            .QuerySelectorAll("h1")
            .Select(heading => Collapsed(heading.TextContent))
            .Where(heading => heading.Length > 0)
            .ToArray();
        var title = Collapsed(declared ?? "");
        if (title.Length == 0)
            title =
                headings.FirstOrDefault(heading =>
                    page.Contains(heading, StringComparison.OrdinalIgnoreCase) && heading.Length > 15
                ) ?? (page.Length > 0 ? page : headings.FirstOrDefault() ?? "");
        foreach (var bar in Bars)
        {
            var at = page.LastIndexOf(bar, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var (before, after) = (page[..at].Trim(), page[(at + bar.Length)..].Trim());
            // What follows the bar is the site's name where the rest is the headline by another witness.
            var confirmed = after == site || headings.Contains(before) || (title == before && title.Length > 0);
            if (title == page && confirmed)
                title = before;
            if (confirmed && site is null && after.Length is > 1 and < 50)
                site = after;
            break;
        }

        foreach (var bar in Bars)
        {
            if (site is not null && title.EndsWith(bar + site, StringComparison.OrdinalIgnoreCase))
                title = title[..^(bar.Length + site.Length)].Trim();
        }

        return (title.Length == 0 ? null : title, site);
    }

    /// <summary>White space collapsed to single spaces, none around.</summary>
    public static string Collapsed(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Finds the authors as printed.</summary>
internal static class PageByline
{
    public static string? Of(IHtmlDocument document, JsonLd linked, MetaElements meta)
    {
        if (linked.Authors is { } authors)
            return Clean(authors);
        foreach (
            var name in (ReadOnlySpan<string>)
                [
                    "author",
                    "byl",
                    "article:author",
                    "parsely-author",
                    "sailthru.author",
                    "dc.creator",
                    "dcterms.creator",
                    "og:article:author",
                    "twitter:creator",
                ]
        )
        {
            if (
                meta[name] is { } written
                && !written.Contains("://", StringComparison.Ordinal)
                && written[0] != '@'
                && Clean(written) is { } clean
            )
                return clean;
        }

        foreach (
            var selector in (ReadOnlySpan<string>)
                [
                    "[itemprop='author'] [itemprop='name']",
                    "[itemprop='author']",
                    "[rel~='author']",
                    ".byline",
                    ".author",
                    "[class*='byline']",
                ]
        )
        {
            if (
                document.QuerySelector(selector) is { } element
                && PageTitle.Collapsed(element.TextContent) is { Length: > 3 and < 120 } shown
                && Clean(shown) is { } clean
            )
                return clean;
        }

        return null;
    }

    private static string? Clean(string written)
    {
        var line = PageTitle.Collapsed(written);
        line = FrontMatter.Byline(line) ?? line;
        var bar = line.AsSpan().IndexOfAny("|•·");
        line = (bar > 0 ? line[..bar] : line).Trim(' ', ',', '-', '–');
        return line.Length is > 1 and < 200 ? line : null;
    }
}
