using NodaTime;
using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>Dates in figures: 2022-07-19, 2022-07-19T14:30Z, 7/19/2022, 19.07.2022.</summary>
internal static class NumericDates
{
    /// <summary>Reads one at an atom, or null.</summary>
    public static TimeReading? Read(TimeScene scene, int index) =>
        scene.Run[index].Kind == AtomKind.Number
            ? Iso(scene, index) ?? Slashed(scene, index) ?? Dotted(scene, index)
            : null;

    private static TimeReading? Iso(TimeScene scene, int index)
    {
        var run = scene.Run;
        if (!IsGluedThrough(run, index, 5) || !run.IsDash(index + 1) || !run.IsDash(index + 3))
            return null;
        if (run[index].Length != 4 || run[index + 2].Length != 2 || run[index + 4].Length != 2)
            return null;
        if (run.Plain(index, 4) is not { } year || run.Plain(index + 2, 2) is not { } month)
            return null;
        if (run.Plain(index + 4, 2) is not { } day)
            return null;
        var end = index + 5;
        var date = Day(scene, index, end, year, month, day);
        if (date.Period is null || !run.IsGlued(end - 1) || !run.Is(end, "T"))
            return date;
        if (run.Plain(end + 1, 2) is not { } hour || !run.Is(end + 2, ":") || run.Plain(end + 3, 2) is not { } minute)
            return date;
        end += 4;
        if (run.Is(end, ":") && run.Plain(end + 1, 2) is not null)
            end += 2;
        if (run.Is(end, "Z") && run.IsGlued(end - 1))
            end++;
        return TimeReading.Time(index, end, date.Period, $"{hour:00}:{minute:00}");
    }

    /// <summary>The month stands first unless only the other order is possible: most English dates so written are American.</summary>
    private static TimeReading? Slashed(TimeScene scene, int index)
    {
        var run = scene.Run;
        if (!IsGluedThrough(run, index, 5) || !run.Is(index + 1, "/") || !run.Is(index + 3, "/"))
            return null;
        if (run.Plain(index, 2) is not { } first || run.Plain(index + 2, 2) is not { } second)
            return null;
        if (run.Plain(index + 4, 4) is not { } year || run[index + 4].Length is 1 or 3)
            return null;
        // Two-digit years: the POSIX window, 69 to 99 in the last century.
        if (run[index + 4].Length == 2)
            year += year >= 69 ? 1900 : 2000;
        return first > 12
            ? Day(scene, index, index + 5, year, second, first)
            : Day(scene, index, index + 5, year, first, second);
    }

    /// <summary>19.07.2022: the scanner takes "19.07" for a decimal.</summary>
    private static TimeReading? Dotted(TimeScene scene, int index)
    {
        var run = scene.Run;
        if (!IsGluedThrough(run, index, 3) || !run.Is(index + 1, ".") || run.Plain(index + 2, 4) is not { } year)
            return null;
        if (run.Word(index) is not { Length: 4 or 5 } word || word[^3] != '.' || run[index + 2].Length != 4)
            return null;
        var value = run[index].Number ?? 0;
        return Day(scene, index, index + 3, year, (int)(value * 100) % 100, (int)value);
    }

    private static TimeReading Day(TimeScene scene, int first, int end, int year, int month, int day)
    {
        if (year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month))
            return TimeReading.Date(
                first,
                end,
                CalendarPeriod.Containing(Granularity.Day, new LocalDate(year, month, day))
            );
        scene.Impossible(first, end);
        return TimeReading.Nothing(first, end);
    }

    private static bool IsGluedThrough(AtomRun run, int index, int count)
    {
        for (var at = index; at < index + count - 1; at++)
        {
            if (!run.IsGlued(at))
                return false;
        }

        return true;
    }
}
