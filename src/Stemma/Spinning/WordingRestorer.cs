using System.Collections.Immutable;
using Stemma.Collating;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>Proposes what a reworded witness said before, from the other witness where there is one, else from the model.</summary>
public static class WordingRestorer
{
    /// <summary>Bits against from which a difference is an edit of the sound side, which the reworded side does not have.</summary>
    private const double AgainstTheStream = 2;

    /// <summary>Confidence of a difference that by itself says nothing about direction, in bits.</summary>
    private const double BitsOfPlainDifference = 0.5;

    /// <summary>What the reworded side of a decided pair said before; the model fills what the pair does not cover.</summary>
    /// <param name="left">The left witness.</param>
    /// <param name="right">The right witness.</param>
    /// <param name="differences">Of the stretches in which the two say the same; spans of the two articles' texts.</param>
    /// <param name="direction">Their evidence; where undecided, nothing is taken from a witness.</param>
    /// <param name="ownWording">What the reworded witness's own text tells; only what no witness covers is used.</param>
    /// <returns>In text order of the reworded side, not overlapping; empty where undecided.</returns>
    public static ImmutableArray<Restoration> Restore(
        Article left,
        Article right,
        IEnumerable<WordingDifference> differences,
        DirectionEvidence direction,
        SpunWording ownWording
    )
    {
        if (direction.Reworded == RewordedSide.Undecided)
            return [];
        var fromRight = direction.Reworded == RewordedSide.Left;
        var bits = direction.Reasons.ToDictionary(
            reason => new WordingDifference(reason.Left, reason.Right),
            reason => fromRight ? -reason.Bits : reason.Bits
        );
        var found = new List<Restoration>();
        foreach (var difference in differences)
        {
            var said = bits.GetValueOrDefault(difference, BitsOfPlainDifference);
            // Once a side is known to be reworded, what differs is its doing, unless the difference itself says otherwise.
            if (said <= -AgainstTheStream || difference.Left.IsEmpty || difference.Right.IsEmpty)
                continue;
            var (span, restored) = fromRight
                ? (difference.Left, right.Slice(difference.Right))
                : (difference.Right, left.Slice(difference.Left));
            var score = Math.Round(1 - Math.Pow(2, -1 - Math.Max(0, said)), 3);
            found.Add(new Restoration(span, restored, score, RestorationBasis.Witness));
        }

        found.AddRange(ownWording.Spans.Where(item => !found.Exists(other => other.Span.Overlaps(item.Span))));
        found.Sort((one, other) => one.Span.CompareTo(other.Span));
        return [.. found];
    }
}
