namespace Stemma.Lexicon;

/// <summary>A trigram model of general English: how likely a word is after two others.</summary>
/// <remarks>
/// Derived by tools/LexiconBuilder from the general English model of CMU Sphinx: pruned, quantised to 1/32 of a decade,
/// back-off weights computed anew. Safe to use from many threads; look-ups allocate nothing.
/// </remarks>
public sealed unsafe class LanguageModel
{
    // Sections of the table; 0 to 2 belong to Vocabulary.
    private const int UnigramProbability = 3;
    private const int UnigramBackOff = 4;
    private const int BigramStart = 5;
    private const int BigramWord = 6;
    private const int BigramProbability = 7;
    private const int ContextBits = 8;
    private const int ContextRank = 9;
    private const int ContextStart = 10;
    private const int ContextBackOff = 11;
    private const int TrigramWord = 12;
    private const int TrigramProbability = 13;

    /// <summary>What an unknown word costs, log10: a little under the rarest known word, so it never looks attractive.</summary>
    public const double UnknownLogProbability = -7.5;

    private static readonly Lazy<LanguageModel> Shipped = new(() => new LanguageModel());

    private readonly byte* unigramProbability;
    private readonly byte* unigramBackOff;
    private readonly int* bigramStart;
    private readonly ushort* bigramWord;
    private readonly byte* bigramProbability;
    private readonly ulong* contextBits;
    private readonly int* contextRank;
    private readonly byte* contextStart;
    private readonly byte* contextBackOff;
    private readonly ushort* trigramWord;
    private readonly byte* trigramProbability;

    private LanguageModel()
    {
        var table = LexiconTable.Open("language-model.bin");
        Vocabulary = new Vocabulary(table);
        unigramProbability = table.Pointer<byte>(UnigramProbability);
        unigramBackOff = table.Pointer<byte>(UnigramBackOff);
        bigramStart = table.Pointer<int>(BigramStart);
        bigramWord = table.Pointer<ushort>(BigramWord);
        bigramProbability = table.Pointer<byte>(BigramProbability);
        contextBits = table.Pointer<ulong>(ContextBits);
        contextRank = table.Pointer<int>(ContextRank);
        contextStart = table.Pointer<byte>(ContextStart);
        contextBackOff = table.Pointer<byte>(ContextBackOff);
        trigramWord = table.Pointer<ushort>(TrigramWord);
        trigramProbability = table.Pointer<byte>(TrigramProbability);
    }

    /// <summary>The shipped model; opened at first use.</summary>
    public static LanguageModel English => Shipped.Value;

    /// <summary>The words it knows.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>True where the model has seen the word; case is ignored.</summary>
    public bool Knows(string word) => Vocabulary.Find(word.ToLowerInvariant()) != Vocabulary.Unknown;

    /// <summary>log10 P(word | context), of which the last two words count; case is ignored.</summary>
    public double LogProbability(string word, params ReadOnlySpan<string> context) =>
        LogProbability(
            context.Length > 1 ? Vocabulary.Find(context[^2].ToLowerInvariant()) : Vocabulary.Unknown,
            context.Length > 0 ? Vocabulary.Find(context[^1].ToLowerInvariant()) : Vocabulary.Unknown,
            Vocabulary.Find(word.ToLowerInvariant())
        );

    /// <summary>log10 P(word), whatever stands before it.</summary>
    public double LogProbability(int word) => word < 0 ? UnknownLogProbability : Probability(unigramProbability[word]);

    /// <summary>log10 P(word | first, second). An unknown word in the context cuts the context there.</summary>
    public double LogProbability(int first, int second, int word)
    {
        if (word < 0)
            return UnknownLogProbability;
        if (second < 0)
            return Probability(unigramProbability[word]);
        var weight = 0.0;
        if (first >= 0)
        {
            var pair = FindBigram(first, second);
            if (pair >= 0 && (contextBits[pair >> 6] >> (pair & 63) & 1) != 0)
            {
                var context =
                    contextRank[pair >> 6] + (int)ulong.PopCount(contextBits[pair >> 6] & ((1UL << (pair & 63)) - 1));
                var found = Search(trigramWord, Start(context), Start(context + 1), word);
                if (found >= 0)
                    return Probability(trigramProbability[found]);
                weight = BackOff(contextBackOff[context]);
            }
        }

        var bigram = FindBigram(second, word);
        return weight
            + (
                bigram >= 0
                    ? Probability(bigramProbability[bigram])
                    : BackOff(unigramBackOff[second]) + Probability(unigramProbability[word])
            );
    }

    /// <summary>True where the two words are known to stand side by side.</summary>
    public bool HasPair(int first, int second) => first >= 0 && second >= 0 && FindBigram(first, second) >= 0;

    /// <summary>One byte for a log10 probability: steps of 1/32, down to −7.97.</summary>
    internal static byte QuantiseProbability(double value) => (byte)Math.Clamp(Math.Round(value * -32), 0, 255);

    /// <summary>One byte for a log10 back-off weight: steps of 1/56 from −4 to 0.55; steps and range fit the source.</summary>
    internal static byte QuantiseBackOff(double value) => (byte)Math.Clamp(Math.Round((value + 4) * 56), 0, 255);

    private static double Probability(byte step) => step / -32.0;

    private static double BackOff(byte step) => (step / 56.0) - 4;

    private int Start(int context) =>
        contextStart[context * 3] | (contextStart[(context * 3) + 1] << 8) | (contextStart[(context * 3) + 2] << 16);

    private int FindBigram(int first, int second) =>
        Search(bigramWord, bigramStart[first], bigramStart[first + 1], second);

    private static int Search(ushort* words, int low, int high, int word)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (words[middle] < word)
                low = middle + 1;
            else if (words[middle] > word)
                high = middle;
            else
                return middle;
        }

        return -1;
    }
}
