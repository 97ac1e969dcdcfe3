using System.Collections.Immutable;
using System.Xml.Linq;
using Stemma.Intake.Items;
using Stemma.Intake.Xml;

namespace Stemma.Intake.Feeds;

/// <summary>Reads entries of Atom 1.0 (RFC 4287) and 0.3.</summary>
internal static class AtomEntries
{
    private static readonly XName Language = XNamespace.Xml + "lang";
    private static readonly XName Base = XNamespace.Xml + "base";

    public static Item Read(XElement entry, string path, FeedChannel channel)
    {
        var core = entry.Name.Namespace;
        var source = entry.Element(core + "source");
        var origin = source?.Text(core, "title");
        var body = Construct(entry.Element(core + "content"));
        var summary = Construct(entry.Element(core + "summary"));
        var chosen = body.Text is null ? summary : body;
        return new Item(path)
        {
            Title = Construct(entry.Element(core + "title")).Text,
            Url = Addresses.Resolved(Link(entry, "alternate"), entry.Value(Base) ?? channel.Link),
            Byline =
                Names(entry.Elements(core + "author"))
                ?? Names(source?.Elements(core + "author") ?? [])
                ?? channel.Authors,
            // The source is the feed that the entry was copied from (RFC 4287, section 4.2.11): its publisher.
            Publisher = origin ?? channel.Title,
            Language = entry.Element(core + "content")?.Value(Language) ?? entry.Value(Language) ?? channel.Language,
            Published = entry.Text(core, "published") ?? entry.Text(core, "issued") ?? entry.Text(core, "created"),
            Modified = entry.Text(core, "updated") ?? entry.Text(core, "modified"),
            Body = body.Text,
            Summary = summary.Text,
            IsMarkup = chosen.IsMarkup,
            Sources =
            [
                .. ((ImmutableArray<string?>)[origin, Via(entry)])
                    .OfType<string>()
                    .Where(name => name != channel.Title),
            ],
        };
    }

    /// <summary>Names of people or bodies joined by commas, or null where there are none.</summary>
    public static string? Names(IEnumerable<XElement> people)
    {
        var names = people
            .Select(person => person.Text(person.Name.Namespace, "name"))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return names.Length == 0 ? null : string.Join(", ", names);
    }

    // Text, HTML or XHTML by its type (RFC 4287, section 3.1); in 0.3 by type and mode. Other types hold no words.
    private static (string? Text, bool IsMarkup) Construct(XElement? element)
    {
        if (element is null || element.Value("src") is not null || element.Value("mode") is "base64")
            return default;
        var type = element.Value("type")?.ToLowerInvariant() ?? "text";
        if (type is not ("text" or "html" or "xhtml" or "text/plain" or "text/html" or "application/xhtml+xml"))
            return default;
        var isMarkup = element.HasElements || type is not ("text" or "text/plain");
        var text = isMarkup ? element.Markup() : element.Value;
        return string.IsNullOrWhiteSpace(text) ? default : (text, isMarkup);
    }

    private static string? Link(XElement entry, string relation)
    {
        var links = entry.Elements(entry.Name.Namespace + "link");
        return (
                links.FirstOrDefault(link => (link.Value("rel") ?? "alternate") == relation) is { } found
                    ? found.Value("href")
                    : null
            ) ?? (relation == "alternate" ? entry.Element(entry.Name.Namespace + "id")?.Value : null);
    }

    // Where the words came from (RFC 4287, section 4.2.7.2).
    private static string? Via(XElement entry)
    {
        var via = entry.Elements(entry.Name.Namespace + "link").FirstOrDefault(link => link.Value("rel") == "via");
        return via?.Value("title") ?? Addresses.Host(via?.Value("href"));
    }
}
