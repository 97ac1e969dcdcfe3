using System.Runtime.InteropServices;

namespace Stemma.Grouping;

/// <summary>Reads the content words of a text in one pass without making strings: what reuse search spends its time on.</summary>
/// <remarks>
/// Words are runs of letters and digits in lower case; an apostrophe ends a word; of a number the thousands' commas are left
/// out. In scripts without spaces every two neighbouring characters are a word. Closed-class words and single letters are
/// passed over. The tokenizer is not used: it is ten times slower, and a wrong cut here costs one word of evidence.
/// </remarks>
internal ref struct WordScan(int length)
{
    /// <summary>Letters of a word that count; longer ones are cut there, so that hostile text costs nothing.</summary>
    private const int Longest = 40;

    /// <summary>Rarity of a pair of characters in a script without spaces: that of a middling English word.</summary>
    private const byte OfCharacters = 80;

    private readonly WordRarity rarity = WordRarity.English;
    private readonly List<uint> words = new(Math.Min(4096, (length / 8) + 4));
    private readonly List<byte> rarities = new(Math.Min(4096, (length / 8) + 4));

    /// <summary>Hash of each content word.</summary>
    public readonly ReadOnlySpan<uint> Words => CollectionsMarshal.AsSpan(words);

    /// <summary>Rarity of each content word.</summary>
    public readonly ReadOnlySpan<byte> Rarities => CollectionsMarshal.AsSpan(rarities);

    /// <summary>Reads a stretch; words do not run on from one stretch to the next.</summary>
    public readonly void Read(ReadOnlySpan<char> text)
    {
        Span<char> word = stackalloc char[Longest];
        var count = 0;
        var isNumber = false;
        var previous = '\0';
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (char.IsAscii(letter))
            {
                previous = '\0';
                if (char.IsAsciiLetter(letter))
                    letter = (char)(letter | 0x20);
                else if (char.IsAsciiDigit(letter))
                    isNumber |= count == 0;
                else if (isNumber && letter is ',' or '.' && IsDigit(text, index + 1))
                {
                    if (letter == ',')
                        continue;
                }
                else
                {
                    End(word, ref count, ref isNumber);
                    continue;
                }
            }
            else if (IsUnspaced(letter))
            {
                End(word, ref count, ref isNumber);
                if (previous != '\0')
                    Add(WordRarity.Mix(((uint)previous << 16) | letter), OfCharacters);
                previous = letter;
                continue;
            }
            else if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
            {
                letter = char.ToLowerInvariant(letter);
                previous = '\0';
            }
            else
            {
                End(word, ref count, ref isNumber);
                previous = '\0';
                continue;
            }

            if (count < Longest)
                word[count++] = letter;
        }

        End(word, ref count, ref isNumber);
    }

    private static bool IsDigit(ReadOnlySpan<char> text, int index) =>
        index < text.Length && char.IsAsciiDigit(text[index]);

    /// <summary>Thai, Lao, Burmese, Khmer, Han and kana.</summary>
    private static bool IsUnspaced(char letter) =>
        letter
            is (>= '\u0E00' and <= '\u0EFF')
                or (>= '\u1000' and <= '\u109F')
                or (>= '\u1780' and <= '\u17FF')
                or (>= '\u3040' and <= '\u30FF')
                or (>= '\u3400' and <= '\u9FFF')
                or (>= '\uF900' and <= '\uFAFF');

    private readonly void End(Span<char> word, ref int count, ref bool isNumber)
    {
        if (isNumber && count > 0)
        {
            Add(WordRarity.Hash(word[..count]), WordRarity.OfNumber(word[..count]));
        }
        else if (count > 1)
        {
            var hash = WordRarity.Hash(word[..count]);
            if (rarity.Of(hash) is var found and not WordRarity.Function)
                Add(hash, found);
        }

        count = 0;
        isNumber = false;
    }

    private readonly void Add(uint hash, byte found)
    {
        words.Add(hash);
        rarities.Add(found);
    }
}
