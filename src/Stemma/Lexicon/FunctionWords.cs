using System.Collections.Frozen;

namespace Stemma.Lexicon;

/// <summary>Closed-class words of English: determiners, pronouns, conjunctions, prepositions, auxiliaries, particles.</summary>
public static class FunctionWords
{
    private static readonly Lazy<FrozenSet<string>> Words = new(() =>
        Resources.Rows("function-words.tsv").Select(fields => fields[0]).ToFrozenSet(StringComparer.Ordinal)
    );

    /// <summary>All of them, in lower case, in no order.</summary>
    public static IReadOnlyCollection<string> All => Words.Value;

    /// <summary>True for a closed-class word given in lower case.</summary>
    public static bool Contains(string word) => Words.Value.Contains(word);
}
