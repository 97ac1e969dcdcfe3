using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Quantities;

/// <summary>An amount as read, before its noun is looked for. End is the index one past its last atom, unit included.</summary>
internal readonly record struct Amount(int End, QuantityKind Kind, decimal? Low, decimal? High, string? Unit);

/// <summary>Reads "more than 250", "10 to 15 percent", "$1.2 billion", "300 tonnes", "several hundred".</summary>
internal static class AmountReader
{
    /// <summary>The amount that begins at an atom, or null where what stands there is no count, measure or sum.</summary>
    public static Amount? Read(AtomRun run, int index)
    {
        var (direction, at) = Bound.Before(run, index);
        var between = run.Is(at, "between") ? at + 1 : at;
        var currency = Currencies.Before(run, between);
        var first = currency?.End ?? between;
        if (currency is null && between == at && ShareReader.Read(run, first) is var (percent, past))
        {
            var (fewest, most) = Bound.Apply(direction, percent, percent);
            return new Amount(past, QuantityKind.Percentage, fewest, most, "%");
        }

        var minus = run.Is(first, "minus") && run[first + 1].Kind == AtomKind.Number;
        first = minus ? first + 1 : first;
        if (NumeralReader.Read(run, first) is not { } number || IsRefused(run, first, number, currency is not null))
            return null;
        var (low, high, end) = (number.Low, number.High, number.End);
        (end, var factor) = Suffix(run, number, currency is not null);
        (low, high) = (low * factor, high * factor);
        if (Upper(run, end, between > at, currency is not null) is { } upper)
        {
            // "10 to 15 million": the scale word serves both.
            var shared = upper.Scale > 1 && low < upper.High / upper.Scale ? upper.Scale : 1;
            if (low * shared >= upper.High)
                return null;
            (low, high, end) = (low * shared, upper.High, upper.End);
        }
        else if (between > at || NumberShape.IsPair(run, first, end))
        {
            return null;
        }

        var (after, open) = Bound.After(run, end);
        if (after != Direction.Exact)
            (direction, end) = (after, open);
        if (minus)
            (low, high) = (-high, -low);
        var (least, greatest) = Bound.Apply(direction, low, high);
        if (currency is { } sum)
            return new Amount(end, QuantityKind.Money, least, greatest, sum.Unit);
        if (UnitReader.Read(run, end, number.IsDigits) is { } unit)
            return new Amount(unit.End, unit.Kind, least, greatest, unit.Unit);
        // "three-bedroom", "12-member": a description, not a count.
        if (run.IsDash(end) && run.IsGlued(end - 1) && run.IsGlued(end) && run[end + 1].Kind == AtomKind.Word)
            return null;
        return NumberShape.IsLabel(run, first, end, number)
            ? null
            : new Amount(end, QuantityKind.Count, least, greatest, null);
    }

    private static bool IsRefused(AtomRun run, int first, Numeral number, bool money) =>
        !money && (NumberShape.IsGluedToWord(run, first, number.End) || NumberShape.IsVagueNoun(run, first, number));

    /// <summary>"30m", "2bn", "10k" after a currency sign or before a plural noun.</summary>
    private static (int End, decimal Factor) Suffix(AtomRun run, Numeral number, bool money)
    {
        if (!number.IsDigits || !run.IsGlued(number.End - 1))
            return (number.End, 1);
        if (!money && !PluralNoun.At(run, number.End + 1))
            return (number.End, 1);
        return run.Is(number.End, "m") ? (number.End + 1, 1_000_000)
            : run.Is(number.End, "b") ? (number.End + 1, 1_000_000_000)
            : run.Is(number.End, "k") ? (number.End + 1, 1_000)
            : (number.End, 1);
    }

    private static (decimal High, decimal Scale, int End)? Upper(AtomRun run, int end, bool between, bool money)
    {
        var joined = between
            ? run.Is(end, "and")
            : run.Is(end, "to", "or") || (run.IsDash(end) && run.IsGlued(end - 1) == run.IsGlued(end));
        if (!joined)
            return null;
        var at = Currencies.Before(run, end + 1) is { } sign ? sign.End : end + 1;
        if (NumeralReader.Read(run, at) is not { IsVague: false } upper)
            return null;
        var (last, factor) = Suffix(run, upper, money);
        // A dash between numbers is a score or a vote unless something is counted or measured by it.
        if (
            !between
            && run.IsDash(end)
            && !money
            && !PluralNoun.At(run, last)
            && UnitReader.Read(run, last, true) is null
            && upper.End == at + 1
        )
            return null;
        var scale = upper.End > at + 1 && run[upper.End - 1].Term?.Scale is { } word ? word : factor;
        return (upper.High * factor, scale, last);
    }
}
