using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>"today", "yesterday morning", "tonight", "the day before yesterday", and days counted from the last one named.</summary>
internal static class NearDays
{
    /// <summary>Reads one at an atom, or null.</summary>
    public static TimeReading? Read(TimeScene scene, int index) => Deictic(scene, index) ?? Narrated(scene, index);

    private static TimeReading? Deictic(TimeScene scene, int index)
    {
        var run = scene.Run;
        var at = run.Is(index, "the") ? index + 1 : index;
        if (run.Begins(at, "day", "before", "yesterday"))
            return TimeReading.Date(index, at + 3, scene.FromPublished(Granularity.Day, -2));
        if (run.Begins(at, "day", "after", "tomorrow"))
            return TimeReading.Date(index, at + 3, scene.FromPublished(Granularity.Day, 2));
        if (run.Is(index, "tonight"))
            return TimeReading.Time(index, index + 1, scene.FromPublished(Granularity.Day, 0), "NI");
        if (run.Begins(index, "last", "night"))
            return TimeReading.Time(index, index + 2, scene.FromPublished(Granularity.Day, -1), "NI");
        if (run.Is(index, "this") && run[index + 1].Term is { DayPart: { Length: 2 } part, IsPlural: false })
            return TimeReading.Time(index, index + 2, scene.FromPublished(Granularity.Day, 0), part);
        int? step =
            run.Is(index, "today") ? 0
            : run.Is(index, "yesterday") ? -1
            : run.Is(index, "tomorrow") ? 1
            : null;
        // "USA Today" is a newspaper.
        if (step is null || (run.IsCapital(index) && run.IsCapital(index - 1)))
            return null;
        return ClockTimes.WithTime(
            scene,
            TimeReading.Date(index, index + 1, scene.FromPublished(Granularity.Day, step.Value))
        );
    }

    private static TimeReading? Narrated(TimeScene scene, int index)
    {
        var run = scene.Run;
        var isThat = run.Is(index, "that");
        if (!isThat && !run.Is(index, "the"))
            return null;
        if (!isThat && Beside(scene, index) is { } beside)
            return beside;
        int? step =
            run.Is(index + 1, "same") || isThat ? 0
            : run.Is(index + 1, "next", "following") ? 1
            : run.Is(index + 1, "previous", "preceding") ? -1
            : null;
        if (step is null)
            return null;
        var at = run.Is(index + 1, "same", "next", "following", "previous", "preceding") ? index + 2 : index + 1;
        if (run[at].Term is { DayPart: { Length: 2 } part, IsPlural: false })
            return TimeReading.Time(index, at + 1, Day(scene, step.Value), part);
        if (
            run[at].Term is not { Unit: var unit, IsPlural: false }
            || UnitPeriods.Granularity(unit) is not { } granularity
        )
            return null;
        if (granularity == Granularity.Day)
            return ClockTimes.WithTime(scene, TimeReading.Date(index, at + 1, Day(scene, step.Value)));
        var from = (granularity == Granularity.Year ? scene.Year : scene.Narrative?.First) ?? scene.Published;
        return TimeReading.Date(
            index,
            at + 1,
            from is { } day ? CalendarPeriod.Shifted(granularity, day, step.Value) : CalendarPeriod.Undated(granularity)
        );
    }

    /// <summary>"the day before," and "the week after." with nothing behind them: beside the time the story has reached.</summary>
    private static TimeReading? Beside(TimeScene scene, int index)
    {
        var run = scene.Run;
        var step =
            run.Is(index + 2, "before") ? -1
            : run.Is(index + 2, "after") ? 1
            : 0;
        if (step == 0 || !(run[index + 3].Kind == AtomKind.None || run.Is(index + 3, ",", ".", ";", ")")))
            return null;
        var (unit, part) = (run[index + 1].Term?.Unit ?? TimeUnit.None, run[index + 1].Term?.DayPart);
        if (part is { Length: 2 })
            return TimeReading.Time(index, index + 3, Day(scene, step), part);
        if (
            unit == TimeUnit.None
            || run[index + 1].Term!.IsPlural
            || UnitPeriods.Granularity(unit) is not { } granularity
        )
            return null;
        if (granularity == Granularity.Day)
            return TimeReading.Date(index, index + 3, Day(scene, step));
        var from = (granularity == Granularity.Year ? scene.Year : scene.Narrative?.First) ?? scene.Published;
        return TimeReading.Date(
            index,
            index + 3,
            from is { } day ? CalendarPeriod.Shifted(granularity, day, step) : CalendarPeriod.Undated(granularity)
        );
    }

    private static CalendarPeriod Day(TimeScene scene, int step) =>
        scene.Narrative is { Granularity: Granularity.Day, First: { } day }
            ? CalendarPeriod.Shifted(Granularity.Day, day, step)
            : CalendarPeriod.Undated(Granularity.Day);
}
