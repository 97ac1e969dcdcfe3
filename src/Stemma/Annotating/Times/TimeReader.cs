using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>Tries the rules at each atom, the more specific first, and takes words like "late" before what they narrow.</summary>
internal static class TimeReader
{
    private static readonly Func<TimeScene, int, TimeReading?>[] Rules =
    [
        NumericDates.Read,
        ClockTimes.Read,
        SetTimes.Read,
        WeekdayDates.Read,
        (scene, index) => MonthDates.Read(scene, index),
        Holidays.Read,
        SeasonDates.Read,
        QuarterDates.Read,
        NearDays.Read,
        Durations.Read,
        RelativeUnits.Read,
        Years.Read,
        VagueTimes.Read,
    ];

    /// <summary>The time expressions of the sentence the scene stands in, in order; not overlapping.</summary>
    public static IEnumerable<TimeReading> Read(TimeScene scene)
    {
        var index = 0;
        while (index < scene.Run.Count)
        {
            if (At(scene, index) is not { } reading)
            {
                index++;
                continue;
            }

            index = reading.End;
            if (reading.Value.Length == 0)
                continue;
            scene.Remember(reading);
            yield return reading;
        }
    }

    private static TimeReading? At(TimeScene scene, int index)
    {
        if (!CanBegin(scene.Run, index))
            return null;
        if (TimePart.Read(scene.Run, index) is { } part)
        {
            var narrowed = Plain(scene, part.End);
            if (narrowed is { Period: { } period } && narrowed.Value.Length > 0)
                return part.Narrow(narrowed, period, index, scene.Published);
        }

        return Plain(scene, index);
    }

    private static TimeReading? Plain(TimeScene scene, int index)
    {
        foreach (var rule in Rules)
        {
            if (rule(scene, index) is { } reading)
                return reading;
        }

        return null;
    }

    /// <summary>Every expression begins with a number, an apostrophe or a word; this spares the rules most marks.</summary>
    private static bool CanBegin(AtomRun run, int index) =>
        run[index].Kind is AtomKind.Number or AtomKind.Word || run.IsApostrophe(index);
}
