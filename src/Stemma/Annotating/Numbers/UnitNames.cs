using System.Collections.Frozen;
using Stemma.Lexicon;

namespace Stemma.Annotating.Numbers;

/// <summary>Units of measure by every written form.</summary>
internal static class UnitNames
{
    /// <summary>No listed form is longer.</summary>
    private const int LongestForm = 16;

    private static readonly Lazy<FrozenDictionary<string, string>> Names = new(() =>
        Resources.Rows("units.tsv").ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal)
    );

    /// <summary>Name in the singular ("kilometre") of the unit written at an atom, or null. Case counts: "M" is no metre.</summary>
    public static string? Of(AtomRun run, int index) =>
        run[index].Length <= LongestForm
        && Names.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(run.Word(index), out var name)
            ? name
            : null;
}
