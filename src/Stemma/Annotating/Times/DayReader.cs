namespace Stemma.Annotating.Times;

/// <summary>Any expression that names one day: what a time of day can lean on.</summary>
internal static class DayReader
{
    /// <summary>Reads a day at an atom, or null.</summary>
    public static TimeReading? Read(TimeScene scene, int index)
    {
        var reading =
            NumericDates.Read(scene, index)
            ?? WeekdayDates.Read(scene, index)
            ?? MonthDates.Read(scene, index)
            ?? NearDays.Read(scene, index);
        return reading is { Type: TimeType.Date, Period.Granularity: Granularity.Day } ? reading : null;
    }
}
