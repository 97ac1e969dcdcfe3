using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>Times of day: "8:15 a.m.", "14:30 GMT", "noon", "4 o'clock", alone or with their day.</summary>
/// <remarks>Zones are kept in the span but not in the value: news names them too loosely ("local time") to convert by.</remarks>
internal static class ClockTimes
{
    internal static readonly string[] Zones =
    [
        "GMT",
        "UTC",
        "BST",
        "EST",
        "EDT",
        "CST",
        "CDT",
        "MST",
        "MDT",
        "PST",
        "PDT",
        "CET",
        "CEST",
        "MSK",
        "IST",
        "JST",
        "ET",
        "PT",
    ];

    /// <summary>Reads one at an atom, with a day that follows, or null.</summary>
    public static TimeReading? Read(TimeScene scene, int index)
    {
        if (Clock(scene.Run, index) is not { } clock)
            return null;
        var at = scene.Run.Is(clock.End, "on", ",") ? clock.End + 1 : clock.End;
        // "10:35 a.m. (0735 GMT) Friday"
        if (scene.Run.Is(at, "(") && Clock(scene.Run, at + 1) is { } other && scene.Run.Is(other.End, ")"))
            at = other.End + 1;
        if (DayReader.Read(scene, at) is { Period: { } day } named)
            return TimeReading.Time(index, named.End, day, clock.Value);
        return TimeReading.Time(index, clock.End, DayOfScene(scene), clock.Value);
    }

    /// <summary>The day reading lengthened by a time that follows it ("Tuesday at 8:15 a.m.", "Tuesday morning").</summary>
    public static TimeReading WithTime(TimeScene scene, TimeReading day)
    {
        var run = scene.Run;
        if (day.Period is not { Granularity: Granularity.Day } period)
            return day;
        if (run[day.End].Term is { DayPart: { } part, IsPlural: false })
            return TimeReading.Time(day.First, day.End + 1, period, part);
        var at = run.Is(day.End, ",") ? day.End + 1 : day.End;
        at = run.Is(at, "at", "around") ? at + 1 : at;
        return at > day.End && Clock(run, at) is { } clock
            ? TimeReading.Time(day.First, clock.End, period, clock.Value)
            : day;
    }

    /// <summary>A bare time of day belongs to the day the sentence names, else to the day of publication.</summary>
    public static CalendarPeriod? DayOfScene(TimeScene scene) =>
        scene.SentenceDate is { Granularity: Granularity.Day } day ? day
        : scene.Published is not null ? scene.FromPublished(Granularity.Day, 0)
        : null;

    private static (string Value, int End)? Clock(AtomRun run, int index)
    {
        if (run.Is(index, "noon", "midday", "midnight") && !(run.IsCapital(index) && run.IsCapital(index - 1)))
            return (run[index].Term!.DayPart!, index + 1);
        if (HourAndMinute(run, index) is not var (hour, minute, end) || hour > 24 || minute > 59)
            return null;
        if (HalfOfDay(run, end) is var (afternoon, after))
        {
            if (hour is 0 or > 12)
                return null;
            hour = (hour % 12) + (afternoon ? 12 : 0);
            return (Value(hour, minute), Zone(run, after));
        }

        if (run.Is(end, "o") && run.IsApostrophe(end + 1) && run.Is(end + 2, "clock"))
            return (Value(hour, minute), Zone(run, end + 3));
        var zoned = Zone(run, end);
        var isClock =
            run.Is(index + 1, ":") || (run[index].Length == 4 && zoned > end && run.Plain(index, 4) is not null);
        if (!isClock)
            return null;
        return
            zoned > end
            || run.Is(
                index - 1,
                "at",
                "by",
                "until",
                "till",
                "from",
                "around",
                "about",
                "before",
                "after",
                "since",
                "between",
                "("
            )
            ? (Value(hour, minute), zoned)
            : null;
    }

    private static (int Hour, int Minute, int End)? HourAndMinute(AtomRun run, int index)
    {
        if (run.Plain(index, 4) is { } figures)
        {
            if (run[index].Length is 4)
                return (figures / 100, figures % 100, index + 1);
            if (run[index].Length > 2)
                return null;
            if (run.Is(index + 1, ":") && run.IsGlued(index) && run.IsGlued(index + 1) && run[index + 2].Length == 2)
                return run.Plain(index + 2, 2) is { } minute && !run.Is(index + 3, ":")
                    ? (figures, minute, index + 3)
                    : null;
            return (figures, 0, index + 1);
        }

        // "8.15am" and "14.30 GMT", as British papers write.
        if (run.Word(index) is { Length: 4 or 5 } word && word[^3] == '.' && run[index].Number is { } value)
            return ((int)value, (int)(value * 100) % 100, index + 1);
        return null;
    }

    private static (bool Afternoon, int End)? HalfOfDay(AtomRun run, int index)
    {
        if (run.Is(index, "am", "pm"))
            return (run.Is(index, "pm"), index + 1);
        if (run.Is(index, "a", "p") && run.Is(index + 1, ".") && run.Is(index + 2, "m") && run.IsGlued(index))
            return (run.Is(index, "p"), run.Is(index + 3, ".") && run.IsGlued(index + 2) ? index + 4 : index + 3);
        return null;
    }

    private static int Zone(AtomRun run, int end)
    {
        if (run.Is(end, Zones) && !run.Word(end).ContainsAnyInRange('a', 'z'))
            return end + 1;
        if (run.Begins(end, "local", "time"))
            return end + 2;
        return run.Is(end, "eastern", "central", "pacific", "mountain") && run.Is(end + 1, "time") ? end + 2 : end;
    }

    private static string Value(int hour, int minute) => $"{hour:00}:{minute:00}";
}
