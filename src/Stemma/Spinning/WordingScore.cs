namespace Stemma.Spinning;

/// <summary>From traits to a probability and a verdict: a logistic function of how far they are from what is usual.</summary>
/// <remarks>
/// Fitted by bench/Accuracy ("fit-wording") on the tune topics of ECB+ 1–35 against the same articles spun in three ways;
/// docs/accuracy.md has what that gives on others.
/// </remarks>
internal static class WordingScore
{
    /// <summary>Under this many known words one odd sentence decides; nothing is said.</summary>
    private const int LeastWords = 60;

    /// <summary>Never on few differences, however strong.</summary>
    private const int LeastHits = 4;

    /// <summary>Words beyond which more of them prove no more: a style of one's own does not average out.</summary>
    private const double MostWords = 600;

    /// <summary>Words at which a rate counts as it is; the weights have it in them.</summary>
    private const double UsualWords = 200;

    // As fitted, rounded to two figures. Raised, more originals are undecided.
    private const double Bias = -2.04;

    /// <summary>By <see cref="Trait"/>: the mean over articles as they were written, and odds for what is above it.</summary>
    private static readonly (double Usual, double Weight)[] Weights =
    [
        (0.124, 1.44),
        (0.081, 10.71),
        (0.015, 30.86),
        (0.038, 3.43),
        (0.001, 6.60),
        (6.082, 0.26),
        (-2.782, -1.23),
        (-0.151, 1.62),
        (0.204, -0.84),
        (0.206, 3.00),
        (0.473, -17.19),
        (-0.891, -0.64),
    ];

    /// <summary>
    /// At and above: spun. 0.98 calls none of 427 originals of the tune topics spun, 0.95 one, but more of the short spun texts; a
    /// false charge costs more than an abstention, which aligned witnesses can still decide.
    /// </summary>
    private const double Spun = 0.95;

    /// <summary>Below: clean. Between the two the detector abstains.</summary>
    private const double Clean = 0.5;

    /// <summary>How much a rate over so many words counts: as the inverse of its error, up to a limit.</summary>
    public static double Evidence(int words) => Math.Sqrt(Math.Min(words, MostWords) / UsualWords);

    /// <summary>Probability that words were replaced, where as many articles are spun as not.</summary>
    /// <param name="traits">By <see cref="Trait"/>.</param>
    /// <param name="words">Words the model knows.</param>
    public static double Of(ReadOnlySpan<double> traits, int words)
    {
        var odds = 0.0;
        for (var at = 0; at < traits.Length; at++)
            odds += (traits[at] - Weights[at].Usual) * Weights[at].Weight;
        return 1 / (1 + Math.Exp(-Bias - (odds * Evidence(words))));
    }

    /// <summary>Spun or clean outside the band.</summary>
    public static WordingVerdict Verdict(int words, int hits, double score) =>
        words < LeastWords ? WordingVerdict.Undecided
        : score >= Spun && hits >= LeastHits ? WordingVerdict.Spun
        : score < Clean ? WordingVerdict.Clean
        : WordingVerdict.Undecided;
}
