using System.Collections.Immutable;
using System.Text.Json;
using Stemma.Intake.Items;
using Stemma.Text;

namespace Stemma.Intake.Json;

/// <summary>Reads items of IPTC ninjs 1.x, 2.x and 3.0 (iptc.org/std/ninjs).</summary>
/// <remarks>Version 1 names parts by suffix (body_html, headline_short), versions 2 and 3 by arrays of objects with a
/// role (bodies, headlines, bylines).</remarks>
internal static class NinjsItems
{
    /// <summary>True for an item of the format: it always has an identifier, and versions or a type that others lack.</summary>
    public static bool IsNinjs(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object
        && item.String("uri") is not null
        && (
            item.TryGetProperty("versioncreated", out _)
            || item.TryGetProperty("versionCreated", out _)
            || item.TryGetProperty("$standard", out _)
            || item.TryGetProperty("standard", out _)
            || item.TryGetProperty("body_xhtml", out _)
            || item.TryGetProperty("bodies", out _)
        );

    /// <summary>The texts that a composite item packs together, in its order; null where it is none, or packs none.</summary>
    public static ImmutableArray<JsonProperty>? OfPackage(JsonElement item)
    {
        if (
            item.ValueKind != JsonValueKind.Object
            || item.String("type") != "composite"
            || !item.TryGetProperty("associations", out var associations)
            || associations.ValueKind != JsonValueKind.Object
        )
            return null;
        var texts = associations
            .EnumerateObject()
            .Where(property =>
                property.Value.ValueKind == JsonValueKind.Object && property.Value.String("type") == "text"
            )
            .ToImmutableArray();
        return texts.IsEmpty ? null : texts;
    }

    /// <summary>The item; its text is empty where it is a picture or a list of others.</summary>
    public static Item Read(string path, JsonElement item, Custody? custody, ImmutableArray<Diagnostic> warnings)
    {
        var (body, isMarkup) = Body(item);
        if ((item.String("embargoed") ?? item.String("embargoedUntil")) is { } embargo)
            warnings = warnings.Add(
                new Diagnostic(
                    IntakeCodes.Embargoed,
                    Severity.Warning,
                    $"It was not to be published before {SourceStream.Printable(embargo)}.",
                    path
                )
            );
        var holders = Names(item, "copyrightholder", "copyrightHolder")
            .Concat(Names(item, "infosource", "infosources", "infoSources"))
            .ToImmutableArray();
        return new Item(path)
        {
            Title = item.String("headline") ?? Main(item, "headlines") ?? item.String("title") ?? Main(item, "titles"),
            Byline = item.String("byline") ?? Bylines(item),
            Publisher = Names(item, "copyrightholder", "copyrightHolder").FirstOrDefault(),
            Published =
                item.String("firstcreated")
                ?? item.String("firstCreated")
                ?? item.String("contentcreated")
                ?? item.String("contentCreated"),
            Modified = item.String("versioncreated") ?? item.String("versionCreated"),
            Url = item.String("url") ?? item.String("uri"),
            Language = item.String("language"),
            Body = body,
            Summary = item.String("description_text") ?? item.String("description_html") ?? Main(item, "descriptions"),
            IsMarkup = body is null ? null : isMarkup,
            Sources = [.. holders.Skip(Names(item, "copyrightholder", "copyrightHolder").Any() ? 1 : 0)],
            Custody = custody,
            Warnings = warnings,
        };
    }

    private static (string? Text, bool IsMarkup) Body(JsonElement item)
    {
        foreach (var name in (ReadOnlySpan<string>)["body_html", "body_xhtml", "body_text"])
        {
            if (item.String(name) is { } body)
                return (body, name != "body_text");
        }

        // Markup first, for it tells paragraphs; then the role "main", then what stands first.
        var best = item.Elements("bodies")
            .Where(body => body.String("value") is not null)
            .OrderByDescending(IsMarkup)
            .ThenByDescending(body => body.String("role") is "main")
            .FirstOrDefault();
        return (best.String("value"), IsMarkup(best));
    }

    private static bool IsMarkup(JsonElement body) =>
        (body.String("contenttype") ?? body.String("contentType"))?.Contains("html", StringComparison.OrdinalIgnoreCase)
        == true;

    private static string? Main(JsonElement item, string name)
    {
        var all = item.Elements(name).ToArray();
        return (
                all.Where(element => element.String("role") is "main")
                    .Select(Value)
                    .FirstOrDefault(value => value is not null)
            ) ?? all.Select(Value).FirstOrDefault(value => value is not null);
    }

    private static string? Value(JsonElement element) => element.Words() ?? element.String("value");

    private static string? Bylines(JsonElement item)
    {
        var names = item.Elements("bylines")
            .Select(byline => byline.Words() ?? byline.String("byline") ?? byline.String("value"))
            .OfType<string>()
            .ToArray();
        return names.Length == 0 ? null : string.Join(", ", names);
    }

    // Strings, objects with a name, or arrays of these.
    private static IEnumerable<string> Names(JsonElement item, params string[] properties)
    {
        foreach (var property in properties)
        {
            if (!item.TryGetProperty(property, out var value))
                continue;
            foreach (var one in value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value })
            {
                if ((one.Words() ?? one.String("name") ?? one.String("title")) is { } name)
                    yield return name;
            }
        }
    }
}
