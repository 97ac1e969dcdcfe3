using NodaTime;

namespace Stemma.Grouping;

/// <summary>Compares two articles directly.</summary>
/// <remarks>
/// Wording that is shared word for word but makes up less than half of both (a quotation, a paragraph of a press release)
/// is set aside and the rest compared: what remains must still tell of the same event. Where it makes up more than half of
/// the shorter text alone, the longer must speak of the same things elsewhere, or it is a list page that holds the shorter.
/// </remarks>
internal static class PairComparison
{
    /// <summary>Share of a text that makes it a copy in the main: the plain majority.</summary>
    private const double Majority = 0.5;

    /// <summary>
    /// Least cosine between the shorter text and the rest of the longer for the two to be one account at two lengths.
    /// Set by hand, not measured: lower joins a list page to each report that it prints, higher parts a report from its long version.
    /// </summary>
    private const double Coherence = 0.08;

    /// <summary>
    /// Words in a run that is set aside: about a short sentence. Shorter ones are titles and stock phrases that reports of
    /// one event share without copying.
    /// </summary>
    private const int RunWords = 12;

    /// <summary>What the two have in common.</summary>
    public static Evidence Compare(Profile left, Profile right)
    {
        var days = DaysApart(left, right);
        var shared = Shingles.Shared(left.ShingleSet, right.ShingleSet);
        if (shared == 0)
            return Measure(left, left.Weights, right, right.Weights, 0, days);
        var wording = (double)shared / Math.Min(left.ShingleSet.Length, right.ShingleSet.Length);
        var (leftRest, leftCovered) = Rest(left, right);
        var (rightRest, rightCovered) = Rest(right, left);
        var most = Math.Max(leftCovered, rightCovered);
        var least = Math.Min(leftCovered, rightCovered);
        if (most < Majority)
            return Measure(left, leftRest, right, rightRest, 0, days);
        var whole = Measure(left, left.Weights, right, right.Weights, wording, days);
        if (least >= Majority)
            return whole;
        var coherence =
            leftCovered > rightCovered
                ? Measure(left, left.Weights, right, rightRest, 0, days)
                : Measure(left, leftRest, right, right.Weights, 0, days);
        return coherence.Terms >= Coherence ? whole : coherence;
    }

    /// <summary>Share of the shorter text's runs of words that the other has too.</summary>
    public static double SharedWording(Profile left, Profile right)
    {
        var shorter = Math.Min(left.ShingleSet.Length, right.ShingleSet.Length);
        return shorter == 0 ? 0 : (double)Shingles.Shared(left.ShingleSet, right.ShingleSet) / shorter;
    }

    private static int? DaysApart(Profile left, Profile right) =>
        left.Article.Published is { } one && right.Article.Published is { } other
            ? Math.Abs(Period.DaysBetween(one.Date, other.Date))
            : null;

    /// <summary>Weights without the words that stand in shared runs, and the share of words that do.</summary>
    private static (float[] Weights, double Covered) Rest(Profile profile, Profile other)
    {
        var remaining = new int[profile.Terms.Length];
        foreach (var term in profile.Positions)
            remaining[term]++;
        var covered = 0;
        int start = 0,
            end = 0;
        for (var word = 0; word <= profile.Shingles.Length; word++)
        {
            var found =
                word < profile.Shingles.Length && Array.BinarySearch(other.ShingleSet, profile.Shingles[word]) >= 0;
            if (found && word <= end && end > start)
            {
                end = word + Shingles.Length;
            }
            else if (found || word == profile.Shingles.Length)
            {
                if (end - start >= RunWords)
                {
                    covered += end - start;
                    for (var index = start; index < end; index++)
                        remaining[profile.Positions[index]]--;
                }

                start = word;
                end = word + Shingles.Length;
            }
        }

        var weights = new float[remaining.Length];
        for (var index = 0; index < weights.Length; index++)
            weights[index] = profile.Weights[index] * remaining[index] / profile.Terms[index].Count;
        return (weights, (double)covered / Math.Max(1, profile.Positions.Length));
    }

    private static Evidence Measure(
        Profile left,
        float[] leftWeights,
        Profile right,
        float[] rightWeights,
        double wording,
        int? days
    )
    {
        double product = 0,
            nameProduct = 0;
        var rareNames = 0;
        var leftShared = new bool[left.Terms.Length];
        var rightShared = new bool[right.Terms.Length];
        int one = 0,
            other = 0;
        while (one < leftShared.Length && other < rightShared.Length)
        {
            var order = left.Numbers[one] - right.Numbers[other];
            if (order < 0)
            {
                one++;
            }
            else if (order > 0)
            {
                other++;
            }
            else
            {
                var part = (double)leftWeights[one] * rightWeights[other];
                product += part;
                leftShared[one] = rightShared[other] = part > 0;
                if (left.Terms[one].IsName && right.Terms[other].IsName)
                {
                    nameProduct += part;
                    if (part > 0 && TermWeights.IsRare(left.Rarities[one]))
                        rareNames++;
                }
                one++;
                other++;
            }
        }

        var (leftAll, leftNames) = Squares(left, leftWeights);
        var (rightAll, rightNames) = Squares(right, rightWeights);
        var leads = Lead(left, leftWeights, leftShared) * Lead(right, rightWeights, rightShared);
        return new Evidence(
            Cosine(product, leftAll, rightAll),
            Cosine(nameProduct, leftNames, rightNames),
            Math.Sqrt(leads),
            wording,
            rareNames,
            days
        );
    }

    private static double Cosine(double product, double left, double right) =>
        left > 0 && right > 0 ? Math.Min(1, product / Math.Sqrt(left * right)) : 0;

    private static (double All, double Names) Squares(Profile profile, float[] weights)
    {
        double all = 0,
            names = 0;
        for (var index = 0; index < weights.Length; index++)
        {
            var square = (double)weights[index] * weights[index];
            all += square;
            if (profile.Terms[index].IsName)
                names += square;
        }

        return (all, names);
    }

    /// <summary>Share of the lead's weight that stands in shared terms; 0 for a lead without weight.</summary>
    private static double Lead(Profile profile, float[] weights, bool[] shared)
    {
        double all = 0,
            both = 0;
        foreach (var term in profile.Lead)
        {
            var square = (double)weights[term] * weights[term];
            all += square;
            if (shared[term])
                both += square;
        }

        return all > 0 ? both / all : 0;
    }
}
