using System.Collections.Immutable;
using System.Xml.Linq;
using Stemma.Intake.Items;
using Stemma.Intake.Xml;

namespace Stemma.Intake.Feeds;

/// <summary>Reads items of RSS 0.9x, 1.0 and 2.0 with the modules that news uses (content, Dublin Core, Atom in RSS).</summary>
internal static class RssItems
{
    private static readonly XNamespace Content = XmlPrefixes.Content;
    private static readonly XNamespace Dublin = XmlPrefixes.DublinCore;
    private static readonly XNamespace Terms = XmlPrefixes.DublinTerms;
    private static readonly XNamespace Atom = XmlPrefixes.Atom;
    private static readonly XNamespace Itunes = XmlPrefixes.Itunes;

    public static Item Read(XElement item, string path, FeedChannel channel)
    {
        // The item's own vocabulary, whichever version: "media:title" must not pass for the title.
        var core = item.Name.Namespace;
        var link = Link(item, core);
        var (body, description) = Texts(item, core);
        var whole = body ?? (description is not null && Summary.IsWhole(description) ? description : null);
        var source = item.Element(core + "source");
        var sourceName = source?.Value.Trim() is { Length: > 0 } named ? named : Addresses.Host(source?.Value("url"));
        return new Item(path)
        {
            Title = item.Text(core, "title") ?? item.Text(Dublin, "title"),
            Url = Addresses.Resolved(link, channel.Link),
            Byline = Authors(item, core),
            Publisher = Publisher(source, sourceName, link) ?? channel.Title,
            Language = item.Text(Dublin, "language") ?? channel.Language,
            Published =
                item.Text(core, "pubDate")
                ?? item.Text(Dublin, "date")
                ?? item.Text(Terms, "issued")
                ?? item.Text(Terms, "created")
                ?? item.Text(Atom, "published"),
            Modified = item.Text(Terms, "modified") ?? item.Text(Atom, "updated"),
            Body = whole,
            Summary = description,
            IsMarkup = null,
            Sources =
            [
                .. ((ImmutableArray<string?>)[sourceName, item.Text(Dublin, "source")])
                    .OfType<string>()
                    .Select(name => Addresses.Host(name) ?? name)
                    .Where(name => name != channel.Title),
            ],
        };
    }

    private static (string? Body, string? Description) Texts(XElement item, XNamespace core)
    {
        var body =
            item.Element(Content + "encoded")
            ?? item.Element((XNamespace)XmlPrefixes.Xhtml + "body")
            ?? item.Element((XNamespace)XmlPrefixes.Xhtml + "div")
            ?? item.Element(Atom + "content");
        return (
            Written(body),
            Written(item.Element(core + "description")) ?? Written(item.Element(Itunes + "summary"))
        );
    }

    private static string? Written(XElement? element) =>
        element?.Markup() is { } markup && !string.IsNullOrWhiteSpace(markup) ? markup : null;

    private static string? Link(XElement item, XNamespace core)
    {
        if (item.Text(XmlPrefixes.Feedburner, "origLink") is { } original)
            return original;
        if (item.Text(core, "link") is { } link)
            return link;
        var alternate = item.Elements(Atom + "link")
            .Concat(item.Elements(core + "link"))
            .FirstOrDefault(element => element.Value("rel") is null or "alternate");
        if (alternate?.Value("href") is { } address)
            return address;
        return item.Element(core + "guid") is { } guid && guid.Value("isPermaLink") is not "false" ? guid.Value : null;
    }

    // "desk@example.org (Ann Bell)" is the form of the specification; addresses alone name nobody.
    private static string? Authors(XElement item, XNamespace core)
    {
        var creators = item.Elements(Dublin + "creator")
            .Select(element => element.Value.Trim())
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (creators.Length > 0)
            return string.Join(", ", creators);
        if (item.Text(core, "author") is { } author)
        {
            var open = author.IndexOf('(', StringComparison.Ordinal);
            if (open >= 0 && author.EndsWith(')'))
                return author[(open + 1)..^1].Trim();
            return author.Contains('@', StringComparison.Ordinal) ? null : author;
        }

        return AtomEntries.Names(item.Elements(Atom + "author")) ?? item.Text(Itunes, "author");
    }

    // A source is where the item was taken from; where its link leads there too, the feed is only a list of others' items.
    private static string? Publisher(XElement? source, string? name, string? link)
    {
        var (from, to) = (Addresses.Host(source?.Value("url")), Addresses.Host(link));
        return from is not null && to is not null && IsWithin(to, from) ? name : null;
    }

    private static bool IsWithin(string host, string site) =>
        host.Equals(site, StringComparison.OrdinalIgnoreCase)
        || host.EndsWith("." + site, StringComparison.OrdinalIgnoreCase)
        || site.EndsWith("." + host, StringComparison.OrdinalIgnoreCase);
}
