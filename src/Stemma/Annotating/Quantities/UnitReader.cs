using Stemma.Annotating.Numbers;

namespace Stemma.Annotating.Quantities;

/// <summary>Reads what stands behind a number and says in what it is measured.</summary>
internal static class UnitReader
{
    /// <summary>The unit at an atom (over a hyphen too), or null for plain counts.</summary>
    public static (QuantityKind Kind, string Unit, int End)? Read(AtomRun run, int index, bool digits)
    {
        var at = run.IsDash(index) && run.IsGlued(index - 1) && run.IsGlued(index) ? index + 1 : index;
        if (run.Is(at, "%", "percent", "pc"))
            return (QuantityKind.Percentage, "%", at + 1);
        if (run.Begins(at, "per", "cent"))
            return (QuantityKind.Percentage, "%", at + 2);
        if (run.Is(at, "percentage") && run.Is(at + 1, "point", "points"))
            return (QuantityKind.Measure, "percentage point", at + 2);
        if (Currencies.After(run, at) is { } currency)
            return (QuantityKind.Money, currency.Unit, currency.End);
        if (run.Is(at, "pound", "pounds"))
            return (QuantityKind.Measure, "pound", at + 1);
        if (run.Is(at, "square", "cubic", "sq", "nautical"))
        {
            var dot = run.Is(at + 1, ".") ? at + 2 : at + 1;
            var power =
                run.Is(at, "sq") ? "square"
                : run.Is(at, "square") ? "square"
                : run.Is(at, "cubic") ? "cubic"
                : "nautical";
            return UnitNames.Of(run, dot) is { } side ? (QuantityKind.Measure, $"{power} {side}", dot + 1) : null;
        }

        if (run.Is(at, "°", "degree", "degrees"))
            return run.Is(at + 1, "C", "Celsius", "centigrade") ? (QuantityKind.Measure, "degree Celsius", at + 2)
                : run.Is(at + 1, "F", "Fahrenheit") ? (QuantityKind.Measure, "degree Fahrenheit", at + 2)
                : (QuantityKind.Measure, "degree", at + 1);
        if (UnitNames.Of(run, at) is not { } unit)
        {
            // "30m" is metres where no money and no plural noun made it a million.
            return digits && run.Is(at, "m") && run.IsGlued(at - 1) ? (QuantityKind.Measure, "metre", at + 1) : null;
        }

        if (run.Begins(at + 1, "per", "hour") || run.Begins(at + 1, "an", "hour"))
            return (QuantityKind.Measure, $"{unit} per hour", at + 3);
        return run.Begins(at + 1, "/", "h")
            ? (QuantityKind.Measure, $"{unit} per hour", at + 3)
            : (QuantityKind.Measure, unit, at + 1);
    }
}
