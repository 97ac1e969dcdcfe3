using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Stemma.Lexicon;

namespace Stemma.Grouping;

/// <summary>How rare a stem is in general English, by its hash: what a text's keys are chosen by.</summary>
/// <remarks>
/// Rarity is minus the natural logarithm of the share of articles that hold the stem, in sixteenths. It comes from the
/// shipped language model and not from a collection, so that a text has the same keys in every collection, whatever came
/// before it. Words the model lacks (most names, words of other languages) are the rarest.
/// </remarks>
internal sealed class WordRarity
{
    /// <summary>Rarity of closed-class words, which are no content.</summary>
    public const byte Function = 0;

    /// <summary>
    /// Words of an article as different draws, as in <see cref="TermWeights"/>: sets how fast a common word stops counting.
    /// </summary>
    private const double Words = 300;

    private const double Steps = 16;

    private static readonly Lazy<WordRarity> Shipped = new(() => new WordRarity());

    private readonly uint[] stems;
    private readonly byte[] rarities;
    private readonly byte unknown = Step(Math.Pow(10, LanguageModel.UnknownLogProbability));

    private WordRarity()
    {
        var model = LanguageModel.English;
        var probabilities = new Dictionary<uint, double>();
        for (var number = 0; number < model.Vocabulary.Count; number++)
        {
            ref var probability = ref CollectionsMarshal.GetValueRefOrAddDefault(
                probabilities,
                Hash(model.Vocabulary[number]),
                out _
            );
            probability += Math.Pow(10, model.LogProbability(number));
        }

        foreach (var word in FunctionWords.All)
            probabilities[Hash(word)] = 1;
        stems = new uint[BitOperations.RoundUpToPowerOf2((uint)probabilities.Count * 2)];
        rarities = new byte[stems.Length];
        foreach (var (stem, probability) in probabilities)
        {
            var slot = Slot(stem);
            stems[slot] = stem;
            rarities[slot] = probability >= 1 ? Function : Math.Max((byte)1, Step(probability));
        }
    }

    /// <summary>The shipped table, built at first use: about ten milliseconds.</summary>
    public static WordRarity English => Shipped.Value;

    /// <summary>Rarity of a stem given by its hash; <see cref="Function"/> for a closed-class word.</summary>
    public byte Of(uint stem)
    {
        var slot = Slot(stem);
        return stems[slot] == stem ? rarities[slot] : unknown;
    }

    /// <summary>
    /// Rarity of a number in digits. The model spells numbers out, so it is set by size, as in <see cref="TermWeights"/>:
    /// each digit makes a number ten times rarer, years are common.
    /// </summary>
    public static byte OfNumber(ReadOnlySpan<char> digits) =>
        digits.Length switch
        {
            1 => 19,
            2 => 40,
            3 => 74,
            4
                when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                    && year is >= 1990 and <= 2035 => 26,
            _ => 99,
        };

    /// <summary>FNV-1a over the UTF-16 units of a word's stem, mixed; never 0. The same on every machine.</summary>
    /// <param name="word">In lower case.</param>
    public static uint Hash(ReadOnlySpan<char> word)
    {
        var length = Stems.Length(word, out var suffix);
        var hash = 2166136261u;
        foreach (var letter in word[..length])
            hash = (hash ^ letter) * 16777619u;
        foreach (var letter in suffix)
            hash = (hash ^ letter) * 16777619u;
        return Mix(hash);
    }

    /// <summary>The same hash of a word that is a stem already.</summary>
    public static uint HashOfStem(ReadOnlySpan<char> stem)
    {
        var hash = 2166136261u;
        foreach (var letter in stem)
            hash = (hash ^ letter) * 16777619u;
        return Mix(hash);
    }

    /// <summary>Spreads a hash over all bits (the finaliser of MurmurHash3, by Appleby); never 0.</summary>
    public static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6Bu;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35u;
        hash ^= hash >> 16;
        return hash == 0 ? 1 : hash;
    }

    private static byte Step(double probability) =>
        (byte)Math.Clamp(Math.Round(-Math.Log(1 - Math.Exp(-Words * probability)) * Steps), 0, 255);

    private int Slot(uint stem)
    {
        var mask = stems.Length - 1;
        var slot = (int)stem & mask;
        while (stems[slot] != 0 && stems[slot] != stem)
            slot = (slot + 1) & mask;
        return slot;
    }
}
