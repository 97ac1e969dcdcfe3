using System.Collections.Immutable;
using System.Text.Json;
using Stemma.Intake.Items;
using Stemma.Intake.Json;

namespace Stemma.Intake.Feeds;

/// <summary>Reads JSON Feed 1.0 and 1.1 (jsonfeed.org): each item is an article "feed.json!3".</summary>
internal sealed class JsonFeedReader(IntakeOptions options) : IReader
{
    private readonly ItemWriter writer = new(options);

    public Recognition Recognise(SourceHead head)
    {
        var start = head
            .Bytes.Span.TrimStart("\u00ef\u00bb\u00bf \t\r\n"u8)
            .TrimStart((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]);
        if (!start.StartsWith("{"u8))
            return Recognition.None;
        return
            start.IndexOf("jsonfeed.org/version/"u8) >= 0
            || start.IndexOf("jsonfeed.org\\/version\\/"u8) >= 0
            || head.MediaType is "application/feed+json"
            ? Recognition.Special
            : Recognition.None;
    }

    public IEnumerable<Reading> Read(SourceStream source)
    {
        if (source.ReadAll(options.MaxBytes) is not { } bytes)
            return
            [
                Reading.Skip(IntakeCodes.TooLarge, $"The feed has more than {options.MaxBytes:N0} bytes.", source.Path),
            ];
        using var feed = JsonText.Parse(source.Path, bytes, source.Provenance.Charset, out var warnings, out var error);
        if (feed is null)
            return [error!.Value];
        var root = feed.RootElement;
        var readings = new List<Reading>();
        foreach (var item in root.Elements("items"))
        {
            var read = ItemOf(item, $"{source.Path}!{readings.Count + 1}", root);
            readings.Add(writer.Write(readings.Count == 0 ? read with { Warnings = warnings } : read));
        }

        return readings.Count > 0
            ? readings
            : [Reading.Skip(IntakeCodes.NoItems, "The feed holds no items.", source.Path)];
    }

    private static Item ItemOf(JsonElement item, string path, JsonElement feed)
    {
        var html = item.String("content_html");
        var address = item.String("url") ?? item.String("id");
        // A page elsewhere that the item is about or was taken from.
        var external = Addresses.Host(item.String("external_url"));
        return new Item(path)
        {
            Title = item.String("title"),
            Url = Addresses.Resolved(address, feed.String("home_page_url")),
            Byline = Authors(item) ?? Authors(feed),
            Publisher = feed.String("title"),
            Language = item.String("language") ?? feed.String("language"),
            Published = item.String("date_published"),
            Modified = item.String("date_modified"),
            Body = html ?? item.String("content_text"),
            Summary = item.String("summary"),
            IsMarkup = html is not null,
            Sources = external is null || external == Addresses.Host(address) ? [] : [external],
        };
    }

    // "author" is version 1.0, "authors" 1.1.
    private static string? Authors(JsonElement element)
    {
        var names = element.Elements("authors").Select(author => author.String("name")).OfType<string>().ToList();
        if (names.Count == 0 && element.TryGetProperty("author", out var single) && single.String("name") is { } name)
            names.Add(name);
        return names.Count == 0 ? null : string.Join(", ", names);
    }
}
