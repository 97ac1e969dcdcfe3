using NodaTime;
using NodaTime.Calendars;

namespace Stemma.Annotating.Times;

/// <summary>How long a stretch of the calendar is.</summary>
internal enum Granularity
{
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
}

/// <summary>A stretch of the calendar with its TIMEX3 value, or only a value with X where nothing dates it.</summary>
/// <param name="Granularity">How long it is.</param>
/// <param name="Value">TIMEX3 value: "2022-07-19", "2022-W29", "2022-Q3", "2022-SU", "199X", "XXXX-WXX-2".</param>
/// <param name="First">First day, or null where undated.</param>
/// <param name="Last">Last day, inclusive, or null where undated.</param>
internal sealed record CalendarPeriod(Granularity Granularity, string Value, LocalDate? First, LocalDate? Last)
{
    /// <summary>Years that are written as plain four-digit values; dates outside are left undated.</summary>
    private const int FirstYear = 1000;
    private const int LastYear = 2999;

    /// <summary>Longest shift in days: three thousand years, beyond which no value can be written anyway.</summary>
    private const int LongestShift = 1_100_000;

    /// <summary>An undated period.</summary>
    public static CalendarPeriod Undated(Granularity granularity, string? value = null) =>
        new(granularity, value ?? Placeholder(granularity), null, null);

    /// <summary>The period of this length that a day lies in; winter is named after the year it begins in.</summary>
    public static CalendarPeriod Containing(Granularity granularity, LocalDate day)
    {
        if (day.Year is < FirstYear or > LastYear)
            return Undated(granularity);
        var year = day.Year;
        switch (granularity)
        {
            case Granularity.Day:
                return new(granularity, Iso(day), day, day);
            case Granularity.Week:
            {
                var monday = day.PlusDays(1 - (int)day.DayOfWeek);
                var rule = WeekYearRules.Iso;
                var value = $"{rule.GetWeekYear(monday):0000}-W{rule.GetWeekOfWeekYear(monday):00}";
                return new(granularity, value, monday, monday.PlusDays(6));
            }
            case Granularity.Weekend:
            {
                var saturday = day.PlusDays(6 - (int)day.DayOfWeek);
                var rule = WeekYearRules.Iso;
                var value = $"{rule.GetWeekYear(saturday):0000}-W{rule.GetWeekOfWeekYear(saturday):00}-WE";
                return new(granularity, value, saturday, saturday.PlusDays(1));
            }
            case Granularity.Month:
                return Months(granularity, $"{year:0000}-{day.Month:00}", year, day.Month, 1);
            case Granularity.Quarter:
            {
                var quarter = (day.Month + 2) / 3;
                return Months(granularity, $"{year:0000}-Q{quarter}", year, 3 * quarter - 2, 3);
            }
            case Granularity.Half:
            {
                var half = (day.Month + 5) / 6;
                return Months(granularity, $"{year:0000}-H{half}", year, 6 * half - 5, 6);
            }
            case Granularity.Season:
            {
                var begun = day.Month < 3 ? year - 1 : year;
                var (name, month) = day.Month switch
                {
                    >= 3 and <= 5 => ("SP", 3),
                    >= 6 and <= 8 => ("SU", 6),
                    >= 9 and <= 11 => ("FA", 9),
                    _ => ("WI", 12),
                };
                return Months(granularity, $"{begun:0000}-{name}", begun, month, 3);
            }
            case Granularity.Year:
                return Months(granularity, $"{year:0000}", year, 1, 12);
            case Granularity.Decade:
                return Months(granularity, $"{year / 10:000}X", year / 10 * 10, 1, 120);
            default:
                return Months(granularity, $"{year / 100:00}XX", year / 100 * 100, 1, 1200);
        }
    }

    /// <summary>The period of this length so many steps later (or earlier, below 0) than the one holding a day.</summary>
    public static CalendarPeriod Shifted(Granularity granularity, LocalDate day, int steps)
    {
        var days = (long)steps * TypicalDays(granularity);
        if (Math.Abs(days) > LongestShift)
            return Undated(granularity);
        return Containing(
            granularity,
            granularity switch
            {
                Granularity.Day => day.PlusDays(steps),
                Granularity.Week or Granularity.Weekend => day.PlusWeeks(steps),
                Granularity.Month => day.PlusMonths(steps),
                Granularity.Quarter or Granularity.Season => day.PlusMonths(3 * steps),
                Granularity.Half => day.PlusMonths(6 * steps),
                Granularity.Year => day.PlusYears(steps),
                Granularity.Decade => day.PlusYears(10 * steps),
                _ => day.PlusYears(100 * steps),
            }
        );
    }

    /// <summary>The value of a period of this length that nothing dates.</summary>
    public static string Placeholder(Granularity granularity) =>
        granularity switch
        {
            Granularity.Day => "XXXX-XX-XX",
            Granularity.Week => "XXXX-WXX",
            Granularity.Weekend => "XXXX-WXX-WE",
            Granularity.Month => "XXXX-XX",
            Granularity.Quarter => "XXXX-QX",
            Granularity.Half => "XXXX-HX",
            _ => "XXXX",
        };

    /// <summary>The date as ISO 8601 writes it.</summary>
    public static string Iso(LocalDate day) => $"{day.Year:0000}-{day.Month:00}-{day.Day:00}";

    private static int TypicalDays(Granularity granularity) =>
        granularity switch
        {
            Granularity.Day => 1,
            Granularity.Week or Granularity.Weekend => 7,
            Granularity.Month => 30,
            Granularity.Quarter or Granularity.Season => 91,
            Granularity.Half => 182,
            Granularity.Year => 365,
            Granularity.Decade => 3652,
            _ => 36524,
        };

    private static CalendarPeriod Months(Granularity granularity, string value, int year, int month, int count)
    {
        var first = new LocalDate(year, month, 1);
        return new(granularity, value, first, first.PlusMonths(count).PlusDays(-1));
    }
}
