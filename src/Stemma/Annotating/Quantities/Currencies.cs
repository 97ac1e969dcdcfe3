using System.Collections.Frozen;
using Stemma.Annotating.Numbers;
using Stemma.Lexicon;

namespace Stemma.Annotating.Quantities;

/// <summary>Currencies by sign, code and name.</summary>
internal static class Currencies
{
    /// <summary>No single-word form is longer.</summary>
    private const int LongestForm = 10;

    private static readonly Lazy<FrozenDictionary<string, string>> Units = new(() =>
        Resources
            .Rows("currencies.tsv")
            .ToFrozenDictionary(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase)
    );

    /// <summary>The currency before a number ("$", "US$", "USD") and where the number begins, or null.</summary>
    public static (string Unit, int End)? Before(AtomRun run, int index)
    {
        if (run.IsGlued(index) && run.Is(index + 1, "$"))
        {
            var dollar =
                run.Is(index, "US") ? "USD"
                : run.Is(index, "A", "AU") ? "AUD"
                : run.Is(index, "C", "CA") ? "CAD"
                : run.Is(index, "NZ") ? "NZD"
                : run.Is(index, "HK") ? "HKD"
                : run.Is(index, "S") ? "SGD"
                : null;
            return dollar is null ? null : (dollar, index + 2);
        }

        var sign = run[index].Kind == AtomKind.Mark || (run[index].Length == 3 && !HasLower(run, index));
        return sign && At(run, index) is { } unit ? (unit, index + 1) : null;
    }

    /// <summary>The currency after a number ("dollars", "Danish kroner") and where its name ends, or null.</summary>
    public static (string Unit, int End)? After(AtomRun run, int index)
    {
        if (run[index].Kind == AtomKind.None)
            return null;
        if (run[index + 1].Kind == AtomKind.Word && run[index].Kind == AtomKind.Word && run[index].Length < 14)
        {
            if (
                run[index + 1].Length < 10
                && Units.Value.TryGetValue($"{run.Word(index)} {run.Word(index + 1)}", out var pair)
            )
                return (pair, index + 2);
        }

        // "pounds of" is weight; without "of" the news means money.
        if (run.Is(index, "pounds", "pound"))
            return run.Is(index + 1, "of") ? null : ("GBP", index + 1);
        return At(run, index) is { } unit ? (unit, index + 1) : null;
    }

    private static string? At(AtomRun run, int index) =>
        run[index].Length is > 0 and <= LongestForm
        && Units.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(run.Word(index), out var unit)
            ? unit
            : null;

    private static bool HasLower(AtomRun run, int index) => run.Word(index).ContainsAnyInRange('a', 'z');
}
