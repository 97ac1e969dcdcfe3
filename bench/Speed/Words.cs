using System.Text;

namespace Speed;

/// <summary>A vocabulary of invented words by class, drawn by rank as Zipf's law has it.</summary>
/// <remarks>
/// Invented, so that nothing of it stands in a shipped table; built of English syllables, so that tokenizer and tagger see
/// word shapes they know. The closed-class words of the sentence templates are real.
/// </remarks>
internal sealed class Words
{
    private static readonly string[] Onsets =
    [
        "b",
        "br",
        "c",
        "cl",
        "d",
        "dr",
        "f",
        "fl",
        "g",
        "gr",
        "h",
        "k",
        "l",
        "m",
        "n",
        "p",
        "pl",
        "r",
        "s",
        "st",
        "t",
        "tr",
        "v",
        "w",
    ];

    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
    private static readonly string[] Codas = ["", "l", "n", "nd", "r", "rt", "s", "st", "t", "ck", "m", "ll"];

    private readonly Random random;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly string[] words;
    private readonly double[] cumulative;

    /// <param name="random">Seeded by the caller.</param>
    /// <param name="count">How many words.</param>
    /// <param name="ending">What each ends in ("ed" for past tenses), or empty.</param>
    public Words(Random random, int count, string ending)
    {
        this.random = random;
        words = [.. Enumerable.Range(0, count).Select(_ => Invent(2) + ending)];
        cumulative = new double[count];
        var sum = 0.0;
        for (var rank = 0; rank < count; rank++)
            cumulative[rank] = sum += 1.0 / (rank + 2.7);
    }

    /// <summary>A word; low ranks far more often than high ones.</summary>
    public string Draw(Random from)
    {
        var place = Array.BinarySearch(cumulative, from.NextDouble() * cumulative[^1]);
        return words[Math.Min(place < 0 ? ~place : place, words.Length - 1)];
    }

    /// <summary>Another word of the same class for the given one, always the same; null where it is none of them.</summary>
    public string? Synonym(string word)
    {
        var rank = Array.IndexOf(words, word);
        return rank < 0 ? null : words[(rank + (words.Length / 2)) % words.Length];
    }

    /// <summary>A new capitalised name.</summary>
    public string Name()
    {
        var name = Invent(3);
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private string Invent(int syllables)
    {
        while (true)
        {
            var word = new StringBuilder();
            for (var syllable = 0; syllable < syllables; syllable++)
            {
                word.Append(Onsets[random.Next(Onsets.Length)]).Append(Vowels[random.Next(Vowels.Length)]);
                if (syllable == syllables - 1 || random.Next(3) == 0)
                    word.Append(Codas[random.Next(Codas.Length)]);
            }

            if (used.Add(word.ToString()))
                return word.ToString();
        }
    }
}
