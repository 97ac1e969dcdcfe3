using System.Xml.Linq;
using Stemma.Intake.Xml;

namespace Stemma.Intake.Feeds;

/// <summary>What a feed says of itself. Nulls where it says nothing.</summary>
internal sealed record FeedChannel
{
    public string? Title { get; private set; }

    /// <summary>The page that the feed belongs to.</summary>
    public string? Link { get; private set; }

    public string? Language { get; private set; }

    /// <summary>Whom its items are by where they do not say.</summary>
    public string? Authors { get; private set; }

    /// <summary>Takes in one child of the feed's head; what stands first counts.</summary>
    public void Learn(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "title":
                Title ??= Text(element);
                break;
            case "link" when element.Value("href") is { } address:
                if (element.Value("rel") is null or "alternate")
                    Link ??= address;
                break;
            case "link":
                Link ??= Text(element);
                break;
            case "language":
                Language ??= Text(element);
                break;
            case "author" when element.Name.NamespaceName is XmlPrefixes.Atom or XmlPrefixes.OldAtom:
                Authors ??= AtomEntries.Names([element]);
                break;
        }
    }

    /// <summary>The language of the root element.</summary>
    public void LearnLanguage(string? code) => Language ??= string.IsNullOrWhiteSpace(code) ? null : code;

    private static string? Text(XElement element) => element.Value.Trim() is { Length: > 0 } text ? text : null;
}
