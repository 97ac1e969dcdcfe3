namespace Stemma.Collating;

/// <summary>The words of one story, each with the stem it is matched by and the weight that agreement on it carries.</summary>
internal sealed class Vocabulary
{
    /// <summary>
    /// Size, in sentences, of an imagined background collection that every story is added to, so that a story of three
    /// sentences has sensible weights too. Larger values trust the story less.
    /// </summary>
    private const double Background = 200;

    /// <summary>Share of background sentences with a given closed-class word ("the" has .6, "under" .02; one value serves all).</summary>
    private const double ClosedShare = 0.3;

    /// <summary>Share of background sentences with any other given word.</summary>
    private const double OpenShare = 0.005;

    private readonly Dictionary<string, Word> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly List<int> sentencesWith = [];
    private readonly List<bool> closed = [];
    private double[] weights = [];
    private int[] capitals = [];

    /// <summary>A word as collation sees it.</summary>
    /// <param name="Id">Equal for equal Normal.</param>
    /// <param name="Stem">Equal for words that differ only by inflection.</param>
    /// <param name="Normal">The normalised form.</param>
    /// <param name="Hash">Depends on Normal alone, the same in every run.</param>
    internal sealed record Word(int Id, int Stem, string Normal, uint Hash);

    /// <summary>Number of stems taken so far.</summary>
    public int StemCount => sentencesWith.Count;

    /// <summary>The word with this normalised form.</summary>
    public Word Take(string normal)
    {
        if (words.TryGetValue(normal, out var word))
            return word;
        var stem = Stemming.StemOf(normal);
        if (!stems.TryGetValue(stem, out var number))
        {
            stems.Add(stem, number = stems.Count);
            sentencesWith.Add(0);
            closed.Add(false);
        }

        // One closed-class form makes the stem so, whichever form came first.
        closed[number] |= ClosedClass.Contains(normal);

        word = new Word(words.Count, number, normal, Hash(normal));
        words.Add(normal, word);
        return word;
    }

    /// <summary>Weighs stems by how few units they stand in (inverse document frequency; Spärck Jones 1972) over all texts.</summary>
    public void Weigh(IEnumerable<WitnessText> texts)
    {
        var seen = new int[StemCount];
        var units = 0;
        capitals = new int[StemCount];
        foreach (var text in texts)
        {
            foreach (var unit in text.Units)
            {
                units++;
                for (var position = unit.First; position < unit.End; position++)
                {
                    var stem = text.Words[position].Stem;
                    if (position > unit.First)
                        capitals[stem] += text.Capital[position] ? 1 : -1;
                    if (seen[stem] == units)
                        continue;
                    seen[stem] = units;
                    sentencesWith[stem]++;
                }
            }
        }

        weights = new double[StemCount];
        for (var stem = 0; stem < weights.Length; stem++)
        {
            var share = closed[stem] ? ClosedShare : OpenShare;
            weights[stem] = Math.Log((units + Background) / (sentencesWith[stem] + (share * Background)));
        }
    }

    /// <summary>Weight of agreement on the stem, in nats; 0.3 to 1.2 for closed-class words, up to about 5 for rare ones.</summary>
    public double Weight(int stem) => weights[stem];

    /// <summary>True for words like "the", "of", "would", which say nothing of the matter.</summary>
    public bool IsClosed(int stem) => closed[stem];

    /// <summary>True where the word is mostly capitalised inside sentences: names, which independent reports share too.</summary>
    public bool IsName(int stem) => capitals[stem] > 0;

    /// <summary>FNV-1a over the UTF-16 units.</summary>
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var unit in text)
            hash = unchecked((hash ^ unit) * 16777619u);
        return hash ^ (hash >> 15);
    }
}
