using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>"last month", "this week", "next year", "the current quarter", "the weekend", "the fifth month".</summary>
internal static class RelativeUnits
{
    /// <summary>Reads one at an atom, or null.</summary>
    public static TimeReading? Read(TimeScene scene, int index) =>
        WeekOf(scene, index)
        ?? Named(scene, index)
        ?? TheYear(scene, index)
        ?? Running(scene, index)
        ?? YearEnd(scene, index)
        ?? Numbered(scene, index);

    /// <summary>"the week of March 6".</summary>
    private static TimeReading? WeekOf(TimeScene scene, int index)
    {
        if (!scene.Run.Begins(index, "the", "week", "of") || DayReader.Read(scene, index + 3) is not { } day)
            return null;
        var week = day.Period!.First is { } date
            ? CalendarPeriod.Containing(Granularity.Week, date)
            : CalendarPeriod.Undated(Granularity.Week);
        return TimeReading.Date(index, day.End, week);
    }

    /// <summary>"the end of the year", "later in the day": the unit that is running, of which a part is named before it.</summary>
    private static TimeReading? Running(TimeScene scene, int index)
    {
        var run = scene.Run;
        if (!run.Is(index, "the") || run[index + 1].Term is not { Unit: var unit, IsPlural: false })
            return null;
        if (UnitPeriods.Granularity(unit) is not { } granularity || run.Is(index + 2, "of", "before", "after"))
            return null;
        var isPart =
            (
                run.Is(index - 1, "of")
                && run.Is(
                    index - 2,
                    "end",
                    "beginning",
                    "start",
                    "middle",
                    "rest",
                    "remainder",
                    "half",
                    "course",
                    "close"
                )
            ) || (run.Is(index - 1, "in") && run.Is(index - 2, "earlier", "later", "early", "late"));
        if (!isPart)
            return null;
        return granularity == Granularity.Day && scene.Narrative is { Granularity: Granularity.Day } day
            ? TimeReading.Date(index, index + 2, day)
            : TimeReading.Date(index, index + 2, scene.FromPublished(granularity, 0));
    }

    /// <summary>"year-end": the last day of the running year, or in a clause of the past early in a year of the one before.</summary>
    private static TimeReading? YearEnd(TimeScene scene, int index)
    {
        var run = scene.Run;
        if (!run.Is(index, "year") || !run.IsDash(index + 1) || !run.Is(index + 2, "end"))
            return null;
        if (scene.Published is not { } published)
            return TimeReading.Date(index, index + 3, CalendarPeriod.Undated(Granularity.Day, "XXXX-12-31"));
        var isOver = published.Month <= 6 && scene.Tense(index, index + 3) == Tense.Past;
        var year = isOver ? published.Year - 1 : published.Year;
        return TimeReading.Date(
            index,
            index + 3,
            CalendarPeriod.Containing(Granularity.Day, new NodaTime.LocalDate(year, 12, 31))
        );
    }

    private static TimeReading? Named(TimeScene scene, int index)
    {
        var run = scene.Run;
        var at = run.Is(index, "the") ? index + 1 : index;
        var word = at;
        int? step =
            run.Is(at, "last") ? -1
            : run.Is(at, "next") ? 1
            : run.Is(at, "this") && at == index ? 0
            : run.Is(at, "current") ? 0
            : run.Is(at, "coming") && at > index ? 1
            : null;
        if (step is not null)
            at++;
        else if (at == index || !run.Is(at, "weekend", "quarter"))
            return null;
        at = run.Is(at, "fiscal", "calendar", "financial") ? at + 1 : at;
        if (run[at].Term is not { Unit: var unit, IsPlural: false })
            return null;
        if (UnitPeriods.Granularity(unit) is not { } granularity || granularity == Granularity.Day)
            return null;
        // "the last quarter of the match", "this second quarter" and "a quarter of" are fractions.
        if (unit == TimeUnit.Quarter && run.Is(at + 1, "of"))
            return null;
        var steps = step ?? (granularity == Granularity.Quarter ? -1 : Weekend(scene, index, at + 1));
        return run.Is(word, "last") && word > index && granularity is Granularity.Decade or Granularity.Century
            ? null
            : TimeReading.Date(index, at + 1, scene.FromPublished(granularity, steps));
    }

    /// <summary>"for the year", "the full year", and "the year ended March 31", which is a length.</summary>
    private static TimeReading? TheYear(TimeScene scene, int index)
    {
        var run = scene.Run;
        var at = run.Is(index + 1, "full", "fiscal", "financial") ? index + 2 : index + 1;
        if (!run.Is(index, "the") || !run.Is(at, "year"))
            return null;
        if (run.Is(at + 1, "ended", "ending", "to"))
            return new TimeReading(index, at + 1, TimeType.Duration, "P1Y");
        return at > index + 1 || run.Is(index - 1, "for")
            ? TimeReading.Date(index, at + 1, scene.FromPublished(Granularity.Year, 0))
            : null;
    }

    /// <summary>"The weekend" is the coming one in a clause of the future, else the last one begun.</summary>
    private static int Weekend(TimeScene scene, int first, int end)
    {
        var begun = scene.Published is { DayOfWeek: NodaTime.IsoDayOfWeek.Saturday or NodaTime.IsoDayOfWeek.Sunday };
        return begun || scene.Tense(first, end) == Tense.Future ? 0 : -1;
    }

    /// <summary>A unit counted from a beginning the text leaves open.</summary>
    private static TimeReading? Numbered(TimeScene scene, int index)
    {
        var run = scene.Run;
        var at = run.Is(index, "the") ? index + 1 : index;
        if (OrdinalReader.Read(run, at) is not var (_, end))
            return null;
        if (
            run[end].Term
            is not { Unit: TimeUnit.Day or TimeUnit.Week or TimeUnit.Month or TimeUnit.Year, IsPlural: false } term
        )
            return null;
        if (run.IsDash(end + 1) && run.IsGlued(end))
            return null;
        return TimeReading.Date(index, end + 1, CalendarPeriod.Undated(UnitPeriods.Granularity(term.Unit)!.Value));
    }
}
