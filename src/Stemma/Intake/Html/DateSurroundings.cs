using AngleSharp.Dom;

namespace Stemma.Intake.Html;

/// <summary>What the elements around a printed date say of it: whether they are called a date, a heading or something beside the article.</summary>
/// <remarks>The words are those that class names of the web's page systems are made of; the weights were set with <see cref="VisibleDates"/>'s.</remarks>
internal static class DateSurroundings
{
    /// <summary>Elements above a line whose names are looked at.</summary>
    private const int Reach = 8;

    private static readonly string[] DateNames =
    [
        "date",
        "datum",
        "data",
        "fecha",
        "time",
        "stamp",
        "publish",
        "published",
        "publication",
        "publi",
        "pubdate",
        "posted",
        "created",
        "submitted",
        "veroeff",
        "erstellt",
        "byline",
        "dateline",
    ];

    private static readonly string[] HeadNames =
    [
        "meta",
        "header",
        "intro",
        "head",
        "info",
        "author",
        "autor",
        "title",
        "kicker",
    ];

    private static readonly string[] AsideNames =
    [
        "comment",
        "kommentar",
        "reply",
        "respond",
        "disqus",
        "sidebar",
        "aside",
        "widget",
        "related",
        "recent",
        "latest",
        "popular",
        "trending",
        "teaser",
        "recommend",
        "similar",
        "archive",
        "calendar",
        "kalender",
        "event",
        "footer",
        "copyright",
        "menu",
        "nav",
        "breadcrumb",
        "twitter",
        "facebook",
        "newsletter",
        "advert",
        "banner",
        "ticker",
        "breaking",
        "more",
    ];

    /// <summary>Weight of where it stands, from -2.5 to about 4.</summary>
    public static double Weigh(IElement element)
    {
        // HTML 4 drafts marked the date of the article so.
        var weight = element.HasAttribute("pubdate") ? 1.0 : 0;
        var level = 0;
        bool dated = false,
            aside = false;
        for (var current = element; current is not null && level < Reach; current = current.ParentElement, level++)
        {
            if (!dated && level < 3 && (current.LocalName == "time" || Names(current, DateNames)))
            {
                weight += level == 0 ? 2 : 1.5;
                dated = true;
            }
            else if (level < 3 && Names(current, HeadNames))
            {
                weight += 0.5;
            }

            if (!aside && (current.LocalName is "aside" or "footer" or "nav" || Names(current, AsideNames)))
            {
                weight -= 2.5;
                aside = true;
            }

            if (current.LocalName == "a" && level < 2)
                weight -= 0.5;
            if (current.LocalName is "article" or "main")
                weight += 0.5;
        }

        return weight;
    }

    /// <summary>True where a part of the element's class or id begins with one of the names: parts lie between hyphens,
    /// underscores and changes from lower to upper case.</summary>
    private static bool Names(IElement element, string[] known) =>
        HasName(element.ClassName, known) || HasName(element.Id, known);

    private static bool HasName(string? names, string[] known)
    {
        if (names is null)
            return false;
        for (var at = 0; at < names.Length; at++)
        {
            var begins =
                at == 0 || !char.IsLetter(names[at - 1]) || (char.IsUpper(names[at]) && char.IsLower(names[at - 1]));
            if (!begins)
                continue;
            foreach (var name in known)
            {
                if (names.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }
}
