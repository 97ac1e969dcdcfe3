using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>Recurring times: "every Friday", "each year", "Fridays", "annually", "every two weeks".</summary>
internal static class SetTimes
{
    /// <summary>Reads one at an atom, or null. Sets have no bounds.</summary>
    public static TimeReading? Read(TimeScene scene, int index)
    {
        var run = scene.Run;
        var adverb =
            run.Is(index, "daily") ? "P1D"
            : run.Is(index, "weekly") ? "P1W"
            : run.Is(index, "monthly") ? "P1M"
            : run.Is(index, "annually", "yearly") ? "P1Y"
            : run.Is(index, "hourly") ? "PT1H"
            : run.Is(index, "nightly") ? "XXXX-XX-XXTNI"
            : null;
        // "Daily" inside a name is a newspaper.
        if (adverb is not null)
            return run.IsCapital(index) && (index > 0 || run.IsCapital(index + 1))
                ? null
                : Set(index, index + 1, adverb);
        if (run[index].Term is { Weekday: { } weekday, IsPluralWeekday: true } && run.IsCapital(index))
            return Set(index, index + 1, $"XXXX-WXX-{weekday}");
        if (
            run[index].Term is { Weekday: { } night }
            && run.IsCapital(index)
            && run[index + 1].Term is { DayPart: { Length: 2 } nights, IsPlural: true }
        )
            return Set(index, index + 2, $"XXXX-WXX-{night}T{nights}");
        return run.Is(index, "every", "each") ? Each(run, index) : SoOften(run, index);
    }

    /// <summary>"twice a month", "three times a week".</summary>
    private static TimeReading? SoOften(AtomRun run, int index)
    {
        var at =
            run.Is(index, "once", "twice") ? index + 1
            : NumeralReader.Read(run, index) is { } number && run.Is(number.End, "times") ? number.End + 1
            : index;
        if (at == index || !run.Is(at, "a", "an", "per", "every", "each"))
            return null;
        return run[at + 1].Term is { Unit: not TimeUnit.None and var unit, IsPlural: false }
            ? Set(index, at + 2, UnitPeriods.Duration(unit, 1))
            : null;
    }

    private static TimeReading? Each(AtomRun run, int index)
    {
        var at = index + 1;
        decimal? count = 1;
        if (run.Is(at, "other"))
            (at, count) = (at + 1, 2);
        else if (NumeralReader.Read(run, at) is { } number)
            (at, count) = (number.End, number.IsVague ? null : number.Low);
        else if (run.Is(at, "single"))
            at++;
        var term = run[at].Term;
        return term switch
        {
            { Weekday: { } weekday } => Set(index, at + 1, $"XXXX-WXX-{weekday}"),
            { Month: { } month } when run.IsCapital(at) => Set(index, at + 1, $"XXXX-{month:00}"),
            { Season: { } season } => Set(index, at + 1, $"XXXX-{season}"),
            { DayPart: { Length: 2 } part } => Set(index, at + 1, $"XXXX-XX-XXT{part}"),
            { Unit: not TimeUnit.None and var unit } when unit != TimeUnit.Second || term.IsPlural => Set(
                index,
                at + 1,
                UnitPeriods.Duration(unit, count)
            ),
            _ => null,
        };
    }

    private static TimeReading Set(int first, int end, string value) => new(first, end, TimeType.Set, value);
}
