using Stemma.Grouping;

namespace Stemma.Apparatus;

/// <summary>Recognises a quotation that runs two utterances together as one.</summary>
internal static class MergedWording
{
    /// <summary>Fewer words in a row may stand in any two utterances.</summary>
    private const int LeastWords = 4;

    /// <summary>Longer quotations are not looked at: a bound on quadratic work.</summary>
    private const int MostWords = 400;

    /// <summary>Share of the words that the two parts must make up: the joint may add or lose a word.</summary>
    private const double Whole = 0.9;

    /// <summary>True where the words begin with part of one utterance and go on with part of another that no witness joins to it.</summary>
    /// <param name="place">Where the words stand.</param>
    /// <param name="words">Its normalised words.</param>
    /// <param name="others">All utterances of the story; those of the same witness are passed over.</param>
    public static bool IsMerged(
        WitnessSpan place,
        string[] words,
        IEnumerable<(WitnessSpan Place, string[] Words)> others
    )
    {
        if (words.Length is < 2 * LeastWords or > MostWords)
            return false;
        var elsewhere = others
            .Where(other => other.Place.Siglum != place.Siglum && other.Words.Length <= MostWords)
            .ToArray();
        if (
            elsewhere.Any(other =>
                WordSequence.Containment(words, other.Words) >= Whole && other.Words.Length >= words.Length
            )
        )
            return false;
        var heads = elsewhere.Select(other =>
            (other.Place, Other: other.Words, Length: Run(words, other.Words, fromEnd: false))
        );
        var tails = elsewhere
            .Select(other => (other.Place, Other: other.Words, Length: Run(words, other.Words, fromEnd: true)))
            .ToArray();
        return heads.Any(head =>
            head.Length >= LeastWords
            && tails.Any(tail =>
                tail.Length >= LeastWords
                && head.Length + tail.Length >= Whole * words.Length
                && head.Place != tail.Place
                && !ReferenceEquals(head.Other, tail.Other)
                && head.Length < words.Length
                && tail.Length < words.Length
                && Run(head.Other, tail.Other, fromEnd: true) < LeastWords
            )
        );
    }

    /// <summary>How many of the first (or last) words stand in a row somewhere in the other. Bounded by the lengths of quotations.</summary>
    private static int Run(string[] words, string[] other, bool fromEnd)
    {
        var longest = 0;
        for (var start = 0; start < other.Length; start++)
        {
            var length = 0;
            while (
                length < words.Length
                && (fromEnd ? start - length >= 0 : start + length < other.Length)
                && string.Equals(
                    fromEnd ? words[words.Length - 1 - length] : words[length],
                    fromEnd ? other[start - length] : other[start + length],
                    StringComparison.Ordinal
                )
            )
                length++;
            longest = Math.Max(longest, length);
        }

        return longest;
    }
}
