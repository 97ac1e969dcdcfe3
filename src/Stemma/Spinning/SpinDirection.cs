using System.Collections.Immutable;
using Stemma.Collating;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>Tells from the differences of two near-verbatim texts which one had its words replaced.</summary>
/// <remarks>
/// Each wording is put into the other's place: the original fits both places better. Differences whose wordings are
/// linked in the thesaurus count in full, others little, because editors change facts and spinners change words.
/// Omissions count nothing, so an abridged side does not look reworded. Safe to use from many threads.
/// </remarks>
public sealed class SpinDirection
{
    /// <summary>Longest wording that is swapped, in words; longer ones are rewritten passages, not replaced words.</summary>
    private const int LongestWording = 5;

    /// <summary>One difference never weighs more than this many decades, either way.</summary>
    private const double MostDecades = 2;

    /// <summary>Bits per decade of two-way gain; see docs/adr/0005-language-resources.md for how it was set.</summary>
    private const double BitsPerDecade = 1.6;

    /// <summary>Weight of a difference whose wordings no thesaurus links. At 1 ordinary editing is often given a direction.</summary>
    private const double WeightOfUnlinked = 0.3;

    /// <summary>Bits that a slip on one side only is worth: both sides make it equally seldom by hand.</summary>
    private const double BitsOfSlip = 2;

    /// <summary>Linked differences or slips that must agree with the sum before a side is named.</summary>
    private const int LeastReasons = 3;

    /// <summary>
    /// Differences that no thesaurus links and that must agree, less those that disagree, where linked ones are too few: words
    /// replaced from a list we do not have.
    /// </summary>
    private const int LeastUnlinked = 6;

    /// <summary>Of unlinked differences, at most one in so many may disagree.</summary>
    private const int UnlinkedForOneAgainst = 4;

    /// <summary>Bits that the sum must reach before a side is named.</summary>
    private const double Band = 5;

    private readonly LanguageModel model = LanguageModel.English;
    private readonly WordingFit fit = new(LanguageModel.English);

    /// <summary>Weighs the differences of a pair.</summary>
    /// <param name="left">Needs the token and sentence layers.</param>
    /// <param name="right">Needs the token and sentence layers.</param>
    /// <param name="differences">In text order of the left side; spans of the two articles' texts.</param>
    public DirectionEvidence Weigh(Article left, Article right, IEnumerable<WordingDifference> differences)
    {
        var (leftWords, rightWords) = (new ArticleWords(left, model), new ArticleWords(right, model));
        var (leftSlips, rightSlips) = (SurfaceTraces.Find(left).ToArray(), SurfaceTraces.Find(right).ToArray());
        var reasons = ImmutableArray.CreateBuilder<DirectionReason>();
        var agreeing = (Left: 0, Right: 0);
        var unlinked = (Left: 0, Right: 0);
        foreach (var difference in differences)
        {
            var (reason, isLinked) =
                Slip(left, right, difference, leftSlips, rightSlips) is { } slip ? (slip, true)
                : Swap(left, right, difference, leftWords, rightWords) is { } swap ? swap
                : default;
            if (reason is null)
                continue;
            reasons.Add(reason);
            agreeing.Left += isLinked && reason.Bits < -0.5 ? 1 : 0;
            agreeing.Right += isLinked && reason.Bits > 0.5 ? 1 : 0;
            unlinked.Left += !isLinked && reason.Bits < -0.15 ? 1 : 0;
            unlinked.Right += !isLinked && reason.Bits > 0.15 ? 1 : 0;
        }

        var bits = reasons.Sum(reason => reason.Bits);
        var side =
            bits >= Band && (agreeing.Right >= LeastReasons || Prevails(unlinked.Right, unlinked.Left))
                ? RewordedSide.Right
            : bits <= -Band && (agreeing.Left >= LeastReasons || Prevails(unlinked.Left, unlinked.Right))
                ? RewordedSide.Left
            : RewordedSide.Undecided;
        return new DirectionEvidence(side, bits, reasons.ToImmutable());
    }

    private static bool Prevails(int agreeing, int opposing) =>
        agreeing - opposing >= LeastUnlinked && opposing * UnlinkedForOneAgainst <= agreeing;

    private (DirectionReason, bool)? Swap(
        Article left,
        Article right,
        WordingDifference difference,
        ArticleWords leftWords,
        ArticleWords rightWords
    )
    {
        if (
            leftWords.Find(difference.Left) is not { IsKnown: true } one
            || rightWords.Find(difference.Right) is not { IsKnown: true } other
            || one.Numbers.Length > LongestWording
            || other.Numbers.Length > LongestWording
            || one.Numbers.SequenceEqual(other.Numbers)
        )
        {
            return null;
        }

        var decades = (Preference(one, other) - Preference(other, one)) / 2;
        var isLinked = SynonymLinks.AreLinked(one.Numbers, other.Numbers);
        var bits = Math.Clamp(decades, -MostDecades, MostDecades) * BitsPerDecade * (isLinked ? 1 : WeightOfUnlinked);
        if (Math.Abs(bits) < 0.05)
            return null;
        var (better, worse) =
            bits > 0
                ? (left.Slice(difference.Left), right.Slice(difference.Right))
                : (right.Slice(difference.Right), left.Slice(difference.Left));
        var text = $"“{better}” fits both places better than “{worse}”{(isLinked ? ", which can stand for it" : "")}";
        return (new DirectionReason("swap", text, bits, difference.Left, difference.Right), isLinked);
    }

    /// <summary>Decades by which a wording fits its own place better than the other wording would.</summary>
    private double Preference(Place own, Place other) =>
        fit.Of(own.Text, own.Start, own.End, own.Numbers, asUnit: false)
        - fit.Of(own.Text, own.Start, own.End, other.Numbers, asUnit: false);

    private static DirectionReason? Slip(
        Article left,
        Article right,
        WordingDifference difference,
        SurfaceTrace[] leftSlips,
        SurfaceTrace[] rightSlips
    )
    {
        var one = At(leftSlips, difference.Left);
        var other = At(rightSlips, difference.Right);
        if (one is null == other is null)
            return null;
        var slip = one ?? other!.Value;
        var wording = (one is null ? right : left).Slice(slip.Span);
        var (kind, text) = slip.Kind switch
        {
            TraceKind.DoubledWord => ("doubled-word", $"“{wording}” says a word twice"),
            TraceKind.WrongArticle => ("wrong-article", $"“{wording}” has the wrong article"),
            _ => ("doubled-count", $"“{wording}” counts twice"),
        };
        return new DirectionReason(
            kind,
            text,
            one is null ? BitsOfSlip : -BitsOfSlip,
            difference.Left,
            difference.Right
        );
    }

    private static SurfaceTrace? At(SurfaceTrace[] slips, TextSpan span)
    {
        foreach (var slip in slips)
        {
            if (slip.Span.Overlaps(span) && span.Length > 0)
                return slip;
        }

        return null;
    }
}
