namespace LexiconBuilder;

/// <summary>A back-off model cut down to the n-grams that matter most, with its back-off weights computed anew.</summary>
/// <remarks>
/// Pruning after Stolcke, "Entropy-based Pruning of Backoff Language Models" (1998), section 3, without the change of the
/// back-off weight: an n-gram is worth the probability of the whole n-gram times what it adds over its back-off estimate.
/// </remarks>
internal sealed class CompactModel
{
    private readonly Dictionary<(int, int), int> bigramIndex;
    private readonly Dictionary<(int, int, int), double> trigramProbability;

    private CompactModel(string[] words, double[] unigrams, double[] backOff, Bigram[] bigrams, Trigram[] trigrams)
    {
        Words = words;
        Unigrams = unigrams;
        BackOff = backOff;
        Bigrams = bigrams;
        Trigrams = trigrams;
        bigramIndex = new(bigrams.Length);
        for (var index = 0; index < bigrams.Length; index++)
            bigramIndex[(bigrams[index].First, bigrams[index].Last)] = index;
        trigramProbability = new(trigrams.Length);
        foreach (var trigram in trigrams)
            trigramProbability[(trigram.First, trigram.Middle, trigram.Last)] = trigram.Probability;
    }

    /// <summary>By descending probability, ties in ordinal order.</summary>
    public string[] Words { get; }

    public double[] Unigrams { get; }
    public double[] BackOff { get; }

    /// <summary>Ordered by first, then last word.</summary>
    public Bigram[] Bigrams { get; }

    /// <summary>Ordered by first, middle, last word.</summary>
    public Trigram[] Trigrams { get; }

    /// <summary>The whole source without any pruning: what the cost of pruning is measured against.</summary>
    public static CompactModel Whole(TrigramSource source) =>
        new(source.Words, source.Probability, source.BackOff, [.. source.Bigrams], [.. source.Trigrams]);

    public static CompactModel Prune(TrigramSource source, int words, int bigrams, int trigrams)
    {
        var whole = Whole(source);
        var chosen = Enumerable
            .Range(0, source.Words.Length)
            .OrderByDescending(word => source.Words[word] == "<s>" ? 1 : source.Probability[word])
            .ThenBy(word => source.Words[word], StringComparer.Ordinal)
            .Take(words)
            .ToArray();
        var number = new int[source.Words.Length];
        Array.Fill(number, -1);
        for (var index = 0; index < chosen.Length; index++)
            number[chosen[index]] = index;

        var keptTrigrams = source
            .Trigrams.Where(gram => number[gram.First] >= 0 && number[gram.Middle] >= 0 && number[gram.Last] >= 0)
            .Select(gram => (Gram: gram, Worth: whole.Worth(gram)))
            .OrderByDescending(item => item.Worth)
            .ThenBy(item => (item.Gram.First, item.Gram.Middle, item.Gram.Last))
            .Take(trigrams)
            .Select(item => item.Gram)
            .ToArray();
        var needed = keptTrigrams.Select(gram => (gram.First, gram.Middle)).ToHashSet();
        var keptBigrams = source
            .Bigrams.Where(gram => number[gram.First] >= 0 && number[gram.Last] >= 0)
            .Select(gram => (Gram: gram, Worth: needed.Contains((gram.First, gram.Last)) ? 1 : whole.Worth(gram)))
            .OrderByDescending(item => item.Worth)
            .ThenBy(item => (item.Gram.First, item.Gram.Last))
            .Take(bigrams)
            .Select(item => item.Gram with { First = number[item.Gram.First], Last = number[item.Gram.Last] })
            .OrderBy(gram => (gram.First, gram.Last))
            .ToArray();
        return new CompactModel(
            [.. chosen.Select(word => source.Words[word])],
            [.. chosen.Select(word => source.Probability[word])],
            new double[chosen.Length],
            keptBigrams,
            [
                .. keptTrigrams
                    .Select(gram =>
                        gram with
                        {
                            First = number[gram.First],
                            Middle = number[gram.Middle],
                            Last = number[gram.Last],
                        }
                    )
                    .OrderBy(gram => (gram.First, gram.Middle, gram.Last)),
            ]
        ).WithNewBackOff();
    }

    /// <summary>log10 P(last | first, middle); a first or middle below zero is an unknown word and cuts the context.</summary>
    public double LogProbability(int first, int middle, int last)
    {
        if (middle < 0)
            return Unigrams[last];
        if (first >= 0 && bigramIndex.TryGetValue((first, middle), out var context))
        {
            return trigramProbability.TryGetValue((first, middle, last), out var found)
                ? found
                : Bigrams[context].BackOff + LogProbability(-1, middle, last);
        }

        return bigramIndex.TryGetValue((middle, last), out var pair)
            ? Bigrams[pair].Probability
            : BackOff[middle] + Unigrams[last];
    }

    private double Worth(Bigram gram) =>
        Math.Pow(10, Math.Max(Unigrams[gram.First], -7) + gram.Probability)
        * (gram.Probability - BackOff[gram.First] - Unigrams[gram.Last]);

    private double Worth(Trigram gram)
    {
        var context = Bigrams[bigramIndex[(gram.First, gram.Middle)]];
        var lower = context.BackOff + LogProbability(-1, gram.Middle, gram.Last);
        return Math.Pow(10, Math.Max(Unigrams[gram.First], -2) + context.Probability + gram.Probability)
            * (gram.Probability - lower);
    }

    private CompactModel WithNewBackOff()
    {
        var backOff = new double[Words.Length];
        foreach (var group in Bigrams.GroupBy(gram => gram.First))
            backOff[group.Key] = Remaining(group.Select(gram => (gram.Probability, Unigrams[gram.Last])));
        var half = new CompactModel(Words, Unigrams, backOff, Bigrams, []);
        var contexts = Trigrams
            .GroupBy(gram => (gram.First, gram.Middle))
            .ToDictionary(
                group => group.Key,
                group =>
                    Remaining(group.Select(gram => (gram.Probability, half.LogProbability(-1, gram.Middle, gram.Last))))
            );
        return new CompactModel(
            Words,
            Unigrams,
            backOff,
            [.. Bigrams.Select(gram => gram with { BackOff = contexts.GetValueOrDefault((gram.First, gram.Last), 0) })],
            Trigrams
        );
    }

    /// <summary>Probability left by the listed words over what the lower order would give the unlisted ones, log10.</summary>
    private static double Remaining(IEnumerable<(double Listed, double Lower)> words)
    {
        var (listed, lower) = (0.0, 0.0);
        foreach (var word in words)
        {
            listed += Math.Pow(10, word.Listed);
            lower += Math.Pow(10, word.Lower);
        }

        return Math.Log10(Math.Max(1 - listed, 0.0005) / Math.Max(1 - lower, 0.0005));
    }
}
