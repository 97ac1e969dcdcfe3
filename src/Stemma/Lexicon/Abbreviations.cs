using System.Collections.Frozen;

namespace Stemma.Lexicon;

/// <summary>What the full stop after an abbreviation can mean.</summary>
public enum AbbreviationKind
{
    /// <summary>A name follows ("Gov."); never ends a sentence.</summary>
    Title,

    /// <summary>A word too ("Sat", "Mar"): the stop belongs to it only before a digit, a comma or a lower-case word.</summary>
    Date,

    /// <summary>A word too ("No"): the stop belongs to it only before a digit.</summary>
    Number,

    /// <summary>Does not end a sentence ("vs.").</summary>
    Inner,

    /// <summary>May end a sentence ("Inc.", "etc.").</summary>
    Closing,
}

/// <summary>English abbreviations that are written with a full stop, without it; case counts.</summary>
public static class Abbreviations
{
    private static readonly Lazy<FrozenDictionary<string, AbbreviationKind>> Table = new(() =>
        Resources
            .Rows("abbreviations.tsv")
            .ToFrozenDictionary(row => row[0], row => Enum.Parse<AbbreviationKind>(row[1], ignoreCase: true))
    );

    private static readonly Lazy<FrozenDictionary<string, AbbreviationKind>.AlternateLookup<
        ReadOnlySpan<char>
    >> Lookup = new(() => Table.Value.GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>Units of the longest abbreviation; longer words are not looked up.</summary>
    public const int Longest = 8;

    /// <summary>True where <paramref name="word"/> (without its stop) is an abbreviation.</summary>
    public static bool TryFind(ReadOnlySpan<char> word, out AbbreviationKind kind)
    {
        kind = default;
        return word.Length <= Longest && Lookup.Value.TryGetValue(word, out kind);
    }
}
