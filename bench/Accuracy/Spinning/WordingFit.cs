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

    /// <summary>Prints a line for each trait, its usual value and weight, of the whole score and of the one at a glance.</summary>
    public static void Print(string gold, SpunWordingDetector detector, WordOdds glance)
    {
        var corpus = new SpinningCorpus(Path.Combine(gold, "ecbplus-dev.zip"));
        var clean = corpus.Originals.Where(IsTune).Select(original => original.Article).ToArray();
        var spun = new[] { Channel.Own, Channel.Screener(gold), Channel.Translation }.Select(Spun).ToArray();
        Print("whole", detector.Measure);
        Print("at a glance", article => detector.Glance(article, glance));
        Leaving("originals", clean);
        Leaving("own thesaurus", spun[0]);
        Leaving("spinners' pairs", spun[1]);
        Leaving("back-translation", spun[2]);

        void Leaving(string name, Article[] articles)
        {
            var said = articles
                .Select(article =>
                {
                    var (traits, words) = detector.Glance(article, WordOdds.Glance);
                    return (
                        Glance: words < WordingScore.LeastWords ? 1 : WordingScore.Glance.Of(traits, words),
                        detector.Detect(article).Verdict
                    );
                })
                .ToArray();
            foreach (var bound in new[] { 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5 })
            {
                var left = said.Where(item => item.Glance < bound).ToArray();
                Write(
                    $"{name} under {bound}: {left.Length} of {said.Length}, {left.Count(item => item.Verdict == WordingVerdict.Spun)} of {said.Count(item => item.Verdict == WordingVerdict.Spun)} that are called spun, {left.Count(item => item.Verdict == WordingVerdict.Clean)} of {said.Count(item => item.Verdict == WordingVerdict.Clean)} that are called clean"
                );
            }
        }

        void Print(string name, Func<Article, (double[] Traits, int Words)> measure)
        {
            var originals = clean.Select(measure).ToArray();
            var usual = Enumerable
                .Range(0, WordingTraits.Count)
                .Select(at => originals.Average(item => item.Traits[at]))
                .ToArray();
            var examples = new List<(double[] Row, double Target, double Mass)>();
            Add(originals, 0, Mass);
            Add([.. spun[0].Select(measure)], 1, Mass * (1 - ShareOfTranslation) / 2);
            Add([.. spun[1].Select(measure)], 1, Mass * (1 - ShareOfTranslation) / 2);
            Add([.. spun[2].Select(measure)], 1, Mass * ShareOfTranslation);

            var scale = Enumerable
                .Range(0, WordingTraits.Count)
                .Select(at => Math.Max(1e-6, Math.Sqrt(examples.Average(item => item.Row[at] * item.Row[at]))))
                .ToArray();
            var weights = Logistic.Fit(
                [.. examples.Select(item => item.Row.Select((value, at) => value / scale[at]).Append(1).ToArray())],
                [.. examples.Select(item => item.Target)],
                [.. examples.Select(item => item.Mass)],
                Penalty
            );
            Write($"{name}");
            foreach (var trait in Enum.GetValues<Trait>())
                Write($"{trait, -17} {usual[(int)trait], 7:F3} {weights[(int)trait] / scale[(int)trait], 7:F2}");
            Write($"bias {weights[^1]:F2}");

            void Add((double[] Traits, int Words)[] measured, double target, double mass) =>
                examples.AddRange(
                    measured.Select(item =>
                        (
                            item.Traits.Select((value, at) => (value - usual[at]) * WordingScore.Evidence(item.Words))
                                .ToArray(),
                            target,
                            mass / measured.Length
                        )
                    )
                );
        }

        Article[] Spun(Channel channel) =>
            [
                .. from strength in channel.Strengths
                from original in corpus.OneIn(Sample).Where(IsTune)
                let random = SpinningCorpus.Chance(original.Source.Name, channel.Name, strength)
                select SpinningCorpus.Annotate(
                    "spun",
                    channel.Spinner.Value.Spin(original.Article, strength, random).Text
                ),
            ];
    }

    private static bool IsTune(Original original) => original.Part == CorpusPart.Tune;

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
