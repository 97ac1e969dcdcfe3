using Stemma.Lexicon;

namespace Stemma.Spinning;

/// <summary>What is counted in an article.</summary>
internal sealed class MeasuredWording
{
    /// <summary>What one stretch gains at most, in decades.</summary>
    private const double MostGain = 3;

    /// <summary>Decades that a stretch must gain to count as a hit.</summary>
    private const double LeastGain = 1;

    private readonly WordingTraits counted;
    private readonly WordReading reading;
    private readonly int slips;

    /// <param name="model">Tells how likely words are.</param>
    /// <param name="reading">Of the article.</param>
    /// <param name="slips">Of the article.</param>
    public MeasuredWording(LanguageModel model, WordReading reading, int slips)
    {
        (this.reading, this.slips) = (reading, slips);
        counted = new WordingTraits(model);
        foreach (var sentence in reading.Sentences)
            counted.Add(sentence.Text, sentence.Words.AsSpan());
    }

    /// <summary>Words the model knows.</summary>
    public int Words => counted.Words;

    /// <summary>Different stretches that a substitute would improve much; 0 before <see cref="Traits"/>.</summary>
    public int Hits { get; private set; }

    /// <summary>The traits by <see cref="Trait"/> that need no thesaurus; Gain is left at 0.</summary>
    /// <param name="odds">What tells replaced words at a glance.</param>
    public double[] Glance(WordOdds odds)
    {
        var traits = counted.Traits();
        var signs = reading.Sentences.SelectMany(sentence => sentence.Signs).OfType<double[]>().ToArray();
        (traits[(int)Trait.Odds], traits[(int)Trait.TopOdds]) = odds.Summary(signs);
        traits[(int)Trait.Topic] = Mean(signs, WordSign.Topic);
        traits[(int)Trait.Sentence] = Mean(signs, WordSign.Sentence);
        traits[(int)Trait.Nearest] = Mean(signs, WordSign.Nearest);
        traits[(int)Trait.NewsRarity] = Mean(signs, WordSign.NewsRarity);
        traits[(int)Trait.Slips] = Math.Min(1, Math.Max(0, slips - 1) / Hundreds);
        return traits;
    }

    /// <summary>The traits by <see cref="Trait"/>.</summary>
    /// <param name="sentences">As read of the same article.</param>
    /// <param name="odds">What tells replaced words.</param>
    public double[] Traits(List<ReadSentence> sentences, WordOdds odds)
    {
        var (gain, hits) = (0.0, 0);
        var seen = new HashSet<(int, int)>();
        foreach (var sentence in sentences)
        {
            foreach (var item in sentence.Found)
            {
                // A wording that recurs is the article's subject, however odd to general English.
                if (!seen.Add((sentence.Text[item.Start], sentence.Text[item.End - 1])))
                    continue;
                gain += Math.Min(item.Gain, MostGain);
                hits += item.Gain >= LeastGain || item.CompletesName ? 1 : 0;
            }
        }

        Hits = hits;
        var traits = Glance(odds);
        traits[(int)Trait.Gain] = gain / Hundreds;
        return traits;
    }

    private double Hundreds => Math.Max(1, Words) / 100.0;

    private static double Mean(double[][] words, WordSign sign) =>
        words.Length == 0 ? 0 : words.Average(signs => signs[(int)sign]);
}
