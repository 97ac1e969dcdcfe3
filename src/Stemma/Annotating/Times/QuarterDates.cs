using NodaTime;
using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>"the third quarter", "Q3 2022", "the first half of last year", "the latest quarter".</summary>
internal static class QuarterDates
{
    /// <summary>Reads one at an atom, or null.</summary>
    public static TimeReading? Read(TimeScene scene, int index)
    {
        var run = scene.Run;
        if (run.Is(index, "Q") && run.IsGlued(index) && run.Plain(index + 1, 1) is { } brief and >= 1 and <= 4)
            return Resolve(scene, index, index + 2, Granularity.Quarter, brief, null);
        var at = run.Is(index, "the", "its", "their") ? index + 1 : index;
        var begun = run.Is(index, "the") ? index : at;
        int? year = null;
        if (Years.At(run, at) is var (named, after))
            (year, at) = (named, after);
        else if (YearWord(scene, at) is var (step, past) && run.IsApostrophe(past) && run.Is(past + 1, "s"))
            (year, at) = (scene.Published?.Year + step, past + 2);
        at = run.Is(at, "fiscal") ? at + 1 : at;
        if (run.Is(at, "latest", "current", "most") && IsQuarter(scene, run.Is(at + 1, "recent") ? at + 2 : at + 1))
            return Latest(scene, begun, run.Is(at + 1, "recent") ? at + 3 : at + 2, run.Is(at, "current"));
        if (YearAgo(scene, index) is { } compared)
            return compared;
        if (OrdinalReader.Read(run, at) is not var (number, end))
            return null;
        end = run.IsDash(end) ? end + 1 : end;
        if (run.Is(end, "quarter") && number is >= 1 and <= 4)
            return Resolve(scene, begun, end + 1, Granularity.Quarter, number, year);
        return run.Is(end, "half") && number is 1 or 2 && (year is not null || YearAfter(scene, end + 1) is not null)
            ? Resolve(scene, begun, end + 1, Granularity.Half, number, year)
            : null;
    }

    private static TimeReading Resolve(TimeScene scene, int first, int end, Granularity length, int number, int? year)
    {
        var months = length == Granularity.Quarter ? 3 : 6;
        if (year is null && YearAfter(scene, end) is var (named, after))
            (year, end) = (named, after);
        if (year is null && scene.Published is { } published)
        {
            var start = new LocalDate(published.Year, (number - 1) * months + 1, 1);
            // A quarter that ended within four months is still being reported on ("expects to report a third-quarter loss").
            var over = start.PlusMonths(months + 4) <= published && scene.Tense(first, end) == Tense.Future;
            year =
                over ? published.Year + 1
                : start > published && scene.Tense(first, end) != Tense.Future ? published.Year - 1
                : published.Year;
        }

        var period = year is { } sure and > 1 and < 9000
            ? CalendarPeriod.Containing(length, new LocalDate(sure, (number - 1) * months + 1, 1))
            : CalendarPeriod.Undated(length, $"XXXX-{(length == Granularity.Quarter ? 'Q' : 'H')}{number}");
        return TimeReading.Date(first, end, period);
    }

    private static TimeReading Latest(TimeScene scene, int first, int end, bool current) =>
        TimeReading.Date(first, end, scene.FromPublished(Granularity.Quarter, current ? 0 : -1));

    /// <summary>In company news "the period" is the quarter spoken of.</summary>
    private static bool IsQuarter(TimeScene scene, int at) =>
        scene.Run.Is(at, "quarter") || (scene.Quarter is not null && scene.Run.Is(at, "period"));

    /// <summary>"the year-ago quarter", "year-earlier profit".</summary>
    private static TimeReading? YearAgo(TimeScene scene, int index)
    {
        var run = scene.Run;
        var at = run.Is(index, "the", "a") ? index + 1 : index;
        if (!run.Is(at, "year") || !run.IsDash(at + 1) || !run.Is(at + 2, "ago", "earlier"))
            return null;
        var named = run.Is(at + 3, "quarter", "period");
        var (first, end) = named ? (run.Is(index, "the") ? index : at, at + 4) : (at, at + 3);
        if (!named && at > index)
            return null;
        return scene.Quarter is { First: { } quarter }
            ? TimeReading.Date(first, end, CalendarPeriod.Shifted(Granularity.Quarter, quarter, -4)) with
            {
                Period = null,
            }
            : TimeReading.Date(first, end, scene.FromPublished(Granularity.Year, -1));
    }

    private static (int? Year, int End)? YearAfter(TimeScene scene, int end)
    {
        var at = scene.Run.Is(end, "of", "in", ",") ? end + 1 : end;
        if (Years.At(scene.Run, at) is var (year, after))
            return (year, after);
        at = scene.Run.Is(end, "of") ? end + 1 : end;
        return YearWord(scene, at) is var (step, past) ? (scene.Published?.Year + step, past) : null;
    }

    private static (int Step, int End)? YearWord(TimeScene scene, int at)
    {
        if (!scene.Run.Is(at + 1, "year"))
            return null;
        return scene.Run.Is(at, "last") ? (-1, at + 2)
            : scene.Run.Is(at, "this") ? (0, at + 2)
            : scene.Run.Is(at, "next") ? (1, at + 2)
            : null;
    }
}
