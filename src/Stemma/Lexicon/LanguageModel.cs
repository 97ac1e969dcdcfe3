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
        return Continued(
            first < 0 ? -1 : Context(FindBigram(first, second)),
            word,
            Bigram(second, word, FindBigram(second, word))
        );
    }

    /// <summary>A place between known words, for asking about many words in it.</summary>
    internal WordSlot Slot(int second, int first, int next, int after)
    {
        var context = first < 0 || second < 0 ? -1 : Context(FindBigram(second, first));
        return new WordSlot(
            first,
            next,
            after,
            context,
            context < 0 ? 0 : BackOff(contextBackOff[context]),
            after < 0 ? 0
                : next < 0 ? LogProbability(after)
                : LogProbability(-1, next, after)
        );
    }

    /// <summary>
    /// log10 P of a known word in a place and of the known words among the two behind it: the sum that
    /// <see cref="LogProbability(int, int, int)"/> gives, with less than half of the searches.
    /// </summary>
    internal double LogProbability(in WordSlot slot, int word)
    {
        var pair = slot.First < 0 ? -1 : FindBigram(slot.First, word);
        var sum =
            slot.First < 0 ? Probability(unigramProbability[word])
            : Trigram(slot.Context, word) is var found && found >= 0 ? Probability(trigramProbability[found])
            : slot.BackOff + Bigram(slot.First, word, pair);
        var nextPair = slot.Next < 0 ? -1 : FindBigram(word, slot.Next);
        if (slot.Next >= 0)
            sum += Continued(Context(pair), slot.Next, Bigram(word, slot.Next, nextPair));
        if (slot.After >= 0)
            sum += slot.Next < 0 ? slot.AfterAlone : Continued(Context(nextPair), slot.After, slot.AfterAlone);
        return sum;
    }

    private double Continued(int context, int word, double otherwise) =>
        context < 0 ? otherwise
        : Trigram(context, word) is var found && found >= 0 ? Probability(trigramProbability[found])
        : BackOff(contextBackOff[context]) + otherwise;

    private double Bigram(int first, int word, int pair) =>
        pair >= 0
            ? Probability(bigramProbability[pair])
            : BackOff(unigramBackOff[first]) + Probability(unigramProbability[word]);

    /// <summary>The context that a pair of words is, or −1 where no trigram begins with it.</summary>
    private int Context(int pair) =>
        pair >= 0 && (contextBits[pair >> 6] >> (pair & 63) & 1) != 0
            ? contextRank[pair >> 6] + (int)ulong.PopCount(contextBits[pair >> 6] & ((1UL << (pair & 63)) - 1))
            : -1;

    private int Trigram(int context, int word) =>
        context < 0 ? -1 : Search(trigramWord, Start(context), Start(context + 1), word);

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

/// <summary>A place in a sentence, with what is the same for every word that may stand there.</summary>
/// <param name="First">The word before, or −1.</param>
/// <param name="Next">The word behind, or −1.</param>
/// <param name="After">The word behind that, or −1.</param>
/// <param name="Context">The context that the two words before are, or −1.</param>
/// <param name="BackOff">Its back-off weight, log10.</param>
/// <param name="AfterAlone">log10 P(After | Next).</param>
internal readonly record struct WordSlot(
    int First,
    int Next,
    int After,
    int Context,
    double BackOff,
    double AfterAlone
);
