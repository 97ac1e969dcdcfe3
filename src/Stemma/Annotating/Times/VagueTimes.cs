using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>"now", "recently", "the future": TIMEX3 references to past, present and future without a date.</summary>
internal static class VagueTimes
{
    private const string Past = "PAST_REF";
    private const string Present = "PRESENT_REF";
    private const string Future = "FUTURE_REF";

    /// <summary>Reads one at an atom, or null. Bounds are the publication day and, on one side, open.</summary>
    public static TimeReading? Read(TimeScene scene, int index)
    {
        var run = scene.Run;
        if (run[index].Kind != AtomKind.Word)
            return null;
        if (run.Is(index, "now", "currently", "nowadays"))
            return Reference(scene, index, index + 1, Present);
        if (run.Is(index, "recently", "previously", "formerly", "lately"))
            return Reference(scene, index, index + 1, Past);
        if (run.Begins(index, "these", "days"))
            return Reference(scene, index, index + 2, Present);
        if (run.Is(index, "recent", "coming"))
        {
            if (run[index + 1].Term is not { Unit: not TimeUnit.None and var unit, IsPlural: true })
                return null;
            return run.Is(index, "coming")
                ? Reference(scene, index, index + 2, Future)
                : new TimeReading(
                    index,
                    index + 2,
                    TimeType.Duration,
                    UnitPeriods.Duration(unit, null),
                    null,
                    scene.Published
                );
        }

        if (!run.Is(index, "the"))
            return null;
        if (run.Begins(index, "the", "near", "future") || run.Begins(index, "the", "foreseeable", "future"))
            return Reference(scene, index, index + 3, Future);
        if (run.Begins(index, "the", "future") && !run.Is(index + 2, "of"))
            return Reference(scene, index, index + 2, Future);
        if (run.Is(index + 1, "past") && run.Is(index - 1, "in") && run[index + 2].Kind != AtomKind.Number)
            return Reference(scene, index, index + 2, Past);
        return run.Is(index + 1, "moment", "present") && run.Is(index - 1, "at", "for")
            ? Reference(scene, index, index + 2, Present)
            : null;
    }

    private static TimeReading Reference(TimeScene scene, int first, int end, string value) =>
        new(
            first,
            end,
            TimeType.Date,
            value,
            value == Past ? null : scene.Published,
            value == Future ? null : scene.Published
        );
}
