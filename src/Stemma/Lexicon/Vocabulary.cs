using System.Numerics;
using System.Text;

namespace Stemma.Lexicon;

/// <summary>The words of the language model and their numbers: 0 is the most frequent.</summary>
/// <remarks>Words are lower case; possessives are words of their own ("house's"); numbers are spelled out.</remarks>
public sealed class Vocabulary
{
    /// <summary>The number of no word.</summary>
    public const int Unknown = -1;

    private readonly LexiconTable table;

    internal Vocabulary(LexiconTable table)
    {
        this.table = table;
        Count = table.Section<int>(0).Length - 1;
        SentenceStart = Find("<s>");
        SentenceEnd = Find("</s>");
    }

    /// <summary>How many words there are, the two sentence marks included.</summary>
    public int Count { get; }

    /// <summary>The mark before a sentence's first word.</summary>
    public int SentenceStart { get; }

    /// <summary>The mark after a sentence's last word.</summary>
    public int SentenceEnd { get; }

    /// <summary>The number of a word given in lower case with straight apostrophes, or <see cref="Unknown"/>.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        var starts = table.Section<int>(0);
        var letters = table.Section<byte>(1);
        var slots = table.Section<ushort>(2);
        for (var slot = Hash(word) & (uint)(slots.Length - 1); ; slot = (slot + 1) & (uint)(slots.Length - 1))
        {
            var number = slots[(int)slot] - 1;
            if (number < 0)
                return Unknown;
            if (Ascii.Equals(letters[starts[number]..starts[number + 1]], word))
                return number;
        }
    }

    /// <summary>The word of a number.</summary>
    public string this[int number]
    {
        get
        {
            var starts = table.Section<int>(0);
            return Encoding.UTF8.GetString(table.Section<byte>(1)[starts[number]..starts[number + 1]]);
        }
    }

    /// <summary>The hash table of a vocabulary: number + 1 of each word, 0 where free; at most half full.</summary>
    internal static ushort[] BuildSlots(IReadOnlyList<string> words)
    {
        var slots = new ushort[BitOperations.RoundUpToPowerOf2((uint)words.Count * 2)];
        for (var number = 0; number < words.Count; number++)
        {
            var slot = Hash(words[number]) & (uint)(slots.Length - 1);
            while (slots[slot] != 0)
                slot = (slot + 1) & (uint)(slots.Length - 1);
            slots[slot] = checked((ushort)(number + 1));
        }

        return slots;
    }

    /// <summary>FNV-1a, 32 bits, over UTF-16 units.</summary>
    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261;
        foreach (var letter in word)
            hash = (hash ^ letter) * 16777619;
        return hash ^ (hash >> 15);
    }
}
