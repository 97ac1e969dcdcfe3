namespace Stemma.Lexicon;

/// <summary>A set of words that forgets the words: it knows each of them, and one in a hundred others (Bloom 1970).</summary>
internal static class WordFilter
{
    /// <summary>With seven places a word: one false word in about 120.</summary>
    private const int BitsOfWord = 10;
    private const int Places = 7;

    /// <summary>The bits of a set of words.</summary>
    public static ulong[] Build(IReadOnlyCollection<string> words)
    {
        var bits = new ulong[Math.Max(1, (words.Count * BitsOfWord) + 63) / 64];
        foreach (var word in words)
        {
            for (var place = 0; place < Places; place++)
            {
                var bit = Bit(word, place, bits.Length);
                bits[bit / 64] |= 1UL << (bit % 64);
            }
        }

        return bits;
    }

    /// <summary>True for every word of the set, and for one in a hundred others.</summary>
    public static bool MayHave(ReadOnlySpan<ulong> bits, ReadOnlySpan<char> word)
    {
        for (var place = 0; place < Places; place++)
        {
            var bit = Bit(word, place, bits.Length);
            if ((bits[bit / 64] >> (bit % 64) & 1) == 0)
                return false;
        }

        return true;
    }

    // Two hashes make them all: Kirsch and Mitzenmacher, "Less hashing, same performance" (2006).
    private static int Bit(ReadOnlySpan<char> word, int place, int length)
    {
        var first = FeatureHash.Of(word);
        var second = FeatureHash.Mix(1, first) | 1;
        return (int)((ulong)(first + ((uint)place * second)) * (ulong)(length * 64) >> 32);
    }
}
