using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Quantities;

/// <summary>How a word before (or after) a number moves its bounds.</summary>
internal enum Direction
{
    Exact,
    AtLeast,
    AtMost,
    About,
    Nearly,
    JustOver,
}

/// <summary>Words that open or loosen a number: "more than", "up to", "nearly", "300 or more".</summary>
internal static class Bound
{
    /// <summary>
    /// How far off "about 300" may be, as a share of it: a tenth, the usual reading of a number rounded to its first
    /// figure. Wider hides real differences between accounts; narrower makes two roundings of one figure disagree.
    /// </summary>
    public const decimal Tolerance = 0.1m;

    /// <summary>The words at an atom and where the number begins; Exact and the same index where there are none.</summary>
    public static (Direction Direction, int End) Before(AtomRun run, int index)
    {
        if (run.Is(index, "no", "not") && run.Is(index + 2, "than"))
        {
            if (run.Is(index + 1, "fewer", "less"))
                return (Direction.AtLeast, index + 3);
            if (run.Is(index + 1, "more"))
                return (Direction.AtMost, index + 3);
        }

        if (run.Is(index + 1, "than"))
        {
            if (
                run.Is(
                    index,
                    "more",
                    "greater",
                    "higher",
                    "longer",
                    "larger",
                    "bigger",
                    "taller",
                    "heavier",
                    "deeper",
                    "wider"
                )
            )
                return (Direction.AtLeast, index + 2);
            if (run.Is(index, "fewer", "less", "lower", "shorter", "smaller", "lighter"))
                return (Direction.AtMost, index + 2);
        }

        if (run.Begins(index, "at", "least") || run.Begins(index, "upwards", "of"))
            return (Direction.AtLeast, index + 2);
        if (run.Begins(index, "in", "excess", "of") || run.Begins(index, "a", "minimum", "of"))
            return (Direction.AtLeast, index + 3);
        if (run.Begins(index, "up", "to") || run.Begins(index, "at", "most"))
            return (Direction.AtMost, index + 2);
        if (
            run.Begins(index, "as", "many", "as")
            || run.Begins(index, "as", "much", "as")
            || run.Begins(index, "a", "maximum", "of")
        )
            return (Direction.AtMost, index + 3);
        if (run.Begins(index, "just", "over"))
            return (Direction.JustOver, index + 2);
        if (run.Begins(index, "just", "under"))
            return (Direction.Nearly, index + 2);
        if (run.Begins(index, "an", "estimated") || run.Begins(index, "close", "to"))
            return (Direction.About, index + 2);
        if (run.Is(index, "over", "above"))
            return (Direction.AtLeast, index + 1);
        if (run.Is(index, "under", "below"))
            return (Direction.AtMost, index + 1);
        if (run.Is(index, "nearly", "almost"))
            return (Direction.Nearly, index + 1);
        return run.Is(index, "about", "around", "roughly", "approximately", "some", "circa")
            ? (Direction.About, index + 1)
            : (Direction.Exact, index);
    }

    /// <summary>The words after a number: "or more", "or so", "+".</summary>
    public static (Direction Direction, int End) After(AtomRun run, int end)
    {
        if (run.Is(end, "+") && run.IsGlued(end - 1))
            return (Direction.AtLeast, end + 1);
        if (run.IsDash(end) && run.IsGlued(end - 1) && run.Is(end + 1, "plus"))
            return (Direction.AtLeast, end + 2);
        if (!run.Is(end, "or"))
            return (Direction.Exact, end);
        return run.Is(end + 1, "more") ? (Direction.AtLeast, end + 2)
            : run.Is(end + 1, "fewer", "less") ? (Direction.AtMost, end + 2)
            : run.Is(end + 1, "so") ? (Direction.About, end + 2)
            : (Direction.Exact, end);
    }

    /// <summary>The bounds moved; open ones are null and the stated number is kept on the other side.</summary>
    public static (decimal? Low, decimal? High) Apply(Direction direction, decimal low, decimal high) =>
        direction switch
        {
            Direction.AtLeast => (low, null),
            Direction.AtMost => (null, high),
            Direction.About => (Trim(low - Margin(low)), Trim(high + Margin(high))),
            Direction.Nearly => (Trim(low - Margin(low)), high),
            Direction.JustOver => (low, Trim(high + Margin(high))),
            _ => (low, high),
        };

    private static decimal Margin(decimal number) => Math.Abs(number) * Tolerance;

    /// <summary>The same number without trailing zeros, so that 270.0 prints as 270.</summary>
    private static decimal Trim(decimal number) => number / 1.0000000000000000000000000000m;
}
