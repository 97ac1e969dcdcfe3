namespace Stemma.Spinning;

/// <summary>From traits to a probability and a verdict: a logistic function of how far they are from what is usual.</summary>
/// <remarks>
/// Fitted by bench/Accuracy ("fit-wording") on the tune topics of ECB+ 1–35 against the same articles spun in three ways;
/// docs/accuracy.md has what that gives on others.
/// </remarks>
internal sealed class WordingScore
{
    /// <summary>Under this many known words one odd sentence decides; nothing is said.</summary>
    public const int LeastWords = 60;

    /// <summary>Never on few differences, however strong.</summary>
    private const int LeastHits = 4;

    /// <summary>Words beyond which more of them prove no more: a style of one's own does not average out.</summary>
    private const double MostWords = 600;

    /// <summary>Words at which a rate counts as it is; the weights have it in them.</summary>
    private const double UsualWords = 200;

    /// <summary>
    /// At and above: spun. 0.98 calls none of 427 originals of the tune topics spun, 0.95 one, but more of the short spun texts; a
    /// false charge costs more than an abstention, which aligned witnesses can still decide.
    /// </summary>
    private const double Spun = 0.95;

    /// <summary>Below: clean. Between the two the detector abstains.</summary>
    private const double Clean = 0.5;

    /// <summary>
    /// Below, an article is clean at a glance, and what could stand for its words is not looked up. 237 of 427 originals of the tune
    /// topics leave here, and of 523 spun texts that the whole score calls spun none; at 0.3 274 and one, at 0.5 333 and three.
    /// </summary>
    public const double Leave = 0.2;

    private readonly double bias;
    private readonly (double Usual, double Weight)[] weights;

    private WordingScore(double bias, (double Usual, double Weight)[] weights) =>
        (this.bias, this.weights) = (bias, weights);

    /// <summary>
    /// As fitted, rounded to two figures; by <see cref="Trait"/>: the mean over articles as they were written, and odds for what
    /// is above it. The bias raised, more originals are undecided.
    /// </summary>
    public static WordingScore Fitted { get; } =
        new(
            -2.04,
            [
                (0.124, 1.44),
                (0.081, 10.71),
                (0.015, 31.61),
                (0.038, 3.21),
                (0.001, 6.46),
                (5.805, 0.27),
                (-2.779, -1.21),
                (-0.156, 1.59),
                (0.204, -0.91),
                (0.206, 3.14),
                (0.473, -17.48),
                (-0.891, -0.64),
            ]
        );

    /// <summary>The same without what needs the thesaurus.</summary>
    public static WordingScore Glance { get; } =
        new(
            -1.80,
            [
                (0.124, 2.65),
                (0.081, 12.09),
                (0.015, 27.56),
                (0.038, -2.69),
                (0.001, 8.63),
                (0, 0),
                (-2.618, 0.36),
                (-0.151, 2.81),
                (0.204, 2.25),
                (0.206, 6.01),
                (0.473, -11.20),
                (-0.891, -1.58),
            ]
        );

    /// <summary>How much a rate over so many words counts: as the inverse of its error, up to a limit.</summary>
    public static double Evidence(int words) => Math.Sqrt(Math.Min(words, MostWords) / UsualWords);

    /// <summary>Probability that words were replaced, where as many articles are spun as not.</summary>
    /// <param name="traits">By <see cref="Trait"/>.</param>
    /// <param name="words">Words the model knows.</param>
    public double Of(ReadOnlySpan<double> traits, int words)
    {
        var odds = 0.0;
        for (var at = 0; at < weights.Length; at++)
            odds += (traits[at] - weights[at].Usual) * weights[at].Weight;
        return 1 / (1 + Math.Exp(-bias - (odds * Evidence(words))));
    }

    /// <summary>Spun or clean outside the band.</summary>
    public static WordingVerdict Verdict(int words, int hits, double score) =>
        words < LeastWords ? WordingVerdict.Undecided
        : score >= Spun && hits >= LeastHits ? WordingVerdict.Spun
        : score < Clean ? WordingVerdict.Clean
        : WordingVerdict.Undecided;
}
