using System.Collections.Frozen;

namespace Stemma.Lexicon;

/// <summary>Units of time spelled out by their definition: "seven days" for a week.</summary>
internal static class UnitDefinitions
{
    private static readonly Lazy<FrozenDictionary<string, string>> Units = new(() =>
        Resources
            .Rows("unit-definitions.tsv")
            .ToFrozenDictionary(fields => fields[0], fields => fields[1], StringComparer.Ordinal)
    );

    /// <summary>The unit that the words define ("7 days" or "seven days": week), or null.</summary>
    public static string? Of(string definition) => Units.Value.GetValueOrDefault(definition);

    /// <summary>Everything that <see cref="Of(string)"/> knows.</summary>
    public static IReadOnlyCollection<string> All => Units.Value.Keys;

    /// <summary>The word number of the unit that the words define, or nothing.</summary>
    public static IEnumerable<int> Of(ReadOnlySpan<int> words, Vocabulary vocabulary)
    {
        if (words.Length < 2)
            return [];
        var definition = string.Join(' ', words.ToArray().Select(word => vocabulary[word]));
        return Of(definition) is { } unit ? [vocabulary.Find(unit)] : [];
    }
}
