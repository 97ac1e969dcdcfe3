using System.Globalization;
using Stemma.Spinning;
using Stemma.Text;

namespace Accuracy.Spinning;

/// <summary>
/// Fits the weights of the article score on the tune topics: originals against texts spun by the detector's own thesaurus, by
/// spinners' pairs and, a seventh of the weight of all spun texts, by crude back-translation. The other thesaurus and the phrases are left out.
/// </summary>
internal static class WordingFit
{
    private const int Sample = 4;

    /// <summary>What originals weigh together; spun texts weigh as much.</summary>
    private const double Mass = 400;
    private const double ShareOfTranslation = 1 / 7.0;

    /// <summary>Of the square of each weight, values having a deviation of 1.</summary>
    private const double Penalty = 1;

    /// <summary>Prints a line for each trait, its usual value and weight, and what bounds would let pass.</summary>
    public static void Print(string gold, SpunWordingDetector detector)
    {
        var corpus = new SpinningCorpus(Path.Combine(gold, "ecbplus-dev.zip"));
        var clean = Measured(corpus.Originals.Where(IsTune).Select(original => original.Article));
        var usual = Enumerable
            .Range(0, WordingTraits.Count)
            .Select(at => clean.Average(item => item.Traits[at]))
            .ToArray();
        var examples = new List<(double[] Row, double Target, double Mass)>();
        Add(clean, 0, Mass);
        Add(Spun(Channel.Own), 1, Mass * (1 - ShareOfTranslation) / 2);
        Add(Spun(Channel.Screener(gold)), 1, Mass * (1 - ShareOfTranslation) / 2);
        Add(Spun(Channel.Translation), 1, Mass * ShareOfTranslation);

        var scale = Enumerable
            .Range(0, WordingTraits.Count)
            .Select(at => Math.Sqrt(examples.Average(item => item.Row[at] * item.Row[at])))
            .ToArray();
        var weights = Logistic.Fit(
            [.. examples.Select(item => item.Row.Select((value, at) => value / scale[at]).Append(1).ToArray())],
            [.. examples.Select(item => item.Target)],
            [.. examples.Select(item => item.Mass)],
            Penalty
        );
        foreach (var trait in Enum.GetValues<Trait>())
        {
            Write($"{trait, -17} {usual[(int)trait], 7:F3} {weights[(int)trait] / scale[(int)trait], 7:F2}");
        }

        Write($"bias {weights[^1]:F2}");

        List<(double[] Traits, int Words)> Measured(IEnumerable<Article> articles) =>
            [.. articles.Select(detector.Measure)];

        List<(double[] Traits, int Words)> Spun(Channel channel) =>
            Measured(
                from strength in channel.Strengths
                from original in corpus.OneIn(Sample).Where(IsTune)
                let random = SpinningCorpus.Chance(original.Source.Name, channel.Name, strength)
                select SpinningCorpus.Annotate(
                    "spun",
                    channel.Spinner.Value.Spin(original.Article, strength, random).Text
                )
            );

        void Add(List<(double[] Traits, int Words)> measured, double target, double mass) =>
            examples.AddRange(
                measured.Select(item =>
                    (
                        item.Traits.Select((value, at) => (value - usual[at]) * WordingScore.Evidence(item.Words))
                            .ToArray(),
                        target,
                        mass / measured.Count
                    )
                )
            );
    }

    private static bool IsTune(Original original) => original.Part == CorpusPart.Tune;

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
