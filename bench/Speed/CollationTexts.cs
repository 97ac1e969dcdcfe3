using System.Globalization;

namespace Speed;

/// <summary>Makes texts to collate: versions of one text, long texts, and texts that repeat themselves; the same for the same seed.</summary>
internal sealed class CollationTexts
{
    private readonly Random random;
    private readonly Words words;

    /// <param name="seed">The same seed gives the same texts on every machine.</param>
    public CollationTexts(int seed = 1)
    {
        random = new Random(seed);
        words = new Words(random, 8000, string.Empty);
    }

    /// <summary>A text of about so many words in sentences of 8 to 40, half of them closed-class as in news.</summary>
    public string[][] Base(int count)
    {
        var sentences = new List<string[]>();
        for (var made = 0; made < count; made += sentences[^1].Length)
            sentences.Add([.. Enumerable.Range(0, 8 + random.Next(33)).Select(_ => Word())]);
        return [.. sentences];
    }

    /// <summary>
    /// The text with this share of words replaced, half as many dropped and half as many added, one sentence in ten left out and
    /// one in twenty moved to another place.
    /// </summary>
    public string[][] Edited(string[][] text, double share)
    {
        var edited = text.Where(_ => random.Next(10) > 0)
            .Select(sentence => sentence.SelectMany(word => Edited(word, share)).ToArray())
            .Where(sentence => sentence.Length > 0)
            .ToList();
        for (var moves = edited.Count / 20; moves > 0; moves--)
        {
            var from = random.Next(edited.Count);
            var sentence = edited[from];
            edited.RemoveAt(from);
            edited.Insert(random.Next(edited.Count + 1), sentence);
        }

        return [.. edited];
    }

    /// <summary>The text with one to three words replaced: what a site's own name and date make of a wire story.</summary>
    public string[][] NearCopy(string[][] text)
    {
        var copy = text.Select(sentence => sentence.ToArray()).ToArray();
        for (var changes = 1 + random.Next(3); changes > 0; changes--)
        {
            var sentence = copy[random.Next(copy.Length)];
            sentence[random.Next(sentence.Length)] = Word();
        }

        return copy;
    }

    /// <summary>Sentences with capital and full stop, five to a paragraph.</summary>
    public static string Write(IEnumerable<string[]> sentences) =>
        string.Join(
            "\n\n",
            sentences
                .Select(sentence => string.Join(' ', sentence))
                .Select(sentence => char.ToUpper(sentence[0], CultureInfo.InvariantCulture) + sentence[1..] + ".")
                .Chunk(5)
                .Select(paragraph => string.Join(' ', paragraph))
        );

    private IEnumerable<string> Edited(string word, double share)
    {
        var fate = random.NextDouble() / share;
        if (fate >= 1)
            yield return fate < 1.5 ? Word() : word;
        if (fate is >= 1 and < 1.5)
            yield return word;
        if (fate < 0.5)
            yield return Word();
    }

    private string Word() => random.Next(2) == 0 ? words.Draw(random) : Closed[random.Next(Closed.Length)];

    private static readonly string[] Closed =
        "the the the a of of and to in in that for on with was is had his they at by from be not this said after which".Split(
            ' '
        );
}
