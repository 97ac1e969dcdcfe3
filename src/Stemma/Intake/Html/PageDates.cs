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
    private static readonly string[] PublishedNames =
    [
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
        "publication-date",
        "article.published",
        "dc.date.issued",
        "dcterms.issued",
        "article_date_original",
        "originalpublicationdate",
        "cxenseparse:recs:publishtime",
        "citation_publication_date",
        "citation_date",
        "rnews:datePublished",
        "uploadDate",
        "video:release_date",
        "og:release_date",
    ];

    private static readonly string[] VagueNames =
    [
        "dc.date.created",
        "dcterms.created",
        "dc.date",
        "dc.terms.date",
        "dcterms.date",
        "dc.created",
        "dateCreated",
        "date",
        "displaydate",
        "timestamp",
    ];

    /// <summary>The publication date that the page declares or plainly prints, or null.</summary>
    public static PublicationTime? Published(
        IHtmlDocument document,
        JsonLd linked,
        MetaElements meta,
        string? address,
        string? title
    )
    {
        var all = Declared(document, linked, meta).ToArray();
        if (all is not [var first, ..])
            return VisibleDates.Best(document, title);
        // A bare "date" may be that of anything: of the file, of the last change.
        if (first.IsVague && VisibleDates.Best(document, title, VisibleDates.Plain) is { } plain)
            return plain;
        if (first.Time.Instant is not { } instant || !first.IsUtc)
            return first.Time;
        // Systems often write the moment in UTC. Where the page also writes it with the publisher's offset, or has the
        // day in its address or in print, that day counts.
        foreach (var other in all)
        {
            if (other.Time.Instant == instant && other.Time.Date != first.Time.Date)
                return other.Time;
        }

        if (instant.InUtc().Hour is >= 8 and < 15)
            return first.Time;
        return
            (InAddress(address) ?? VisibleDates.Best(document, title)) is { } shown && IsSomewhere(shown.Date, instant)
            ? new PublicationTime(shown.Date, instant)
            : first.Time;
    }

    /// <summary>True where the moment falls on the day in some inhabited place, between 12 hours west and 14 east.</summary>
    private static bool IsSomewhere(LocalDate day, Instant instant) =>
        instant.WithOffset(Offset.FromHours(-12)).Date <= day && day <= instant.WithOffset(Offset.FromHours(14)).Date;

    private static IEnumerable<DeclaredDate> Declared(IHtmlDocument document, JsonLd linked, MetaElements meta)
    {
        if (DeclaredDate.Of(linked.Published) is { } inData)
            yield return inData;
        foreach (var name in PublishedNames)
        {
            if (DeclaredDate.Of(meta[name]) is { } inMeta)
                yield return inMeta;
        }

        foreach (var name in VagueNames)
        {
            if (DeclaredDate.Of(meta[name]) is { } inMeta)
                yield return inMeta with
                {
                    IsVague = true,
                };
        }

        if (Timed(document, "[itemprop~='datePublished']") is { } marked)
            yield return new DeclaredDate(marked, IsUtc: false);
    }

    /// <summary>A date as a page declares it.</summary>
    /// <param name="Time">The date.</param>
    /// <param name="IsUtc">It is written as a moment of universal time, not of the publisher's.</param>
    /// <param name="IsVague">Its name does not say whether it is that of publication.</param>
    private readonly record struct DeclaredDate(PublicationTime Time, bool IsUtc, bool IsVague = false)
    {
        public static DeclaredDate? Of(string? written) =>
            Parse(written) is { } time ? new DeclaredDate(time, WritesUtc(written!.AsSpan().Trim())) : null;

        private static bool WritesUtc(ReadOnlySpan<char> written) =>
            written.EndsWith("Z", StringComparison.OrdinalIgnoreCase)
            || written.EndsWith("+00:00", StringComparison.Ordinal)
            || written.EndsWith("+0000", StringComparison.Ordinal)
            || written.EndsWith("UTC", StringComparison.OrdinalIgnoreCase)
            || written.EndsWith("GMT", StringComparison.OrdinalIgnoreCase);
    }

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
                "dateUpdate",
                "revised",
                "lastmod",
                "last-modified"
            )
        )
        ?? Timed(document, "[itemprop~='dateModified'], time[class*='updated'], time[class*='modified']");

    /// <summary>What stands in for a date of publication where the page neither declares nor prints one: data about the page
    /// as a whole, values in its scripts, the date of its last change.</summary>
    public static PublicationTime? Indirect(IHtmlDocument document, JsonLd linked, MetaElements meta) =>
        Parse(linked.PagePublished) ?? ScriptDates.Published(document) ?? Modified(document, linked, meta);

    /// <summary>The day in an address ("/2031/05/04/", "/2031-05-04-", "/20310504/", "/04-05-2031-"), or null.</summary>
    public static PublicationTime? InAddress(string? address)
    {
        if (address is null)
            return null;
        for (var at = 1; at + 8 <= address.Length; at++)
        {
            if (char.IsAsciiDigit(address[at - 1]) || !char.IsAsciiDigit(address[at]))
                continue;
            var digits = 1;
            while (at + digits < address.Length && char.IsAsciiDigit(address[at + digits]))
                digits++;
            var parts =
                digits == 8 ? (Year: 0, Month: 4, Day: 6)
                : Parted(address, at, 4, 2, 2) ? (Year: 0, Month: 5, Day: 8)
                : Parted(address, at, 2, 2, 4) ? (Year: 6, Month: 3, Day: 0)
                : (Year: -1, Month: 0, Day: 0);
            if (parts.Year >= 0 && Day(address.AsSpan(at), parts.Year, parts.Month, parts.Day) is { } day)
                return new PublicationTime(day);
        }

        return null;
    }

    // Digits in three groups with one and the same mark between them, and no digit after.
    private static bool Parted(string address, int at, int first, int second, int third)
    {
        var end = at + first + second + third + 2;
        if (end > address.Length || (end < address.Length && char.IsAsciiDigit(address[end])))
            return false;
        var mark = address[at + first];
        if (mark is not ('/' or '-' or '_' or '.') || address[at + first + second + 1] != mark)
            return false;
        for (var index = at; index < end; index++)
        {
            if (!char.IsAsciiDigit(address[index]) && index != at + first && index != at + first + second + 1)
                return false;
        }

        return true;
    }

    private static LocalDate? Day(ReadOnlySpan<char> text, int yearAt, int monthAt, int dayAt)
    {
        var year = int.Parse(text.Slice(yearAt, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        var month = int.Parse(text.Slice(monthAt, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var day = int.Parse(text.Slice(dayAt, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        return
            year is >= 1990 and <= 2100
            && month is >= 1 and <= 12
            && day >= 1
            && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;
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
}
