using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Stemma.Intake.Json;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Intake.Html;

/// <summary>What the schema.org data of a page say about its article (schema.org/NewsArticle). Nulls where they say nothing.</summary>
internal sealed record JsonLd
{
    public string? Headline { get; private init; }
    public string? Authors { get; private init; }
    public string? Publisher { get; private init; }
    public string? Published { get; private init; }
    public string? Modified { get; private init; }

    /// <summary>When the page, or a film or episode on it, was published, where no article is described.</summary>
    public string? PagePublished { get; private init; }
    public string? Url { get; private init; }
    public string? Language { get; private init; }
    public ImmutableArray<Credit> Credits { get; private init; } = [];

    /// <summary>Reads the first article among all JSON-LD of the page; data that are not JSON are passed over.</summary>
    public static JsonLd Of(IHtmlDocument document)
    {
        string? page = null;
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            var json = script.TextContent.Trim().TrimStart('\ufeff').TrimEnd(';');
            using var parsed = JsonText.Parse("", Encoding.UTF8.GetBytes(json), out _);
            // Hand-made data are often broken; the other metadata stand in.
            if (parsed is null)
                continue;
            if (FindArticle(parsed.RootElement, 0) is { } article)
                return Read(article);
            page ??= FindDate(parsed.RootElement, 0);
        }

        return new JsonLd { PagePublished = page };
    }

    private static string? FindDate(JsonElement element, int depth)
    {
        if (depth > 4)
            return null;
        if (element.ValueKind == JsonValueKind.Array)
            return element
                .EnumerateArray()
                .Select(item => FindDate(item, depth + 1))
                .FirstOrDefault(found => found is not null);
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var name in (ReadOnlySpan<string>)["datePublished", "uploadDate", "dateCreated"])
        {
            if (Strings(element, name).FirstOrDefault() is { } date)
                return date;
        }

        foreach (var name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage", "video"])
        {
            if (element.TryGetProperty(name, out var inner) && FindDate(inner, depth + 1) is { } found)
                return found;
        }

        return null;
    }

    private static JsonElement? FindArticle(JsonElement element, int depth)
    {
        if (depth > 4)
            return null;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                if (FindArticle(item, depth + 1) is { } found)
                    return found;
            }

            return null;
        }

        if (element.ValueKind != JsonValueKind.Object)
            return null;
        if (element.TryGetProperty("@type", out var type) && Strings(type).Any(IsArticle))
            return element;
        foreach (var name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage"])
        {
            if (element.TryGetProperty(name, out var inner) && FindArticle(inner, depth + 1) is { } found)
                return found;
        }

        return null;
    }

    private static bool IsArticle(string type) =>
        type.EndsWith("Article", StringComparison.Ordinal)
        || type.EndsWith("Posting", StringComparison.Ordinal)
        || type.EndsWith("/Report", StringComparison.Ordinal)
        || type == "Report";

    private static JsonLd Read(JsonElement article)
    {
        var authors = Names(article, "author").ToArray();
        return new JsonLd
        {
            Headline = Strings(article, "headline").FirstOrDefault(),
            Authors = authors.Length == 0 ? null : string.Join(", ", authors),
            Publisher = Names(article, "publisher").FirstOrDefault(),
            Published = Strings(article, "datePublished").FirstOrDefault(),
            Modified = Strings(article, "dateModified").FirstOrDefault(),
            Url = Strings(article, "url").FirstOrDefault(),
            Language = Strings(article, "inLanguage").FirstOrDefault(),
            Credits =
            [
                .. Names(article, "isBasedOn")
                    .Concat(Names(article, "sourceOrganization"))
                    .Distinct(StringComparer.Ordinal)
                    .Select(ToCredit),
            ],
        };
    }

    private static Credit ToCredit(string name)
    {
        var known = OutletGazetteer.Find(name)?.Outlet;
        return new Credit(
            new TextSpan(0, 0),
            known?.Name ?? name,
            known?.Kind == OutletKind.Agency ? CreditKind.Agency : CreditKind.Outlet
        );
    }

    // Names of people, organisations or works: strings, or objects with a name or a publisher.
    private static IEnumerable<string> Names(JsonElement parent, string property)
    {
        if (!parent.TryGetProperty(property, out var value))
            yield break;
        foreach (var item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
        {
            if (item.ValueKind == JsonValueKind.String && item.GetString()?.Trim() is { Length: > 0 and < 200 } text)
            {
                if (!text.Contains("://", StringComparison.Ordinal))
                    yield return PageTitle.Collapsed(text);
            }
            else if (item.ValueKind == JsonValueKind.Object)
            {
                var name =
                    property == "isBasedOn"
                        ? Names(item, "publisher").FirstOrDefault() ?? Strings(item, "name").FirstOrDefault()
                        : Strings(item, "name").FirstOrDefault();
                if (name is not null)
                    yield return PageTitle.Collapsed(name);
            }
        }
    }

    private static IEnumerable<string> Strings(JsonElement parent, string property) =>
        parent.TryGetProperty(property, out var value) ? Strings(value) : [];

    private static IEnumerable<string> Strings(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString()?.Trim() is { Length: > 0 } text ? [System.Net.WebUtility.HtmlDecode(text)] : [];
        return value.ValueKind == JsonValueKind.Array
            ?
            [
                .. value
                    .EnumerateArray()
                    .Where(item => item.ValueKind == JsonValueKind.String)
                    .Select(item => item.GetString()!),
            ]
            : [];
    }
}
