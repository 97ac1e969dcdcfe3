using NodaTime;
using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>"Feb. 24", "July 19, 2022", "19 July 2022", "the 19th of July", "July 2022", "last July", "in July".</summary>
internal static class MonthDates
{
    /// <summary>Words before a month that show that "March", "May", "April", "June" and "August" are meant as months.</summary>
    private static readonly string[] Before =
    [
        "in",
        "since",
        "last",
        "next",
        "this",
        "of",
        "until",
        "till",
        "by",
        "from",
        "late",
        "early",
        "mid",
        "each",
        "every",
        "and",
        "or",
        "to",
        "between",
        "through",
        "during",
        "before",
        "after",
        "for",
        "past",
        "-",
        "the",
        "/",
    ];

    /// <summary>Reads one at an atom, or null.</summary>
    /// <remarks>Weekday: ISO day of the week named beside it, which settles the year; else null.</remarks>
    public static TimeReading? Read(TimeScene scene, int index, int? weekday = null) =>
        DayFirst(scene, index, weekday) ?? MonthFirst(scene, index, weekday) ?? Related(scene, index);

    private static TimeReading? DayFirst(TimeScene scene, int index, int? weekday)
    {
        var run = scene.Run;
        var at = run.Is(index, "the") ? index + 1 : index;
        if (run.Plain(at, 2) is not { } day)
            return null;
        var end = Suffixed(run, at);
        if (at > index && end == at + 1)
            return null;
        end = run.Is(end, "of") && end > at + 1 ? end + 1 : end;
        if (MonthAt(run, end) is not var (month, after) || day is 0 or > 31)
            return null;
        return Dated(scene, index, after, month, day, weekday);
    }

    private static TimeReading? MonthFirst(TimeScene scene, int index, int? weekday)
    {
        var run = scene.Run;
        if (MonthAt(run, index) is not var (month, end))
            return null;
        var at = run.Is(end, "the") ? end + 1 : end;
        if (run.Plain(at, 2) is { } day && day is >= 1 and <= 31 && !Counts(run, index, at))
            return Dated(scene, index, Suffixed(run, at), month, day, weekday);
        if (!IsSure(run, index, end))
            return null;
        var yearAt = run.Is(end, ",", "of") ? end + 1 : end;
        if (
            Years.At(run, yearAt) is var (year, after)
            && (yearAt == end || run.Is(end, "of") || !Counts(run, index, yearAt))
        )
            return TimeReading.Date(index, after, Month(year, month));
        return YearWords(scene, yearAt) is var (step, past) && scene.Published is { } published
                ? TimeReading.Date(index, past, Month(published.Year + step, month))
            : YearWords(scene, yearAt) is var (_, undated) ? TimeReading.Date(index, undated, Undated(month))
            : TimeReading.Date(
                index,
                end,
                NearestYear.Of(scene, month, index, end) is { } nearest ? Month(nearest, month) : Undated(month)
            );
    }

    private static TimeReading? Related(TimeScene scene, int index)
    {
        var run = scene.Run;
        var step =
            run.Is(index, "last", "past") ? -1
            : run.Is(index, "next", "coming") ? 1
            : 0;
        if (step == 0 && !run.Is(index, "this"))
            return null;
        if (MonthAt(run, index + 1) is not var (month, end) || run.Plain(end, 2) is not null)
            return null;
        if (scene.Published is not { } published)
            return TimeReading.Date(index, end, Undated(month));
        // "last May" said in December is most often this year's: the latest one over; "this May" is of this year.
        var year = published.Year;
        if (step < 0 && month >= published.Month)
            year--;
        if (step > 0 && month <= published.Month)
            year++;
        return TimeReading.Date(index, end, Month(year, month));
    }

