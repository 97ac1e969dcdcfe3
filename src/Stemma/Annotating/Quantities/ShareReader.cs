using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Quantities;

/// <summary>Reads shares of a whole as percentages: "a third of", "two-thirds", "half the", "one in eight".</summary>
internal static class ShareReader
{
    /// <summary>The share in percent, to one decimal as the news rounds, and where its words end; null where none begins here.</summary>
    public static (decimal Percent, int End)? Read(AtomRun run, int index) => Fraction(run, index) ?? OneIn(run, index);

    private static (decimal Percent, int End)? Fraction(AtomRun run, int index)
    {
        if (run.Is(index, "half"))
            return run.Is(index + 1, "of", "the", "its", "their", "all") ? (50, index + 1) : null;
        var isOne = run.Is(index, "a", "one");
        var over = isOne ? 1 : run[index].Term?.Cardinal ?? 0;
        if (over is 0 or > 9)
            return null;
        var at = run.IsDash(index + 1) && run.IsGlued(index) ? index + 2 : index + 1;
        var under =
            isOne ? Denominator(run.Word(at))
            : run.Word(at) is [.. var one, 's'] ? Denominator(one)
            : 0;
        // "a third was missing" counts along; "a third of" and "two-thirds" share out.
        if (under <= over || (isOne && !run.Is(at + 1, "of")))
            return null;
        return (Percent(over, under), at + 1);
    }

    private static int Denominator(ReadOnlySpan<char> word) =>
        word.Equals("quarter", StringComparison.OrdinalIgnoreCase) ? 4
        : word.Equals("half", StringComparison.OrdinalIgnoreCase) ? 2
        : Term.Of(word)?.Ordinal is { } ordinal and >= 3 and <= 10 ? ordinal
        : 0;

    /// <summary>"9 in 10 members": the whole is a round number, which "two in 17 districts" has not.</summary>
    private static (decimal Percent, int End)? OneIn(AtomRun run, int index)
    {
        if (NumeralReader.Read(run, index) is not { IsVague: false } part || !run.Is(part.End, "in", "out"))
            return null;
        var at = run.Begins(part.End, "out", "of") ? part.End + 2 : part.End + 1;
        if (
            NumeralReader.Read(run, at) is not { IsVague: false } whole
            || run[whole.End].Term is { Unit: not TimeUnit.None }
        )
            return null;
        var round = whole.Low is >= 2 and <= 10 || (whole.Low <= 1_000_000 && whole.Low % 10 == 0);
        return round && part.Low > 0 && part.Low < whole.Low && !IsYear(run, at, whole)
            ? (Percent(part.Low, whole.Low), whole.End)
            : null;
    }

    private static bool IsYear(AtomRun run, int at, Numeral whole) =>
        whole.End == at + 1 && run.Plain(at, 4) is >= 1500 and <= 2100;

    private static decimal Percent(decimal part, decimal whole) => decimal.Round(100 * part / whole, 1);
}
