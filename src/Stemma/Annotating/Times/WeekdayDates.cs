using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>"Tuesday", "last Tuesday", "Tuesday morning", "Tuesday of last week", "Tuesday, July 19".</summary>
internal static class WeekdayDates
{
    /// <summary>Reads one at an atom, or null.</summary>
    public static TimeReading? Read(TimeScene scene, int index)
    {
        var run = scene.Run;
        if (OfMonth(scene, index) is { } counted)
            return counted;
        var step =
            run.Is(index, "last", "past") ? -1
            : run.Is(index, "next", "coming") ? 1
            : 0;
        var at = step != 0 || run.Is(index, "this") ? index + 1 : index;
        if (run[at].Term is not { Weekday: { } weekday, IsPluralWeekday: false } || !IsDay(run, at))
            return null;
        var end = run[at].Term!.IsShort && run.Is(at + 1, ".") ? at + 2 : at + 1;

        if (Full(scene, weekday, index, end) is { } dated)
            return dated;
        if (Week(scene, end) is var (week, after))
            return TimeReading.Date(index, after, OfWeek(scene, weekday, week));
        var day =
            at > index && step == 0 ? ThisOne(scene, weekday, index, end) : Nearest(scene, weekday, step, index, end);
        return ClockTimes.WithTime(scene, TimeReading.Date(index, end, day));
    }

    /// <summary>"the first Saturday of November", "the last Friday in May 2030".</summary>
    private static TimeReading? OfMonth(TimeScene scene, int index)
    {
        var run = scene.Run;
        var at = run.Is(index, "the") ? index + 1 : index;
        var (number, end) =
            run.Is(at, "last") ? (-1, at + 1)
            : OrdinalReader.Read(run, at) is var (ordinal, after) && ordinal is >= 1 and <= 5 ? (ordinal, after)
            : (0, at);
        if (number == 0 || run[end].Term is not { Weekday: { } weekday } || !run.Is(end + 1, "of", "in"))
            return null;
        if (MonthDates.Read(scene, end + 2) is not { Period: { Granularity: Granularity.Month } month } named)
            return null;
        if (month is not { First: { } first, Last: { } last })
            return TimeReading.Date(index, named.End, CalendarPeriod.Undated(Granularity.Day));
        var day =
            number < 0
                ? last.PlusDays(-(((int)last.DayOfWeek - weekday + 7) % 7))
                : first.PlusDays((weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (number - 1));
        return TimeReading.Date(
            index,
            named.End,
            day > last ? CalendarPeriod.Undated(Granularity.Day) : CalendarPeriod.Containing(Granularity.Day, day)
        );
    }

    private static bool IsDay(AtomRun run, int at)
    {
        if (!run.IsCapital(at))
            return false;
        if (!run[at].Term!.IsShort)
            return true;
        // "Sun", "Sat", "Wed" and "Fri" only as an abbreviation before a date: "Sun., July 3".
        var next = run.Is(at + 1, ".") ? at + 2 : at + 1;
        next = run.Is(next, ",") ? next + 1 : next;
        return run[next].Term?.Month is not null
            || run.Plain(next, 2) is not null && run[next + 1].Term?.Month is not null;
    }

    private static TimeReading? Full(TimeScene scene, int weekday, int index, int end)
    {
        var at = scene.Run.Is(end, ",", "(") ? end + 1 : end;
        at = at > end && scene.Run.Is(at, "the") ? at + 1 : at;
        if (MonthDates.Read(scene, at, weekday) is not { Period.Granularity: Granularity.Day } date)
            return null;
        return date.Type == TimeType.Time
            ? TimeReading.Time(
                index,
                date.End,
                date.Period,
                date.Value[(date.Value.IndexOf('T', StringComparison.Ordinal) + 1)..]
            )
            : TimeReading.Date(index, date.End, date.Period!);
    }

    private static (int Step, int End)? Week(TimeScene scene, int end)
    {
        var at = scene.Run.Is(end, "of") ? end + 1 : end;
        if (!scene.Run.Is(at + 1, "week"))
            return null;
        return scene.Run.Is(at, "last") ? (-1, at + 2)
            : scene.Run.Is(at, "next") ? (1, at + 2)
            : scene.Run.Is(at, "this") ? (0, at + 2)
            : null;
    }

    private static CalendarPeriod OfWeek(TimeScene scene, int weekday, int step)
    {
        var week = scene.FromPublished(Granularity.Week, step);
        return week.First is { } monday
            ? CalendarPeriod.Containing(Granularity.Day, monday.PlusDays(weekday - 1))
            : Undated(weekday);
    }

    private static CalendarPeriod ThisOne(TimeScene scene, int weekday, int first, int end) =>
        scene.Tense(first, end) == Tense.Future ? Nearest(scene, weekday, 0, first, end) : OfWeek(scene, weekday, 0);

    /// <summary>The day of publication if it is that weekday, else the nearest before it, or after it in a clause of the future.</summary>
    private static CalendarPeriod Nearest(TimeScene scene, int weekday, int step, int first, int end)
    {
        if (scene.Published is not { } published)
            return Undated(weekday);
        var ahead = (weekday - (int)published.DayOfWeek + 7) % 7;
        var days =
            step > 0 ? (ahead == 0 ? 7 : ahead)
            : ahead == 0 ? (step < 0 ? -7 : 0)
            : step == 0 && scene.Tense(first, end) == Tense.Future ? ahead
            : ahead - 7;
        return CalendarPeriod.Shifted(Granularity.Day, published, days);
    }

    private static CalendarPeriod Undated(int weekday) =>
        CalendarPeriod.Undated(Granularity.Day, $"XXXX-WXX-{weekday}");
}
