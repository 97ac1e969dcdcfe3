using Stemma.Lexicon;

namespace Stemma.Spinning;

/// <summary>What has been counted in an article so far.</summary>
internal sealed class MeasuredWording(LanguageModel model)
{
    /// <summary>What one stretch gains at most, in decades.</summary>
    private const double MostGain = 3;

    /// <summary>Decades that a stretch must gain to count as a hit.</summary>
    private const double LeastGain = 1;

    private readonly WordingTraits counted = new(model);
    private readonly HashSet<(int, int)> seen = [];
    private double gain;

    /// <summary>As they were added.</summary>
    public List<ReadSentence> Sentences { get; } = [];

    /// <summary>Words the model knows.</summary>
    public int Words => counted.Words;

    /// <summary>Different stretches that a substitute would improve much.</summary>
    public int Hits { get; private set; }

    /// <summary>Counts a sentence.</summary>
    public void Add(ReadSentence sentence)
    {
        Sentences.Add(sentence);
        counted.Add(sentence.Text, sentence.Words.AsSpan());
        foreach (var item in sentence.Found)
        {
            // A wording that recurs is the article's subject, however odd to general English.
            if (!seen.Add((sentence.Text[item.Start], sentence.Text[item.End - 1])))
                continue;
            gain += Math.Min(item.Gain, MostGain);
            Hits += item.Gain >= LeastGain || item.CompletesName ? 1 : 0;
        }
    }

    /// <summary>The traits by <see cref="Trait"/>.</summary>
    /// <param name="slips">Slips of the article.</param>
    /// <param name="odds">What tells replaced words.</param>
    public double[] Traits(int slips, WordOdds odds)
    {
        var traits = counted.Traits();
        var hundreds = Math.Max(1, counted.Words) / 100.0;
        (traits[(int)Trait.Odds], traits[(int)Trait.TopOdds]) = odds.Summary(Sentences);
        traits[(int)Trait.Topic] = Mean(WordSign.Topic);
        traits[(int)Trait.Sentence] = Mean(WordSign.Sentence);
        traits[(int)Trait.Nearest] = Mean(WordSign.Nearest);
        traits[(int)Trait.NewsRarity] = Mean(WordSign.NewsRarity);
        traits[(int)Trait.Slips] = Math.Min(1, Math.Max(0, slips - 1) / hundreds);
        traits[(int)Trait.Gain] = gain / hundreds;
        return traits;
    }

    private double Mean(WordSign sign) =>
        Sentences
            .SelectMany(sentence => sentence.Signs)
            .OfType<double[]>()
            .Select(signs => signs[(int)sign])
            .DefaultIfEmpty()
            .Average();
}
