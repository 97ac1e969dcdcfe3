using NodaTime;

namespace Stemma.Intake.Marking;

/// <summary>Reads one printed date at the start of a stretch.</summary>
internal static class DateScanner
{
    private static readonly string[] Days =
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];

    /// <summary>Reads "2031-05-04", "4 May 2031", "May 4, 2031", "Tue 4th of May", "13/04/2031", "4. Mai 2031",
    /// "04.05.31", "2031年5月4日" and the like.</summary>
    /// <param name="text">What follows the date is left unread.</param>
    /// <param name="date">Null where the year is missing or day and month cannot be told apart.</param>
    /// <param name="length">Characters read.</param>
    public static bool TryDate(ReadOnlySpan<char> text, out LocalDate? date, out int length)
    {
        var position = 0;
        var weekday = Word(text, position);
        if (IsDay(weekday))
            position = Skip(text, position + weekday.Length);
        if (
            position < text.Length
            && char.IsAsciiDigit(text[position])
            && TryFigures(text[position..], out date, out length)
        )
        {
            length += position;
            return true;
        }

        return TryNamed(text, position, out date, out length);
    }

    // A month's name with a day on one side and perhaps a year after.
    private static bool TryNamed(ReadOnlySpan<char> text, int position, out LocalDate? date, out int length)
    {
        date = null;
        length = 0;
        var day = Number(text, ref position, 2);
        if (day is not null)
            position = SkipOrdinal(text, position);
        var name = Word(text, position);
        var month = MonthNames.Find(name, out var isEnglish);
        if (month == 0)
            return false;
        position += name.Length;
        if (position < text.Length && text[position] == '.')
            position++;
        if (day is null)
        {
            var after = Skip(text, position);
            day = Number(text, ref after, 2);
            if (day is null)
                return false;
            position = after;
            if (position + 1 < text.Length && char.IsAsciiLetter(text[position]))
                position = SkipOrdinal(text, position);
        }

        length = position;
        var next = SkipLink(text, Skip(text, position));
        if (Number(text, ref next, 4) is { } year and >= 1800 && next <= text.Length)
        {
            length = next;
            date = Make(year, month, day.Value);
            return date is not null;
        }

        // A short word of another language is a month only in a whole date.
        return isEnglish && day is >= 1 and <= 31;
    }

    private static bool TryFigures(ReadOnlySpan<char> text, out LocalDate? date, out int length)
    {
        date = null;
        length = 0;
        var position = 0;
        var first = Number(text, ref position, 4);
        if (first is null || position >= text.Length || text[position] is not ('-' or '/' or '.' or '年'))
            return false;
        var mark = text[position++];
        SkipBlank(text, ref position);
        var second = Number(text, ref position, 2);
        if (second is null || position >= text.Length || text[position] != (mark == '年' ? '月' : mark))
            return false;
        position++;
        SkipBlank(text, ref position);
        var start = position;
        var third = Number(text, ref position, 4);
        if (third is null)
            return false;
        if (mark == '年' && position < text.Length && text[position] == '日')
            position++;
        length = position;
        // Two figures are a year only in the full European form: "04.05.31".
        if (mark == '.' && first < 1800 && position - start == 2 && start == 6)
            third += third < 70 ? 2000 : 1900;
        if (first >= 1800)
        {
            date = Make(first.Value, second.Value, third.Value);
            return date is not null;
        }

        if (third < 1800 || first > 31 || second > 31 || (first > 12 && second > 12))
            return false;
        // Points are European: day first. With slashes only a number above 12 or two equal ones decide.
        if (first > 12 || mark == '.' || first == second)
            date = Make(third.Value, second.Value, first.Value);
        else if (second > 12)
            date = Make(third.Value, first.Value, second.Value);
        return true;
    }

    private static LocalDate? Make(int year, int month, int day) =>
        year is >= 1800 and <= 2200
        && month is >= 1 and <= 12
        && day >= 1
        && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text[start..end];
    }

    // "Tues" is the usual longer abbreviation.
    private static bool IsDay(ReadOnlySpan<char> word)
    {
        foreach (var day in Days)
        {
            if (word.Length >= 3 && day.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static int? Number(ReadOnlySpan<char> text, ref int position, int digits)
    {
        var start = position;
        var end = position;
        while (end < text.Length && end - start <= digits && char.IsAsciiDigit(text[end]))
            end++;
        if (end == start || end - start > digits)
            return null;
        position = end;
        return int.Parse(text[start..end], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int SkipOrdinal(ReadOnlySpan<char> text, int position)
    {
        var suffix = Word(text, position);
        if (suffix is "st" or "nd" or "rd" or "th")
            position += suffix.Length;
        else if (suffix is "er" or "º" or "ª")
            position += suffix.Length;
        return SkipLink(text, Skip(text, position));
    }

    // "4th of May", "4 de mayo de 2031", "4 d'abril del 2031".
    private static int SkipLink(ReadOnlySpan<char> text, int position)
    {
        foreach (var link in (ReadOnlySpan<string>)["of", "de", "del"])
        {
            if (LineShape.StartsWithWords(text[position..], link))
                return Skip(text, position + link.Length);
        }

        return
            text[position..].StartsWith("d'", StringComparison.OrdinalIgnoreCase)
            || text[position..].StartsWith("d’", StringComparison.OrdinalIgnoreCase)
            ? position + 2
            : position;
    }

    private static void SkipBlank(ReadOnlySpan<char> text, ref int position)
    {
        if (position < text.Length && text[position] is ' ' or '\u00a0')
            position++;
    }

    private static int Skip(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && text[position] is ' ' or ',' or '\u00a0' or '.' or '-')
            position++;
        return position;
    }
}
