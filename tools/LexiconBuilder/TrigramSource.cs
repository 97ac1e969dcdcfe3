using System.Buffers.Binary;
using System.Text;

namespace LexiconBuilder;

/// <summary>A back-off model over word numbers, in log10, as read from a CMU Sphinx trie file.</summary>
/// <remarks>
/// Layout of the file, little-endian: the text "Trie Language Model", the order as one byte, the counts of 1-, 2- and
/// 3-grams, one word for the quantiser, three tables of 65,536 floats (bigram probability, bigram back-off, trigram
/// probability), then 1-grams (probability, back-off, first child), then two bit-packed arrays and the words. The trie
/// runs backwards: the first level is the last word of the n-gram. Numbers are logarithms to base 1.0001.
/// </remarks>
internal sealed class TrigramSource
{
    private const int QuantiserEntries = 65536;
    private static readonly double ToLog10 = Math.Log10(1.0001);

    public required string[] Words { get; init; }
    public required double[] Probability { get; init; }
    public required double[] BackOff { get; init; }
    public required List<Bigram> Bigrams { get; init; }
    public required List<Trigram> Trigrams { get; init; }

    /// <exception cref="InvalidDataException">The file is not a trigram model in this format.</exception>
    public static TrigramSource Read(string path)
    {
        var file = File.ReadAllBytes(path);
        const string Magic = "Trie Language Model";
        if (file.Length < 36 || Encoding.ASCII.GetString(file, 0, Magic.Length) != Magic || file[Magic.Length] != 3)
            throw new InvalidDataException($"{path} is not a trigram model in CMU Sphinx trie format.");
        var at = Magic.Length + 1;
        var counts = new[] { Integer(file, at), Integer(file, at + 4), Integer(file, at + 8) };
        var tables = at + 16;
        var unigrams = tables + (3 * QuantiserEntries * sizeof(float));

        var wordBits = BitsFor(counts[0]);
        var nextBits = BitsFor(counts[2]);
        var middle = new PackedArray(file, unigrams + ((counts[0] + 1) * 12), wordBits + 32 + nextBits, counts[1]);
        var longest = new PackedArray(file, middle.End, wordBits + 16, counts[2]);

        var probability = new double[counts[0]];
        var backOff = new double[counts[0]];
        var bigrams = new List<Bigram>(counts[1]);
        var trigrams = new List<Trigram>(counts[2]);
        for (var last = 0; last < counts[0]; last++)
        {
            var unigram = unigrams + (last * 12);
            probability[last] = Single(file, unigram) * ToLog10;
            backOff[last] = Single(file, unigram + 4) * ToLog10;
            var end = Integer(file, unigram + 20);
            for (var entry = Integer(file, unigram + 8); entry < end; entry++)
            {
                var first = middle.Bits(entry, 0, wordBits);
                bigrams.Add(
                    new Bigram(
                        first,
                        last,
                        Quantised(file, tables, 0, middle.Bits(entry, wordBits + 16, 16)),
                        Quantised(file, tables, 1, middle.Bits(entry, wordBits, 16))
                    )
                );
                var childEnd = middle.Bits(entry + 1, wordBits + 32, nextBits);
                for (var child = middle.Bits(entry, wordBits + 32, nextBits); child < childEnd; child++)
                {
                    var earliest = longest.Bits(child, 0, wordBits);
                    var value = Quantised(file, tables, 2, longest.Bits(child, wordBits, 16));
                    trigrams.Add(new Trigram(earliest, first, last, value));
                }
            }
        }

        return new TrigramSource
        {
            Words = Encoding
                .UTF8.GetString(file, longest.End + 4, Integer(file, longest.End))
                .TrimEnd('\0')
                .Split('\0'),
            Probability = probability,
            BackOff = backOff,
            Bigrams = bigrams,
            Trigrams = trigrams,
        };
    }

    private static double Quantised(byte[] file, int tables, int table, int bin) =>
        Single(file, tables + (((table * QuantiserEntries) + bin) * sizeof(float))) * ToLog10;

    private static int BitsFor(int greatest) => 32 - int.LeadingZeroCount(greatest);

    private static int Integer(byte[] file, int at) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));

    private static float Single(byte[] file, int at) => BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan(at));

    /// <summary>Records of a fixed number of bits, one entry more than counted, with eight spare bytes behind.</summary>
    private readonly record struct PackedArray(byte[] File, int Start, int EntryBits, int Count)
    {
        public int End => Start + (int)((((Count + 1L) * EntryBits) + 7) / 8) + 8;

        public int Bits(int entry, int offset, int width)
        {
            var bit = ((long)entry * EntryBits) + offset;
            var window = BinaryPrimitives.ReadUInt64LittleEndian(File.AsSpan(Start + (int)(bit >> 3)));
            return (int)((window >> (int)(bit & 7)) & ((1UL << width) - 1));
        }
    }
}

/// <summary>P(last | first) and the back-off weight of the pair as a context, both log10.</summary>
internal readonly record struct Bigram(int First, int Last, double Probability, double BackOff);

/// <summary>P(last | first, middle), log10.</summary>
internal readonly record struct Trigram(int First, int Middle, int Last, double Probability);
