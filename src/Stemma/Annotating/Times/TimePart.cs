using NodaTime;
using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Times;

/// <summary>A word before a date that picks a part of it: "late last month", "the end of November", "earlier this week".</summary>
/// <param name="End">Index one past its last atom.</param>
/// <param name="Third">0, 1 or 2: first, middle or last third of the days; the value stays that of the whole, as TIMEX3 has it.</param>
/// <param name="IsRelative">True for "earlier" and "later", which cut the period at the day of publication instead.</param>
internal readonly record struct TimePart(int End, int Third, bool IsRelative)
{
    /// <summary>The part named at an atom, or null.</summary>
    public static TimePart? Read(AtomRun run, int index)
    {
        if (run.Is(index, "earlier", "later"))
            return new TimePart(index + 1, run.Is(index, "earlier") ? 0 : 2, true);
        var at = run.Is(index, "very", "the") ? index + 1 : index;
        if (run.Is(at, "early", "mid", "late"))
        {
            var third =
                run.Is(at, "early") ? 0
                : run.Is(at, "mid") ? 1
                : 2;
            var dash = run.IsDash(at + 1);
            // "the late-November trip": the article is the trip's; "the early 1980s" keeps its own.
            if (at > index && run.Is(index, "the") && (dash || run[at + 1].Kind != AtomKind.Number))
                return null;
            at += dash ? 2 : 1;
            return new TimePart(run.Begins(at, "in", "the") || run.Is(at, "on") ? at + 1 : at, third, false);
        }

        at = run.Is(index, "the") ? index + 1 : index;
        if (!run.Is(at + 1, "of"))
            return null;
        return run.Is(at, "beginning", "start") ? new TimePart(at + 2, 0, false)
            : run.Is(at, "middle") ? new TimePart(at + 2, 1, false)
            : run.Is(at, "end") ? new TimePart(at + 2, 2, false)
            : null;
    }

    /// <summary>The reading begun at this word and bounded to its part.</summary>
    public TimeReading Narrow(TimeReading reading, CalendarPeriod period, int first, LocalDate? published)
    {
        var narrowed = reading with { First = first };
        if (period.First is not { } begins || period.Last is not { } ends)
            return narrowed;
        if (IsRelative)
        {
            if (published is not { } now || now < begins || now > ends)
                return narrowed;
            return Third == 0 ? narrowed with { Latest = now } : narrowed with { Earliest = now };
        }

        var days = NodaTime.Period.DaysBetween(begins, ends) + 1;
        return narrowed with
        {
            Earliest = begins.PlusDays(days * Third / 3),
            Latest = begins.PlusDays(days * (Third + 1) / 3 - (days >= 3 ? 1 : 0)),
        };
    }
}
