namespace Stemma.Grouping;

/// <summary>Chooses the few keys under which a text is filed and found.</summary>
/// <remarks>
/// Two kinds. Rare stems, the rarest first: names, figures and unusual words, which survive rewording, so that a text with
/// half of its words replaced keeps half of them. And pairs of neighbouring content words, a sample by least hash (Broder,
/// "On the resemblance and containment of documents", 1997): a pair is so rare that its list stays short in a collection of
/// any size and subject, where the stems alone are too common. Five-word shingles, the usual choice, survive a third of the
/// words being replaced in one place of six, and half in one of thirty. What is chosen depends on the text alone.
/// </remarks>
internal static class ReuseKeys
{
    /// <summary>Rare stems and pairs of a text of up to 480 words; see docs/accuracy.md, "Reuse search", for fewer and more.</summary>
    private const int Stems = 32;
    private const int Pairs = 28;

    /// <summary>
    /// A longer text has one key of each kind for so many content words, so that a stretch of it that stands in another
    /// text has keys there too; at most four times as many as a short one, which bounds the index.
    /// </summary>
    private const int WordsPerKey = 10;
    private const int Most = 4;

    /// <summary>
    /// Least rarity of a pair, as the sum of its words': below it ("last year") too many texts have it to tell anything. In
    /// sixteenths: one text in 3,000 if its words were independent.
    /// </summary>
    private const int PairRarity = 8 * 16;

    /// <summary>
    /// Stems that a text is looked for by, as a multiple of those it is filed under. A spinner's odd words push the source's
    /// rare ones down the list: with 1 a text of a hundred words with every second one replaced by an invented one is lost.
    /// </summary>
    private const int Asked = 3;

    /// <summary>Points of a pair; a stem has its rarity as points, at most 185.</summary>
    private const byte OfPair = 100;

    /// <summary>The keys, each once: first those to file the text under (pairs, then the rarest stems), then more to ask for.</summary>
    /// <param name="words">Hashes of the content words.</param>
    /// <param name="rarities">Rarity of each.</param>
    /// <param name="filed">How many of the keys to file it under: at most 60 for a text of up to 480 words.</param>
    /// <param name="points">How much each key tells that two texts share, whatever the collection.</param>
    public static uint[] Of(ReadOnlySpan<uint> words, ReadOnlySpan<byte> rarities, out int filed, out byte[] points)
    {
        var order = words.Length <= 512 ? stackalloc ulong[words.Length] : new ulong[words.Length];
        var found = 0;
        for (var index = 1; index < words.Length; index++)
            if (rarities[index - 1] + rarities[index] >= PairRarity && words[index - 1] != words[index])
                order[found++] = Pair(words[index - 1], words[index]);
        var pairs = order[..found];
        pairs.Sort();
        var stems = Count(words.Length, Stems);
        var keys = new uint[Count(words.Length, Pairs) + (Asked * stems)];
        points = new byte[keys.Length];
        var count = Take(pairs, Count(words.Length, Pairs), keys, points, 0);
        points.AsSpan(0, count).Fill(OfPair);

        for (var index = 0; index < words.Length; index++)
            order[index] = ((ulong)(byte)~rarities[index] << 32) | words[index];
        order.Sort();
        var all = Take(order, Asked * stems, keys, points, count);
        filed = Math.Min(all, count + stems);
        return keys[..all];
    }

    private static uint Pair(uint first, uint second) => WordRarity.Mix((first * 0x9E3779B1u) ^ second);

    private static int Count(int words, int least) => Math.Clamp(words / WordsPerKey, least, least * Most);

    private static int Take(Span<ulong> ordered, int most, uint[] keys, byte[] points, int count)
    {
        var end = Math.Min(keys.Length, count + most);
        for (var index = 0; index < ordered.Length && count < end; index++)
        {
            if (index > 0 && ordered[index] == ordered[index - 1])
                continue;
            points[count] = (byte)~(byte)(ordered[index] >> 32);
            keys[count++] = (uint)ordered[index];
        }

        return count;
    }
}
