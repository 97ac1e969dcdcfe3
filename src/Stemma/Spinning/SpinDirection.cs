using Stemma.Collating;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>Tells from the differences of two near-verbatim texts which one had its words replaced.</summary>
/// <remarks>
/// Each wording is put into the other's place: the original fits both places better. To that come rarer and unknown words,
/// slips, lost articles and names respelt (<see cref="Sign"/>), weighed as one logistic model. Omissions of other words
/// count nothing, so an abridged side does not look reworded. Safe to use from many threads.
/// </remarks>
public sealed class SpinDirection
{
    /// <summary>
    /// Bits by <see cref="Sign"/>. Fitted by bench/Accuracy ("fit-direction") on the tune topics: differences of texts spun in
    /// four ways against differences of lightly edited pairs and of pairs of reports on one event, which speak for either
    /// side alike and have four times the weight of one way of spinning. Twice less of these makes all weights of unlinked
    /// differences half as large again, and twice as many edited pairs are given a direction.
    /// </summary>
    internal static readonly double[] Weights = [1.95, 0.3, 0.3, 0.75, 0.1, -0.4, 1.1, 0.9, 0.75, 2.05, 3.6, 2.7, 1.1];

    /// <summary>One difference never weighs more than this many bits, either way.</summary>
    private const double MostBits = 4;

    /// <summary>Bits from which a difference is counted for or against.</summary>
    private const double LeastBits = 0.15;

    /// <summary>Differences that must agree, less those that disagree, before a side is named.</summary>
    private const int LeastReasons = 3;

    /// <summary>Of the differences counted, at most one for so many may disagree.</summary>
    private const int ForOneAgainst = 2;

    /// <summary>
    /// Bits that the sum must reach before a side is named. At 7 four more of 312 texts spun with another thesaurus are named, and
    /// two more of 156 edited ones and one of 91 pairs of reports on one event; at 9 eleven and four fewer of the first two.
    /// </summary>
    private const double Band = 8;

    private readonly DifferenceSigns signs = new(LanguageModel.English);

    /// <summary>Weighs the differences of a pair.</summary>
    /// <param name="left">Needs the token and sentence layers.</param>
    /// <param name="right">Needs the token and sentence layers.</param>
    /// <param name="differences">In text order of the left side; spans of the two articles' texts.</param>
    public DirectionEvidence Weigh(Article left, Article right, IEnumerable<WordingDifference> differences)
    {
        var texts = new ComparedTexts(left, right, LanguageModel.English);
        var reasons = new List<DirectionReason>();
        // A replacement that recurs is one habit, such as a house's spelling: one of its places counts.
        var seen = new HashSet<(string, string)>();
        var (sum, forLeft, forRight) = (0.0, 0, 0);
        foreach (var (difference, shown, bits) in Weighed(texts, differences))
        {
            if (!seen.Add(Wordings(texts, difference)))
                continue;
            sum += bits;
            forLeft += bits < 0 ? 1 : 0;
            forRight += bits > 0 ? 1 : 0;
            reasons.Add(DirectionWords.Reason(texts, difference, shown, bits));
        }

        var side =
            sum >= Band && Prevails(forRight, forLeft) ? RewordedSide.Right
            : sum <= -Band && Prevails(forLeft, forRight) ? RewordedSide.Left
            : RewordedSide.Undecided;
        return new DirectionEvidence(
            side,
            sum,
            [.. reasons.OrderBy(reason => reason.Left).ThenBy(reason => reason.Right)]
        );
    }

    /// <summary>
    /// What each difference weighs, in an order that swapping the sides leaves as it is: by how far into both texts together
    /// it stands, then by the lesser of the two places, then by weight either way.
    /// </summary>
    private IEnumerable<(WordingDifference Difference, double[] Shown, double Bits)> Weighed(
        ComparedTexts texts,
        IEnumerable<WordingDifference> differences
    )
    {
        var weighed = new List<(WordingDifference Difference, double[] Shown, double Bits)>();
        foreach (var difference in differences)
        {
            if (signs.Of(texts, difference) is not { } shown)
                continue;
            var bits = 0.0;
            for (var at = 0; at < shown.Length; at++)
                bits += shown[at] * Weights[at];
            bits = Math.Clamp(bits, -MostBits, MostBits);
            if (Math.Abs(bits) >= LeastBits)
                weighed.Add((difference, shown, bits));
        }

        return weighed
            .OrderBy(item => item.Difference.Left.Start + item.Difference.Right.Start)
            .ThenBy(item => Math.Min(item.Difference.Left.Start, item.Difference.Right.Start))
            .ThenByDescending(item => Math.Abs(item.Bits));
    }

    /// <summary>The two wordings of a difference, to count each pair once; an article lost is another at each place.</summary>
    internal static (string, string) Wordings(ComparedTexts texts, WordingDifference difference) =>
        difference.Left.IsEmpty || difference.Right.IsEmpty
            ? (
                FormattableString.Invariant($"{difference.Left.Start}"),
                FormattableString.Invariant($"{difference.Right.Start}")
            )
            : (
                texts.Left.Article.Slice(difference.Left).ToLowerInvariant(),
                texts.Right.Article.Slice(difference.Right).ToLowerInvariant()
            );

    private static bool Prevails(int agreeing, int opposing) =>
        agreeing - opposing >= LeastReasons && opposing * ForOneAgainst <= agreeing;
}
