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

    /// <summary>Words of one wording for each of the other, and three more: set phrases for a verb are kept, clauses are not.</summary>
    private const int MostTimes = 2;

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
        var found = FromWitness(left, right, differences, direction).Select(item => item.Restoration).ToList();
        found.AddRange(
            ownWording.Spans.Where(item =>
                item.Restored.Length > 0 && !found.Exists(other => other.Span.Overlaps(item.Span))
            )
        );
        found.Sort((one, other) => one.Span.CompareTo(other.Span));
        return [.. found];
    }

    /// <summary>The part of it that the other witness says, each with where it says so; empty where undecided.</summary>
    internal static IEnumerable<(Restoration Restoration, TextSpan Source)> FromWitness(
        Article left,
        Article right,
        IEnumerable<WordingDifference> differences,
        DirectionEvidence direction
    )
    {
        if (direction.Reworded == RewordedSide.Undecided)
            yield break;
        var fromRight = direction.Reworded == RewordedSide.Left;
        var bits = direction.Reasons.ToDictionary(
            reason => new WordingDifference(reason.Left, reason.Right),
            reason => fromRight ? -reason.Bits : reason.Bits
        );
        foreach (var difference in differences)
        {
            var said = bits.GetValueOrDefault(difference, BitsOfPlainDifference);
            // Once a side is known to be reworded, what differs is its doing, unless the difference itself says otherwise.
            if (said <= -AgainstTheStream || !StandsForTheOther(left, right, difference))
                continue;
            var (span, source, restored) = fromRight
                ? (difference.Left, difference.Right, right.Slice(difference.Right))
                : (difference.Right, difference.Left, left.Slice(difference.Left));
            var score = Math.Round(1 - Math.Pow(2, -1 - Math.Max(0, said)), 3);
            yield return (new Restoration(span, restored, score, RestorationBasis.Witness), source);
        }
    }

    /// <summary>A wording much longer than the other was not put for it: a clause was added or dropped there.</summary>
    private static bool StandsForTheOther(Article left, Article right, WordingDifference difference)
    {
        if (difference.Left.IsEmpty || difference.Right.IsEmpty)
            return false;
        var one = left.Text.AsSpan()[difference.Left.Start..difference.Left.End].Count(' ') + 1;
        var other = right.Text.AsSpan()[difference.Right.Start..difference.Right.End].Count(' ') + 1;
        return Math.Max(one, other) <= (MostTimes * Math.Min(one, other)) + 3;
    }
}
