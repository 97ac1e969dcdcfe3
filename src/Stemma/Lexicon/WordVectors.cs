using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Stemma.Lexicon;

/// <summary>Which words are used of the same things: a vector for each word, so that near ones have a cosine near 1.</summary>
/// <remarks>
/// Derived by tools/LexiconBuilder from GloVe vectors (Pennington, Socher and Manning 2014): the mean and the two directions that
/// all words share are taken away, the rest is kept as sixteen bytes a word. Safe to use from many threads.
/// </remarks>
internal sealed unsafe class WordVectors
{
    /// <summary>Parts of a vector, a byte each.</summary>
    public const int Parts = 16;

    /// <summary>Numbers of a part.</summary>
    public const int PartLength = 6;

    /// <summary>Numbers of a vector.</summary>
    public const int Dimensions = Parts * PartLength;

    /// <summary>The place of a word that has no vector.</summary>
    public const int None = -1;

    private const int Centroids = 256;
    private const double RankSteps = 50;
    private const int Ahead = 10;

    private static readonly Lazy<WordVectors> Shipped = new(() => new WordVectors());

    private readonly float* codebook;
    private readonly byte* codes;
    private readonly byte* ranks;
    private readonly LexiconTable table;
    private readonly int known;
    private readonly float[] squares = new float[Parts * Centroids];

    private WordVectors()
    {
        table = LexiconTable.Open("word-vectors.bin");
        codebook = table.Pointer<float>(0);
        codes = table.Pointer<byte>(1);
        ranks = table.Pointer<byte>(2);
        for (var number = 0; number < squares.Length * PartLength; number++)
            squares[number / PartLength] += codebook[number] * codebook[number];
        known = table.Section<byte>(2).Length - table.Section<uint>(3).Length;
    }

    /// <summary>The shipped vectors; opened at first use.</summary>
    public static WordVectors English => Shipped.Value;

    /// <summary>Where a word's vector stands, or <see cref="None"/>.</summary>
    /// <param name="number">The word's number in the language model, which knows most words.</param>
    /// <param name="word">In lower case; looked at only where the model does not know it.</param>
    public int Find(int number, ReadOnlySpan<char> word)
    {
        if (number >= 0)
            return ranks[number] > 0 ? number : None;
        var found = table.Section<uint>(3).BinarySearch(FeatureHash.Of(word));
        return found >= 0 ? known + found : None;
    }

    /// <summary>How rare the word is in news and encyclopedias: log10 of its place by frequency, from 1 to 5.6.</summary>
    /// <param name="place">From <see cref="Find"/>, not <see cref="None"/>.</param>
    public double Rank(int place) => 1 + ((ranks[place] - 1) / RankSteps);

    /// <summary>Writes the word's unit vector.</summary>
    /// <param name="place">From <see cref="Find"/>, not <see cref="None"/>.</param>
    /// <param name="vector">As long as <see cref="Dimensions"/>.</param>
    public void CopyTo(int place, Span<float> vector)
    {
        var code = codes + ((long)place * Parts);
        for (var part = 0; part < Parts; part++)
            new ReadOnlySpan<float>(codebook + (((part * Centroids) + code[part]) * PartLength), PartLength).CopyTo(
                vector[(part * PartLength)..]
            );
        var length = MathF.Sqrt(Dot(vector, vector));
        for (var at = 0; at < Dimensions; at++)
            vector[at] /= length;
    }

    /// <summary>What <see cref="Cosine"/> needs of a vector: its products with all parts that words are made of.</summary>
    public float[] Products(ReadOnlySpan<float> vector)
    {
        var products = new float[Parts * Centroids];
        for (var centroid = 0; centroid < products.Length; centroid++)
        {
            var part = vector.Slice(centroid / Centroids * PartLength, PartLength);
            var numbers = codebook + ((long)centroid * PartLength);
            for (var at = 0; at < PartLength; at++)
                products[centroid] += numbers[at] * part[at];
        }

        return products;
    }

    /// <summary>The cosine of a word and a vector of length 1, by sixteen look-ups (Jégou and others 2011, section III).</summary>
    /// <param name="products">Of the vector, by <see cref="Products"/>.</param>
    /// <param name="place">From <see cref="Find"/>, not <see cref="None"/>.</param>
    public double Cosine(float[] products, int place)
    {
        var code = codes + ((long)place * Parts);
        var (dot, square) = (0f, 0f);
        for (var part = 0; part < Parts; part++)
        {
            var centroid = (part * Centroids) + code[part];
            dot += products[centroid];
            square += squares[centroid];
        }

        return dot / Math.Sqrt(square);
    }

    /// <summary>True for words of general dictionaries that the language model does not know, and for one in a hundred others.</summary>
    /// <param name="word">In lower case.</param>
    public bool IsInDictionary(ReadOnlySpan<char> word) => WordFilter.MayHave(table.Section<ulong>(4), word);

    /// <summary>The sum of products, in an order that is the same on every machine.</summary>
    public static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        // Four sums side by side: one alone waits for itself.
        var (first, second) = (Vector128<float>.Zero, Vector128<float>.Zero);
        var (third, fourth) = (Vector128<float>.Zero, Vector128<float>.Zero);
        ref var left = ref MemoryMarshal.GetReference(one[..Dimensions]);
        ref var right = ref MemoryMarshal.GetReference(other[..Dimensions]);
        for (nuint at = 0; at < Dimensions; at += 16)
        {
            first += Vector128.LoadUnsafe(ref left, at) * Vector128.LoadUnsafe(ref right, at);
            second += Vector128.LoadUnsafe(ref left, at + 4) * Vector128.LoadUnsafe(ref right, at + 4);
            third += Vector128.LoadUnsafe(ref left, at + 8) * Vector128.LoadUnsafe(ref right, at + 8);
            fourth += Vector128.LoadUnsafe(ref left, at + 12) * Vector128.LoadUnsafe(ref right, at + 12);
        }

        return Vector128.Sum(first + second + (third + fourth));
    }

    /// <summary>A byte for a word's place by frequency, 0 being kept for words without a vector.</summary>
    internal static byte QuantiseRank(int rank) =>
        (byte)Math.Clamp(1 + Math.Round((Math.Log10(rank + Ahead) - 1) * RankSteps), 1, 255);
}
