namespace Stemma.Spinning;

/// <summary>From signs of words to odds that each was put for another: first each by itself, then beside its neighbours.</summary>
/// <remarks>
/// A word fits badly also where its neighbour was replaced, and a badly fitting word means more in an article that has many:
/// the second pass sees the first pass's odds of two words on either side and their mean over the article (stacked
/// generalisation, Wolpert 1992). Fitted by bench/Accuracy ("fit-words").
/// </remarks>
/// <param name="alone">Weights of the first pass by <see cref="WordSign"/>, natural logarithm of odds.</param>
/// <param name="beside">Weights of the second: own odds, one and two before, one and two behind, mean, 1; then by sign.</param>
internal sealed class WordOdds(double[] alone, double[] beside)
{
    /// <summary>Values of the second pass before the signs: see the parameter.</summary>
    public const int Context = 7;

    /// <summary>The logarithm of the odds of a word by itself.</summary>
    public double Alone(ReadOnlySpan<double> signs) => Dot(signs, alone);

    /// <summary>The values of the second pass for the word at <paramref name="at"/>.</summary>
    /// <param name="signs">Of the words of a sentence; null where a word cannot have been replaced.</param>
    /// <param name="odds">Of the first pass, of the same words; anything where signs are null.</param>
    /// <param name="at">A word that has signs.</param>
    /// <param name="mean">Of the first pass over the article.</param>
    public static double[] Values(double[]?[] signs, double[] odds, int at, double mean)
    {
        var values = new double[Context + WordSigns.Count];
        ReadOnlySpan<int> places = [0, -1, -2, 1, 2];
        for (var index = 0; index < places.Length; index++)
        {
            var place = at + places[index];
            values[index] = place >= 0 && place < signs.Length && signs[place] is not null ? odds[place] : mean;
        }

        values[Context - 2] = mean;
        values[Context - 1] = 1;
        signs[at]!.CopyTo(values, Context);
        return values;
    }

    /// <summary>The probability of the second pass.</summary>
    public double Beside(ReadOnlySpan<double> values) => 1 / (1 + Math.Exp(-Dot(values, beside)));

    private static double Dot(ReadOnlySpan<double> values, double[] weights)
    {
        var sum = 0.0;
        for (var at = 0; at < values.Length; at++)
            sum += values[at] * weights[at];
        return sum;
    }

    /// <summary>The first pass over an article: its mean, and the mean of the highest tenth.</summary>
    /// <param name="words">Signs of each word that has any.</param>
    public (double Mean, double Top) Summary(IReadOnlyCollection<double[]> words)
    {
        if (words.Count == 0)
            return (0, 0);
        var all = words.Select(signs => Alone(signs)).Order().ToArray();
        return (all.Average(), all[^Math.Max(1, all.Length / 10)..].Average());
    }

    /// <summary>The probability of each word of each sentence, 0 where it cannot have been replaced.</summary>
    /// <param name="sentences">Of one article.</param>
    public double[][] Of(IReadOnlyList<ReadSentence> sentences)
    {
        var mean = Summary([.. sentences.SelectMany(sentence => sentence.Signs).OfType<double[]>()]).Mean;
        return
        [
            .. sentences.Select(sentence =>
            {
                var signs = sentence.Signs;
                var first = Array.ConvertAll(signs, shown => shown is null ? 0 : Alone(shown));
                var probabilities = new double[signs.Length];
                for (var at = 0; at < signs.Length; at++)
                {
                    if (signs[at] is not null)
                        probabilities[at] = Beside(Values(signs, first, at, mean));
                }

                return probabilities;
            }),
        ];
    }

    /// <summary>A first pass without what needs the thesaurus; it has no second.</summary>
    public static WordOdds Glance { get; } =
        new(
            [
                -0.60,
                -0.33,
                -0.15,
                0.07,
                0.08,
                -0.04,
                -0.95,
                1.00,
                0,
                0,
                0,
                0,
                0,
                0,
                -0.50,
                0,
                0,
                1.33,
                -4.04,
                1.82,
                0.52,
                2.19,
                -1.58,
                -3.93,
                -0.68,
                -2.39,
                1.76,
                -1.41,
                -1.58,
                -0.76,
            ],
            []
        );

    /// <summary>As fitted, rounded to two figures.</summary>
    public static WordOdds Fitted { get; } =
        new(
            [
                -0.24,
                -0.13,
                -0.09,
                0.21,
                0.24,
                -0.07,
                -0.88,
                0.85,
                0.63,
                0.30,
                -1.71,
                0.13,
                0.53,
                -0.51,
                -0.41,
                0.22,
                2.88,
                0.28,
                -2.99,
                1.79,
                0.56,
                1.13,
                -1.09,
                -3.83,
                -1.08,
                -2.08,
                1.83,
                -1.59,
                -1.60,
                0.33,
            ],
            [
                1.04,
                0.03,
                0.02,
                -0.02,
                -0.01,
                1.31,
                0.97,
                0.07,
                0.05,
                0.03,
                0.03,
                0.05,
                -0.00,
                0.12,
                -0.18,
                0.06,
                -0.01,
                -0.08,
                -0.03,
                -0.08,
                0.05,
                0.20,
                0.01,
                -0.17,
                0.35,
                -0.61,
                -0.15,
                0.26,
                0.38,
                -0.23,
                0.44,
                0.40,
                -0.32,
                0.03,
                -0.09,
                -0.13,
                0.97,
            ]
        );
}
