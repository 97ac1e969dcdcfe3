using System.Globalization;
using AngleSharp.Html.Dom;
using NodaTime;
using NodaTime.Text;
using Stemma.Intake.Marking;
using Stemma.Text;

namespace Stemma.Intake.Html;

/// <summary>Finds a page's dates. A time of day counts only with its offset; midnight sharp is what systems write for a
/// day without a time, and is read as the day.</summary>
internal static class PageDates
{
    /// <summary>The publication date that the page declares, or null.</summary>
    public static PublicationTime? Published(IHtmlDocument document, JsonLd linked, MetaElements meta) =>
        Parse(linked.Published)
        ?? Parse(
            meta.First(
                "article:published_time",
                "og:article:published_time",
                "datePublished",
                "og:published_time",
                "parsely-pub-date",
                "sailthru.date",
                "pubdate",
                "publishdate",
                "publish-date",
                "publish_date",
                "publication_date",
                "article.published",
                "dc.date.issued",
                "dcterms.issued",
                "dcterms.created",
                "dc.date",
                "dcterms.date",
                "date",
                "cxenseparse:recs:publishtime",
                "citation_publication_date",
                "timestamp"
            )
        )
        ?? Timed(document, "[itemprop~='datePublished'], time[pubdate]")
        ?? Timed(
            document,
            "time[class*='publish'], time[class*='entry-date'], [class*='published'] time, [class*='byline'] time, [class*='dateline'] time"
        );

    /// <summary>The date of the last change that the page declares, or null.</summary>
    public static PublicationTime? Modified(IHtmlDocument document, JsonLd linked, MetaElements meta) =>
        Parse(linked.Modified)
        ?? Parse(
            meta.First(
                "article:modified_time",
                "og:updated_time",
                "dateModified",
                "og:modified_time",
                "dc.date.modified",
                "dcterms.modified",
                "lastmod",
                "last-modified"
            )
        )
        ?? Timed(document, "[itemprop~='dateModified'], time[class*='updated'], time[class*='modified']");

    /// <summary>The first time element of the article, or the first short element whose class speaks of a date and that holds one.</summary>
    public static PublicationTime? Visible(IHtmlDocument document)
    {
        if ((Timed(document, "article time, main time") ?? Timed(document, "time")) is { } timed)
            return timed;
        foreach (
            var element in document
                .QuerySelectorAll(
                    "[class*='date'], [class*='time'], [class*='stamp'], [id*='date'], [class*='byline'], [class*='meta'], small"
                )
                .Take(50)
        )
        {
            var line = PageTitle.Collapsed(element.TextContent);
            if (line.Length is > 5 and < 160 && InLine(line) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The day in an address ("/2031/05/04/", "/2031-05-04-"), or null.</summary>
    public static PublicationTime? InAddress(string? address)
    {
        if (address is null)
            return null;
        for (var at = 0; at + 11 <= address.Length; at++)
        {
            if (address[at] != '/' || address[at + 5] is not ('/' or '-' or '_') || address[at + 8] != address[at + 5])
                continue;
            if (
                int.TryParse(address.AsSpan(at + 1, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                && int.TryParse(
                    address.AsSpan(at + 6, 2),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var month
                )
                && int.TryParse(address.AsSpan(at + 9, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var day)
                && year is >= 1990 and <= 2100
                && month is >= 1 and <= 12
                && day >= 1
                && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            )
                return new PublicationTime(new LocalDate(year, month, day));
        }

        return null;
    }

    /// <summary>The day that systems print where no date was set: the beginning of Unix time.</summary>
    private static readonly LocalDate Unset = new(1970, 1, 1);

    /// <summary>Reads an ISO 8601 or printed date; null where it is neither, or where it is the mark of no date at all.</summary>
    public static PublicationTime? Parse(string? written) =>
        ParseAny(written) is { } time && time.Date != Unset ? time : null;

    private static PublicationTime? ParseAny(string? written)
    {
        if (written is null || written.Length > 100)
            return null;
        var value = written.Trim();
        if (value.Length > 10 && value[10] == ' ' && char.IsAsciiDigit(value[0]) && value[4] == '-')
            value = value[..10] + "T" + value[11..].Replace(" ", "", StringComparison.Ordinal);
        if (OffsetDateTimePattern.ExtendedIso.Parse(value) is { Success: true, Value: var exact })
            return exact.TimeOfDay == LocalTime.Midnight
                ? new PublicationTime(exact.Date)
                : new PublicationTime(exact.Date, exact.ToInstant());
        if (
            StampScanner.Scan(value) is { Published: { } found } stamp
            && (
                stamp.Length >= value.Length
                || value.StartsWith(
                    found.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
                    StringComparison.Ordinal
                )
            )
        )
            return found;
        return null;
    }

    private static PublicationTime? Timed(IHtmlDocument document, string selector)
    {
        foreach (var element in document.QuerySelectorAll(selector).Take(20))
        {
            var written = element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.TextContent;
            if (Parse(written) is { } found)
                return found;
        }

        return null;
    }

    // The stamp may follow a name or an issue number: it is looked for after each bar, comma or space.
    private static PublicationTime? InLine(string line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (at > 0 && line[at - 1] is not (' ' or '|' or ',' or '('))
                continue;
            var stamp = StampScanner.Scan(line.AsSpan(at));
            if ((stamp.Published ?? stamp.Modified) is { } found)
                return found;
        }

        return null;
    }
}