    private static TimeReading Dated(TimeScene scene, int first, int end, int month, int day, int? weekday)
    {
        var run = scene.Run;
        var yearAt = run.Is(end, ",") ? end + 1 : end;
        var named = Years.At(run, yearAt) is var (year, after) && !Counts(run, -1, yearAt) ? year : (int?)null;
        if (named is not null)
            end = Years.At(run, yearAt)!.Value.End;
        else if (YearWords(scene, end) is var (step, past))
            (named, end) = (scene.Published?.Year + step, past);
        // Year 4 stands for a leap year when none is named.
        if (day > CalendarSystem.Iso.GetDaysInMonth(named ?? 4, month))
        {
            scene.Impossible(first, end);
            return TimeReading.Nothing(first, end);
        }

        var period =
            named is { } sure ? CalendarPeriod.Containing(Granularity.Day, new LocalDate(sure, month, day))
            : NearestYear.Day(scene, month, day, weekday, first, end) is { } near
                ? CalendarPeriod.Containing(Granularity.Day, near)
            : CalendarPeriod.Undated(Granularity.Day, $"XXXX-{month:00}-{day:00}");
        return ClockTimes.WithTime(scene, TimeReading.Date(first, end, period));
    }

    private static (int Step, int End)? YearWords(TimeScene scene, int at)
    {
        at = scene.Run.Is(at, "of") ? at + 1 : at;
        if (!scene.Run.Is(at + 1, "year"))
            return null;
        return scene.Run.Is(at, "last") ? (-1, at + 2)
            : scene.Run.Is(at, "this") ? (0, at + 2)
            : scene.Run.Is(at, "next") ? (1, at + 2)
            : null;
    }

    /// <summary>The month named at an atom and where its name ends, or null.</summary>
    internal static (int Month, int End)? MonthAt(AtomRun run, int at)
    {
        if (
            run[at].Term is not { Month: { } month } term
            || !run.IsCapital(at)
            || run[at].Tag == Stemma.Text.PartOfSpeech.AUX
        )
            return null;
        if (!term.IsShort)
            return (month, at + 1);
        if (run.Is(at + 1, ".") && run.IsGlued(at))
            return (month, at + 2);
        return run.Plain(at + 1, 4) is not null || run.Plain(at - 1, 2) is not null ? (month, at + 1) : null;
    }

    /// <summary>Month names that are also verbs or given names need a word beside them that dates have.</summary>
    private static bool IsSure(AtomRun run, int at, int end)
    {
        if (run.IsCapital(at - 1) && run[at - 1].Term is null && !run.Is(at - 1, Before))
            return false;
        if (!run.Is(at, "march", "may", "april", "june", "august"))
            return true;
        if (Years.At(run, end) is not null || run[end].Term?.Month is not null)
            return true;
        var named = run.IsCapital(end) && run[end].Kind == AtomKind.Word && !run.Is(at - 1, "in", "since", "last");
        return !named && run.Is(at - 1, Before);
    }

    /// <summary>True where the number counts what follows it: "in May 10 people".</summary>
    private static bool Counts(AtomRun run, int month, int number) =>
        run.Is(number + 1, "%", "percent", "per", "million", "billion", "years", "months", "minutes")
        || (
            run.IsDash(number + 1)
            && run.IsGlued(number)
            && run[number + 2].Kind == AtomKind.Word
            && run[number + 2].Term?.Month is null
            && run.IsGlued(number + 1)
        )
        || (month > 0 && run.Is(month - 1, "in") && PluralNoun.At(run, number + 1));

    private static int Suffixed(AtomRun run, int at) =>
        run.IsGlued(at) && run.Is(at + 1, "st", "nd", "rd", "th") ? at + 2 : at + 1;

    private static CalendarPeriod Month(int year, int month) =>
        year is < 1 or > 9998
            ? Undated(month)
            : CalendarPeriod.Containing(Granularity.Month, new LocalDate(year, month, 1));

    private static CalendarPeriod Undated(int month) => CalendarPeriod.Undated(Granularity.Month, $"XXXX-{month:00}");
}
