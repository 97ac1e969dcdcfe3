using System.Globalization;
using NodaTime;
using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>Units of time as stretches of the calendar and as TIMEX3 durations.</summary>
internal static class UnitPeriods
{
    /// <summary>The stretch of the calendar a unit names, or null for units below a day.</summary>
    public static Granularity? Granularity(TimeUnit unit) =>
        unit switch
        {
            TimeUnit.Day => Times.Granularity.Day,
            TimeUnit.Weekend => Times.Granularity.Weekend,
            TimeUnit.Week or TimeUnit.Fortnight => Times.Granularity.Week,
            TimeUnit.Month => Times.Granularity.Month,
            TimeUnit.Quarter => Times.Granularity.Quarter,
            TimeUnit.Year => Times.Granularity.Year,
            TimeUnit.Decade => Times.Granularity.Decade,
            TimeUnit.Century => Times.Granularity.Century,
            _ => null,
        };

    /// <summary>"P2D", "PT3H", "P30Y", "P2Y6M"; an unknown number is X.</summary>
    public static string Duration(TimeUnit unit, decimal? count)
    {
        if (count is not { } number)
            return Designated(unit, "X");
        (unit, number) = unit switch
        {
            TimeUnit.Fortnight => (TimeUnit.Week, number * 2),
            TimeUnit.Decade => (TimeUnit.Year, number * 10),
            TimeUnit.Century => (TimeUnit.Year, number * 100),
            TimeUnit.Quarter => (TimeUnit.Month, number * 3),
            TimeUnit.Weekend => (TimeUnit.Day, number * 2),
            _ => (unit, number),
        };
        var whole = decimal.Truncate(number);
        var rest = number - whole;
        if (rest == 0)
            return Designated(unit, Written(whole));
        var (smaller, per) = unit switch
        {
            TimeUnit.Year => (TimeUnit.Month, 12),
            TimeUnit.Week => (TimeUnit.Day, 7),
            TimeUnit.Day => (TimeUnit.Hour, 24),
            TimeUnit.Hour => (TimeUnit.Minute, 60),
            TimeUnit.Minute => (TimeUnit.Second, 60),
            _ => (TimeUnit.None, 0),
        };
        if (per == 0 || rest * per % 1 != 0)
            return Designated(unit, Written(number));
        var tail = Designated(smaller, Written(rest * per));
        if (whole == 0)
            return tail;
        var head = Designated(unit, Written(whole));
        return head.Contains('T', StringComparison.Ordinal) ? head + tail[2..] : head + tail[1..];
    }

    /// <summary>So many units before or after a day, as days; null where that leaves the calendar.</summary>
    public static LocalDate? Moved(LocalDate day, TimeUnit unit, decimal count)
    {
        if (Math.Abs(count) > 3000)
            return null;
        var days = unit switch
        {
            TimeUnit.Day => count,
            TimeUnit.Week or TimeUnit.Weekend => count * 7,
            TimeUnit.Fortnight => count * 14,
            TimeUnit.Month => count * 30.4m,
            TimeUnit.Quarter => count * 91.3m,
            TimeUnit.Year => count * 365.25m,
            TimeUnit.Decade => count * 3652.5m,
            TimeUnit.Century => count * 36525m,
            _ => 0,
        };
        if (Math.Abs(days) > 700_000)
            return null;
        return (unit, count % 1) switch
        {
            (TimeUnit.Month, 0) => day.PlusMonths((int)count),
            (TimeUnit.Quarter, 0) => day.PlusMonths(3 * (int)count),
            (TimeUnit.Year, 0) => day.PlusYears((int)count),
            (TimeUnit.Decade, 0) => day.PlusYears(10 * (int)count),
            _ => day.PlusDays((int)decimal.Round(days)),
        };
    }

    private static string Designated(TimeUnit unit, string number) =>
        unit switch
        {
            TimeUnit.Second => $"PT{number}S",
            TimeUnit.Minute => $"PT{number}M",
            TimeUnit.Hour => $"PT{number}H",
            TimeUnit.Day or TimeUnit.Weekend => $"P{number}D",
            TimeUnit.Week or TimeUnit.Fortnight => $"P{number}W",
            TimeUnit.Month => $"P{number}M",
            TimeUnit.Quarter => $"P{number}M",
            TimeUnit.Decade => $"P{number}DE",
            TimeUnit.Century => $"P{number}CE",
            _ => $"P{number}Y",
        };

    private static string Written(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
