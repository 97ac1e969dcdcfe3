using NodaTime;
using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>Finds the year of a date that names none.</summary>
internal static class NearestYear
{
    /// <summary>
    /// Days beyond which a date on the side the tense says is given up for one nearer on the other side: nobody writes
    /// "Jan. 14" in early January for the one before. Ten months; at 365 the tense always wins.
    /// </summary>
    private const int Farthest = 300;

    /// <summary>Months ahead within which a month counts as coming although the verb is past; the same ten months seen from behind.</summary>
    private const int NearMonths = 2;

    /// <summary>The day with this month and day nearest to publication on the side the tense says; null without publication.</summary>
    /// <remarks>Weekday: ISO day of the week it must be if any such year is near, or null.</remarks>
    public static LocalDate? Day(TimeScene scene, int month, int day, int? weekday, int first, int end)
    {
        if (scene.Published is not { } published)
            return null;
        LocalDate? before = null;
        LocalDate? after = null;
        // Eight years either way: 29 February can be eight years off around 1900.
        for (var step = 8; step >= -8; step--)
        {
            var year = published.Year + step;
            if (year < 1 || year > 9998 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
                continue;
            var date = new LocalDate(year, month, day);
            // Beside its weekday the date is sure, if that fits within a year.
            if (weekday == (int)date.DayOfWeek && Math.Abs(Period.DaysBetween(date, published)) < 366)
                return date;
            if (date >= published)
                after = date;
            if (date <= published && before is null)
                before = date;
        }

        if (before is not { } past || after is not { } coming)
            return before ?? after;
        var behind = Period.DaysBetween(past, published);
        var ahead = Period.DaysBetween(published, coming);
        return Side(scene, first, end) switch
        {
            Tense.Past => behind > Farthest && ahead < behind ? coming : past,
            Tense.Future => ahead > Farthest && behind < ahead ? past : coming,
            _ => behind <= ahead ? past : coming,
        };
    }

    /// <summary>Year of the month nearest to publication on the side the tense says; null without publication.</summary>
    public static int? Of(TimeScene scene, int month, int first, int end)
    {
        if (scene.Published is not { } published)
            return null;
        var ahead = (month - published.Month + 12) % 12;
        var coming = Side(scene, first, end) switch
        {
            Tense.Past => ahead <= NearMonths && !scene.Run.Is(first - 1, "since"),
            Tense.Future => ahead < 11,
            _ => ahead < 6,
        };
        return published.PlusMonths(ahead == 0 || coming ? ahead : ahead - 12).Year;
    }

    private static Tense Side(TimeScene scene, int first, int end)
    {
        var run = scene.Run;
        if (run.Is(first - 1, "last", "since") || run.Begins(first - 2, "since", "the"))
            return Tense.Past;
        // "the Oct. 7 attacks", "the late-November trip": a date before a noun says nothing of its side, so the nearest is taken.
        var before = run.IsDash(first - 1) && run.Is(first - 2, "early", "mid", "late") ? first - 3 : first - 1;
        return run.Is(before, "the", "to", "through") ? Tense.Unknown : scene.Tense(first, end);
    }
}
