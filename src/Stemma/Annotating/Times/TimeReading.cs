using NodaTime;

namespace Stemma.Annotating.Times;

/// <summary>What a rule read: how far it goes and what it means.</summary>
/// <param name="First">Index of its first atom.</param>
/// <param name="End">Index one past its last atom.</param>
/// <param name="Type">TIMEX3 type.</param>
/// <param name="Value">TIMEX3 value.</param>
/// <param name="Earliest">First day it can mean, or null.</param>
/// <param name="Latest">Last day it can mean, or null.</param>
/// <param name="Period">The stretch of the calendar it names, from which "a day earlier" is counted; null for others.</param>
internal sealed record TimeReading(
    int First,
    int End,
    TimeType Type,
    string Value,
    LocalDate? Earliest = null,
    LocalDate? Latest = null,
    CalendarPeriod? Period = null
)
{
    /// <summary>A date that is a stretch of the calendar.</summary>
    public static TimeReading Date(int first, int end, CalendarPeriod period) =>
        new(first, end, TimeType.Date, period.Value, period.First, period.Last, period);

    /// <summary>A time of day: the day's value with "T" and the part or clock time after it.</summary>
    public static TimeReading Time(int first, int end, CalendarPeriod? day, string clock)
    {
        var value = day?.Value ?? CalendarPeriod.Placeholder(Granularity.Day);
        return new(first, end, TimeType.Time, $"{value}T{clock}", day?.First, day?.Last, day);
    }

    /// <summary>Atoms that look like a time and are none: they are passed over.</summary>
    public static TimeReading Nothing(int first, int end) => new(first, end, TimeType.Date, "");
}
