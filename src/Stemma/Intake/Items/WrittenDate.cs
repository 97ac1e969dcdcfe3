using System.Globalization;
using NodaTime;
using Stemma.Intake.Html;
using Stemma.Text;

namespace Stemma.Intake.Items;

/// <summary>Reads the dates that programs write into fields.</summary>
/// <remarks>
/// ISO 8601 in its long and short form (2031-05-04T09:12:00+02:00, 20310504T091200Z), the dates of mail (RFC 5322
/// section 3.3, and two-digit years as in RFC 822), seconds, milliseconds or microseconds since 1970, and what is printed
/// on pages. A time of day counts only with its offset; without one the day is all that is known.
/// </remarks>
internal static class WrittenDate
{
    /// <summary>The date, or null where it is none.</summary>
    public static PublicationTime? Parse(string? written)
    {
        var value = written?.Trim().Trim('"', '\'');
        if (string.IsNullOrEmpty(value) || value.Length > 100)
            return null;
        if (FromEpoch(value) is { } counted)
            return counted;
        return PageDates.Parse(Lengthened(value));
    }

    // A count is told by its size: 10 digits are seconds from 2001 to 2286, 13 milliseconds, 16 microseconds.
    private static PublicationTime? FromEpoch(string value)
    {
        var point = value.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? value : value[..point];
        if (
            whole.Length is not (9 or 10 or 13 or 16)
            || !long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || (point >= 0 && value.AsSpan(point + 1).ContainsAnyExceptInRange('0', '9'))
        )
            return null;
        var moment = whole.Length switch
        {
            13 => Instant.FromUnixTimeMilliseconds(count),
            16 => Instant.FromUnixTimeTicks(count * 10),
            _ => Instant.FromUnixTimeSeconds(count),
        };
        var (date, time) = moment.InUtc().LocalDateTime;
        return time == LocalTime.Midnight ? new PublicationTime(date) : new PublicationTime(date, moment);
    }

    // Puts the shapes that differ only in what they leave out into the form that is read.
    private static string Lengthened(string value)
    {
        if (value.Length == 14 && !value.AsSpan().ContainsAnyExceptInRange('0', '9'))
            value = $"{value[..8]}T{value[8..]}";
        if (value.Length >= 8 && !value.AsSpan(0, 8).ContainsAnyExceptInRange('0', '9'))
        {
            if (value.Length > 8 && value[8] is not ('T' or ' '))
                return value;
            var clock = value.Length > 9 ? value[9..] : "";
            if (clock.Length >= 6 && !clock.AsSpan(0, 6).ContainsAnyExceptInRange('0', '9'))
                clock = $"{clock[..2]}:{clock[2..4]}:{clock[4..]}";
            value = $"{value[..4]}-{value[4..6]}-{value[6..8]}" + (clock.Length == 0 ? "" : "T" + clock);
        }

        // "+0200" at the end of an ISO date; the printed forms are read with it.
        if (
            value.Length > 15
            && value[4] == '-'
            && value[^5] is '+' or '-'
            && !value.AsSpan(value.Length - 4).ContainsAnyExceptInRange('0', '9')
        )
            value = $"{value[..^2]}:{value[^2..]}";
        if (value.Length > 4 && value[4] == '-' && value.EndsWith(" UTC", StringComparison.Ordinal))
            value = value[..^4] + "Z";
        return WithCentury(value);
    }

    // "Sun, 04 May 31 09:12:00 GMT": two digits after the month are a year (RFC 5322, section 4.3).
    private static string WithCentury(string value)
    {
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 1; index + 1 < words.Length; index++)
        {
            if (
                words[index] is [var tens and >= '0' and <= '9', >= '0' and <= '9']
                && words[index - 1].Length >= 3
                && char.IsAsciiLetter(words[index - 1][0])
                && words[index - 1][^1] != ','
                && words[index + 1].Contains(':', StringComparison.Ordinal)
            )
            {
                words[index] = (tens < '5' ? "20" : "19") + words[index];
                return string.Join(' ', words);
            }
        }

        return value;
    }
}
