using NodaTime;
using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>Feast days that stand for a date in British and American news: "Christmas Eve", "Good Friday", "last Thanksgiving".</summary>
internal static class Holidays
{
    /// <summary>Names, each with the day of a year; longer names before those they begin with.</summary>
    private static readonly (string[] Words, Func<int, LocalDate> Day)[] Days =
    [
        (["Christmas", "Eve"], year => new LocalDate(year, 12, 24)),
        (["Christmas", "Day"], year => new LocalDate(year, 12, 25)),
        (["Christmas"], year => new LocalDate(year, 12, 25)),
        (["Boxing", "Day"], year => new LocalDate(year, 12, 26)),
        (["New", "Year", "'", "s", "Eve"], year => new LocalDate(year, 12, 31)),
        (["New", "Year", "'", "s", "Day"], year => new LocalDate(year, 1, 1)),
        (["Valentine", "'", "s", "Day"], year => new LocalDate(year, 2, 14)),
        (["Independence", "Day"], year => new LocalDate(year, 7, 4)),
        (["Halloween"], year => new LocalDate(year, 10, 31)),
        (["Veterans", "Day"], year => new LocalDate(year, 11, 11)),
        (["Good", "Friday"], year => Easter(year).PlusDays(-2)),
        (["Easter", "Monday"], year => Easter(year).PlusDays(1)),
        (["Easter", "Sunday"], Easter),
        (["Easter"], Easter),
        (["Thanksgiving", "Day"], year => Nth(year, 11, IsoDayOfWeek.Thursday, 4)),
        (["Thanksgiving"], year => Nth(year, 11, IsoDayOfWeek.Thursday, 4)),
        (["Labor", "Day"], year => Nth(year, 9, IsoDayOfWeek.Monday, 1)),
        (["Memorial", "Day"], year => Nth(year, 6, IsoDayOfWeek.Monday, 1).PlusDays(-7)),
        (["Election", "Day"], year => Nth(year, 11, IsoDayOfWeek.Monday, 1).PlusDays(1)),
    ];

    /// <summary>Reads one at an atom, or null.</summary>
    public static TimeReading? Read(TimeScene scene, int index)
    {
        var run = scene.Run;
        var step =
            run.Is(index, "last") ? -1
            : run.Is(index, "next") ? 1
            : 0;
        var at = step != 0 || run.Is(index, "this") ? index + 1 : index;
        if (!run.IsCapital(at))
            return null;
        foreach (var (words, day) in Days)
        {
            if (!Matches(run, at, words))
                continue;
            var end = at + words.Length;
            if (Years.At(run, end) is var (year, after))
                return TimeReading.Date(index, after, CalendarPeriod.Containing(Granularity.Day, day(year)));
            return TimeReading.Date(index, end, Nearest(scene, day, step, index, end));
        }

        return null;
    }

    private static bool Matches(AtomRun run, int at, string[] words)
    {
        for (var offset = 0; offset < words.Length; offset++)
        {
            if (words[offset] == "'" ? !run.IsApostrophe(at + offset) : !run.Is(at + offset, words[offset]))
                return false;
        }

        return true;
    }

    private static CalendarPeriod Nearest(TimeScene scene, Func<int, LocalDate> day, int step, int first, int end)
    {
        if (scene.Published is not { Year: > 2 and < 9000 } published)
            return CalendarPeriod.Undated(Granularity.Day);
        var date = day(published.Year);
        var future = step > 0 || (step == 0 && scene.Tense(first, end) == Tense.Future);
        if (future && date < published)
            date = day(published.Year + 1);
        else if (!future && date > published)
            date = day(published.Year - 1);
        return CalendarPeriod.Containing(Granularity.Day, date);
    }

    private static LocalDate Nth(int year, int month, IsoDayOfWeek weekday, int which)
    {
        var first = new LocalDate(year, month, 1);
        return first.PlusDays(((int)weekday - (int)first.DayOfWeek + 7) % 7 + (7 * (which - 1)));
    }

    /// <summary>Gregorian Easter: Meeus, Astronomical Algorithms (1991), chapter 8.</summary>
    private static LocalDate Easter(int year)
    {
        var golden = year % 19;
        var (century, rest) = (year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var shift = (golden + (11 * epact) + (22 * weekday)) / 451;
        var sum = epact + weekday - (7 * shift) + 114;
        return new LocalDate(year, sum / 31, (sum % 31) + 1);
    }
}
