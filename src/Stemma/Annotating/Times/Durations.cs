using NodaTime;
using Stemma.Annotating.Numbers;
using Stemma.Text;

namespace Stemma.Annotating.Times;

/// <summary>"two days", "five-month", "the past few weeks", and the dates counted by them: "two days ago", "a day earlier".</summary>
internal static class Durations
{
    /// <summary>Reads one at an atom, or null.</summary>
    public static TimeReading? Read(TimeScene scene, int index)
    {
        var run = scene.Run;
        var at = Approximation(run, index);
        var the = run.Is(at, "the", "these") ? at + 1 : at;
        var direction =
            run.Is(the, "past", "last", "previous", "preceding") ? -1
            : run.Is(the, "next", "coming", "following") ? 1
            : 0;
        var named = direction != 0 || run.Is(the, "first", "final", "additional", "full", "entire") ? the + 1 : the;
        if (Length(run, named) is not { } length)
            return direction < 0 && !run.Is(the, "previous", "preceding") ? Single(scene, index, the, named) : null;
        // "a year-earlier loss": part of another word.
        if (run.IsDash(length.End) && run.IsGlued(length.End - 1) && !length.IsBare && !run.Is(length.End + 1, "long"))
            return null;
        if (IsAge(run, length.End) || (named == the && the > at && length.Count is null && length.IsBare))
            return null;
        if (
            direction == 0
            && named == the
            && the == at
            && length is { IsBare: true }
            && !IsBareMeant(run, at, length.End)
        )
            return null;
        // "the eight-year war": the article is the noun's.
        if (length.IsHyphened && named == the && the > at)
            return null;
        if (IsRate(run, at, length.End) || IsTitle(run, at, length.End))
            return null;
        if (direction == 0 && Counted(scene, index, length) is { } date)
            return date;
        if (run.Is(the, "coming") && length.Count is null)
            return new TimeReading(index, length.End, TimeType.Date, "FUTURE_REF", scene.Published);
        return Lasting(scene, index, length, direction);
    }

    /// <summary>"the past year": no number, one unit.</summary>
    private static TimeReading? Single(TimeScene scene, int first, int the, int at)
    {
        var run = scene.Run;
        if (run[at].Term is not { Unit: not TimeUnit.None and var unit, IsPlural: false })
            return null;
        return run.Is(the, "past") || (run.Is(the, "last") && unit is TimeUnit.Decade or TimeUnit.Century)
            ? Lasting(scene, first, new UnitLength(at + 1, unit, 1, false), -1)
            : null;
    }

    /// <summary>
    /// Plurals without a number ("for years") are durations after a preposition of time; elsewhere ("working hours",
    /// "the days of") they are mostly nouns like others.
    /// </summary>
    private static bool IsBareMeant(AtomRun run, int at, int end) =>
        run.Is(end, "ago", "earlier", "later")
        || !run.Is(at - 2, "as")
            && run.Is(
                at - 1,
                "for",
                "in",
                "within",
                "after",
                "of",
                "took",
                "take",
                "last",
                "lasted",
                "spent",
                "many",
                "by"
            );

    private static TimeReading Lasting(TimeScene scene, int first, UnitLength length, int direction)
    {
        var value = UnitPeriods.Duration(length.Unit, length.Count);
        if (direction == 0 || scene.Published is not { } day)
            return new TimeReading(first, length.End, TimeType.Duration, value);
        var other = length.Count is { } count ? UnitPeriods.Moved(day, length.Unit, direction * count) : null;
        return direction < 0
            ? new TimeReading(first, length.End, TimeType.Duration, value, other, day)
            : new TimeReading(first, length.End, TimeType.Duration, value, day, other);
    }

