using System.Globalization;
using Stemma.Lexicon;
using Stemma.Spinning;
using Stemma.Text;

namespace Accuracy.Spinning;

/// <summary>
/// Fits the weights of <see cref="SpinDirection"/> on the tune topics. Differences of spun pairs, each channel weighing the
/// same, speak for the spun side; those of lightly edited pairs and of reports on one event speak for either side alike.
/// </summary>
/// <remarks>The channel of the other thesaurus is left out, so that it stays one that nothing was fitted on.</remarks>
internal static class DirectionFit
{
    /// <summary>One text in so many.</summary>
    private const int Sample = 5;

    /// <summary>Share of the shorter report's 5-grams from which two reports on one event are compared.</summary>
    private const double LeastShared = 0.1;

    /// <summary>What edited pairs weigh, a channel weighing one.</summary>
    private const double MassOfEdited = 4;

    /// <summary>Of the square of each weight, a channel weighing <see cref="MassOfChannel"/>.</summary>
    private const double Penalty = 2;
    private const double MassOfChannel = 1000;

    /// <summary>Prints a line for each weight, in bits.</summary>
    public static void Print(string gold)
    {
        var corpus = new SpinningCorpus(Path.Combine(gold, "ecbplus-dev.zip"));
        var signs = new DifferenceSigns(LanguageModel.English);
        var rows = new List<double[]>();
        var targets = new List<double>();
        var masses = new List<double>();
        foreach (var channel in new[] { Channel.Own, Channel.Screener(gold), Channel.Phrases, Channel.Translation })
            Add([.. Spun(channel).SelectMany(Signs)], 1, 1);
        Add([.. Spun(Channel.Edits).Concat(Natural()).SelectMany(Signs)], 0.5, MassOfEdited);
        var weights = Logistic.Fit([.. rows], [.. targets], [.. masses], Penalty);
        foreach (var (sign, weight) in Enum.GetValues<Sign>().Zip(weights))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sign, -14} {weight / Math.Log(2), 6:F2}"));

        void Add(double[][] shown, double target, double mass)
        {
            rows.AddRange(shown);
            targets.AddRange(Enumerable.Repeat(target, shown.Length));
            masses.AddRange(Enumerable.Repeat(mass * MassOfChannel / shown.Length, shown.Length));
        }

        IEnumerable<(Article, Article)> Spun(Channel channel) =>
            from strength in channel.Strengths
            from original in corpus.OneIn(Sample)
            where original.Part == CorpusPart.Tune
            let random = SpinningCorpus.Chance(original.Source.Name, channel.Name, strength)
            let spun = channel.Spinner.Value.Spin(original.Article, strength, random)
            select (original.Article, SpinningCorpus.Annotate("spun", spun.Text));

        IEnumerable<(Article, Article)> Natural() =>
            NaturalReuse
                .Of(corpus, LeastShared)
                .Where(pair => pair.One.Part == CorpusPart.Tune)
                .Select(pair => (pair.One.Article, pair.Other.Article));

        IEnumerable<double[]> Signs((Article One, Article Other) pair)
        {
            var texts = new ComparedTexts(pair.One, pair.Other, LanguageModel.English);
            return PairRun
                .Differences(pair.One, pair.Other)
                .DistinctBy(difference => SpinDirection.Wordings(texts, difference))
                .Select(difference => signs.Of(texts, difference))
                .OfType<double[]>();
        }
    }
}
