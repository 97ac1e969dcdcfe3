using Stemma.Lexicon;

namespace Stemma.Spinning;

/// <summary>Whether one wording can stand for another.</summary>
internal static class SynonymLinks
{
    /// <summary>True where one is among the substitutes of the other, re-inflected or not, or has the same dictionary form.</summary>
    public static bool AreLinked(ReadOnlySpan<int> one, ReadOnlySpan<int> other) => Has(one, other) || Has(other, one);

    private static bool Has(ReadOnlySpan<int> wording, ReadOnlySpan<int> substitute)
    {
        foreach (var candidate in Substitutes.English.Of(wording))
        {
            if (candidate.Words.AsSpan().SequenceEqual(substitute))
                return true;
        }

        return false;
    }
}