    private static TimeReading? Counted(TimeScene scene, int first, UnitLength length)
    {
        var run = scene.Run;
        var end = length.End;
        if (run.Is(end, "ago"))
            return From(scene, first, end + 1, length, -1, scene.Published);
        if (run.Begins(end, "from", "now"))
            return From(scene, first, end + 2, length, 1, scene.Published);
        var step =
            run.Is(end, "earlier", "previously") ? -1
            : run.Is(end, "later", "afterwards", "afterward") ? 1
            : run.Is(end, "before") && IsClosed(run, end + 1) ? -1
            : run.Is(end, "after") && IsClosed(run, end + 1) ? 1
            : 0;
        if (step == 0)
            return null;
        // "later than", "earlier than": the point counted from is named after it.
        return run.Is(end + 1, "than")
            ? null
            : From(scene, first, end + 1, length, step, scene.Narrative?.First ?? (step < 0 ? scene.Published : null));
    }

    private static bool IsClosed(AtomRun run, int at) =>
        run[at].Kind is AtomKind.None || run.Is(at, ".", ",", ";", "and", ")");

    private static TimeReading From(TimeScene scene, int first, int end, UnitLength length, int step, LocalDate? from)
    {
        if (UnitPeriods.Granularity(length.Unit) is not { } granularity)
        {
            var day = from is { } near ? CalendarPeriod.Containing(Granularity.Day, near) : null;
            return TimeReading.Time(first, end, day, "XX:XX");
        }

        if (length.Count is not { } count)
            return new TimeReading(
                first,
                end,
                TimeType.Date,
                step < 0 ? "PAST_REF" : "FUTURE_REF",
                step < 0 ? null : from,
                step < 0 ? from : null
            );
        if (from is not { } date)
            return TimeReading.Date(first, end, CalendarPeriod.Undated(granularity));
        // Company news compares with the same quarter of another year.
        if (length.Unit == TimeUnit.Year && count == 1 && scene.Quarter is { First: { } quarter })
            return TimeReading.Date(first, end, CalendarPeriod.Shifted(Granularity.Quarter, quarter, 4 * step)) with
            {
                Period = null,
            };
        if (count % 1 != 0)
            return UnitPeriods.Moved(date, length.Unit, step * count) is { } moved
                ? TimeReading.Date(first, end, CalendarPeriod.Containing(Granularity.Month, moved))
                : TimeReading.Date(first, end, CalendarPeriod.Undated(granularity));
        if (count > 3000)
            return TimeReading.Date(first, end, CalendarPeriod.Undated(granularity));
        var steps = step * (int)count;
        (granularity, steps) = granularity switch
        {
            Granularity.Decade => (Granularity.Year, 10 * steps),
            Granularity.Century => (Granularity.Year, 100 * steps),
            _ => (granularity, length.Unit == TimeUnit.Fortnight ? 2 * steps : steps),
        };
        return TimeReading.Date(first, end, CalendarPeriod.Shifted(granularity, date, steps));
    }

