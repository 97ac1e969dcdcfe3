using System.Globalization;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>Weighs terms by rarity.</summary>
/// <remarks>
/// Rarity is counted in general English, not in the collection: a pair of articles is then judged alike in every collection and
/// in whatever order articles come, so that filing them one by one gives the stories of one batch. Counts in the collection,
/// which were used before, changed with each new article what had been said of all others, and gained nothing: what is common
/// in one group is found out inside it (<see cref="SubEvents"/>).
/// </remarks>
internal static class TermWeights
{
    /// <summary>
    /// Articles of which the rarest terms stand in one: bounds what a name that nobody knows can weigh. On ECB+ from 30 to 1,000
    /// the same F1 within 0.005 where collections were counted too.
    /// </summary>
    private const double Rarest = 1000;

    /// <summary>
    /// Words of an article of general English, as different draws: an article of 450 words repeats about a third.
    /// </summary>
    private const double PriorWords = 300;

    /// <summary>
    /// How much more a term weighs that stands in a name. Names survive rewriting and spinning, which replace other
    /// words. 1 to 2 gave the same F1 within 0.005.
    /// </summary>
    private const double NameBoost = 1.5;

    /// <summary>
    /// Rarity from which a term is called rare: it stands in fewer than one of 150 articles (natural logarithm). Only the reasons
    /// that are shown depend on it.
    /// </summary>
    private const float Rare = 5;

    /// <summary>Rarity from which no general text knows a term: one article in 900 at most, while the rarest have one in 1,000.</summary>
    private const float Unknown = 6.8f;

    /// <summary>True where sharing a term of this rarity says something.</summary>
    public static bool IsRare(float rarity) => rarity >= Rare;

    /// <summary>True for names that the general language model does not know.</summary>
    public static bool IsUnknown(float rarity) => rarity >= Unknown;

    /// <summary>
    /// Rarity of a term: minus the natural logarithm of the share of articles of general English that hold it, 0 to 6.9.
    /// </summary>
    /// <param name="article">In which it stands.</param>
    /// <param name="words">How many words that has.</param>
    /// <param name="term">The term.</param>
    public static float RarityOf(Article article, int words, Term term) =>
        (float)Math.Max(0, -Math.Log((1 + (Rarest * GeneralShare(article, words, term))) / (1 + Rarest)));

    /// <summary>Weights of terms whose rarity is known; their squares sum to 1, or to 0 where all are 0.</summary>
    public static float[] Weigh(Term[] terms, float[] rarities)
    {
        var weights = new float[terms.Length];
        var sum = 0.0;
        for (var index = 0; index < weights.Length; index++)
        {
            var term = terms[index];
            var weight = (1 + Math.Log(term.Count)) * rarities[index] * (term.IsName ? NameBoost : 1);
            weights[index] = (float)weight;
            sum += weight * weight;
        }

        var scale = sum > 0 ? 1 / Math.Sqrt(sum) : 0;
        for (var index = 0; index < weights.Length; index++)
            weights[index] = (float)(weights[index] * scale);
        return weights;
    }

    /// <summary>Share of articles of general English that hold the term.</summary>
    private static double GeneralShare(Article article, int words, Term term)
    {
        if (term.IsNumber)
            return ShareOfNumber(term.Stem);
        // A word of another language is as common in that language as in the article at hand, its first use set aside.
        if (article.Language is not ("en" or "und") && !term.IsName)
            return 1 - Math.Exp(-PriorWords * (term.Count - 1) / Math.Max(1, words));
        var model = LanguageModel.English;
        var log = LanguageModel.UnknownLogProbability;
        var surface = term.Sample.Of(article.Text);
        Span<char> lower = stackalloc char[64];
        if (surface.Length <= lower.Length && surface.ToLowerInvariant(lower) == surface.Length)
            log = Math.Max(log, LogProbability(model, lower[..surface.Length]));
        log = Math.Max(log, LogProbability(model, term.Stem));
        return 1 - Math.Exp(-PriorWords * Math.Pow(10, log));
    }

    private static double LogProbability(LanguageModel model, ReadOnlySpan<char> word)
    {
        var number = model.Vocabulary.Find(word);
        return number == Vocabulary.Unknown ? LanguageModel.UnknownLogProbability : model.LogProbability(number);
    }

    /// <summary>
    /// The language model spells numbers out, so the shares are set by size: days of the month and small counts stand in
    /// every third article, a year in every fifth, and each digit more makes a number ten times rarer (Benford's law
    /// spreads them evenly over their leading digits).
    /// </summary>
    private static double ShareOfNumber(string number)
    {
        if (!int.TryParse(number, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value))
            return 0.005;
        return value switch
        {
            <= 12 => 0.3,
            <= 31 => 0.15,
            < 100 => 0.05,
            >= 1990 and <= 2035 => 0.2,
            < 1000 => 0.01,
            _ => 0.002,
        };
    }
}