    private static UnitLength? Length(AtomRun run, int index)
    {
        if (run.Begins(index, "half", "an", "hour"))
            return new UnitLength(index + 3, TimeUnit.Hour, 0.5m, false);
        if (run.Begins(index, "half", "a") && run[index + 2].Term is { Unit: not TimeUnit.None } halved)
            return new UnitLength(index + 3, halved.Unit, 0.5m, false);
        if (run[index].Term is { Unit: not TimeUnit.None, IsPlural: true } bare)
            return new UnitLength(index + 1, bare.Unit, null, true);
        decimal? count = null;
        int at;
        if (NumeralReader.Read(run, index) is { } number)
        {
            at = number.End;
            count = number.IsVague ? null : number.Low;
            // "three to four weeks", "10-15 days": the value is the greater, as TIMEX3 has no ranges.
            if (
                (run.IsDash(at) ? number.IsDigits : run.Is(at, "to", "or"))
                && NumeralReader.Read(run, at + 1) is { IsVague: false } upper
                && upper.High > number.Low
                && run[upper.End].Term is { Unit: not TimeUnit.None, IsPlural: true }
            )
                (at, count) = (upper.End, upper.High);
        }
        else if (run.Is(index, "a", "an", "another"))
        {
            (at, count) = (index + 1, 1);
            // "a second trip" and "a quarter of voters" are no times.
            if (run.Is(at, "second", "seconds", "quarter", "weekend"))
                return null;
        }
        else if (
            (run.Is(index, "many", "recent") && !run.Is(index - 1, "as")) || run.Begins(index, "a", "number", "of")
        )
        {
            at = run.Is(index, "many") ? index + 1 : index;
            if (at == index)
                return null;
        }
        else
        {
            return null;
        }

        var dash = run.IsDash(at) && run.IsGlued(at - 1) && run.IsGlued(at);
        at =
            dash || run.Is(at, "more", "additional", "full", "straight", "consecutive", "long", "whole", "of")
                ? at + 1
                : at;
        if (run[at].Term is not { Unit: not TimeUnit.None } term)
            return null;
        // "30 second calls": a singular after a number needs the hyphen, unless the number is one.
        if (!term.IsPlural && !dash && count is not 1 && term.Unit is TimeUnit.Second or TimeUnit.Quarter)
            return null;
        // "three-quarters of" and "one quarter" are fractions.
        if (term.Unit == TimeUnit.Quarter && (!term.IsPlural || dash || run.Is(at + 1, "of")))
            return null;
        var end = at + 1;
        if (run.Begins(end, "and", "a", "half"))
            return new UnitLength(end + 3, term.Unit, count + 0.5m, false);
        return new UnitLength(end, term.Unit, count, false, dash);
    }

    /// <summary>"700 seats a week", "$2 a year": the article means "each".</summary>
    private static bool IsRate(AtomRun run, int at, int end) =>
        run.Is(at, "a", "an")
        && end == at + 2
        && !run.Is(end, "ago", "earlier", "later", "after", "before")
        && (
            run[at - 1].Kind == AtomKind.Number
            || run[at - 1].Tag is PartOfSpeech.NUM or PartOfSpeech.SYM
            || run[at - 1].Term is { Scale: not null } or { Unit: not TimeUnit.None }
            || run.Is(at - 1, "once", "twice", "times", "cents", "pence")
            || PluralNoun.At(run, at - 1)
        );

    /// <summary>"60 Minutes" and "48 Hours" are broadcasts.</summary>
    private static bool IsTitle(AtomRun run, int at, int end) =>
        at > 0 && run.IsCapital(end - 1) && run[at].Kind == AtomKind.Number;

    private static bool IsAge(AtomRun run, int end) =>
        run.Is(end, "old") || run.Begins(end, "of", "age") || (run.IsDash(end) && run.Is(end + 1, "old", "olds"));

    private static int Approximation(AtomRun run, int index)
    {
        // "212,000 fewer than a decade ago" compares numbers, not times.
        if (run[index - 1].Kind == AtomKind.Number || run[index - 1].Tag == PartOfSpeech.NUM)
            return index;
        if (run.Begins(index, "no", "more", "than") || run.Begins(index, "no", "less", "than"))
            return index + 3;
        if (run.Is(index, "more", "less", "fewer") && run.Is(index + 1, "than"))
            return index + 2;
        if (run.Begins(index, "at", "least") || run.Begins(index, "at", "most") || run.Begins(index, "up", "to"))
            return index + 2;
        // "over the past year", "about a day" against "over": the preposition stands before an article.
        if (run.Is(index, "over", "about", "around") && run.Is(index + 1, "the", "past", "last", "next", "these"))
            return index;
        return run.Is(index, "nearly", "almost", "about", "around", "roughly", "approximately", "over", "some", "under")
            ? index + 1
            : index;
    }

    /// <summary>So many units; Count is null where the number is open, IsBare where there is none ("years").</summary>
    private readonly record struct UnitLength(
        int End,
        TimeUnit Unit,
        decimal? Count,
        bool IsBare,
        bool IsHyphened = false
    );
}
