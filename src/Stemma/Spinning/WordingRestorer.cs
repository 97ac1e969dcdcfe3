using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>Proposes what a reworded witness said before, from the other witness where there is one, else from the model.</summary>
public static class WordingRestorer
{
    /// <summary>What the reworded side of a decided pair said before; the model fills what the pair does not cover.</summary>
    /// <param name="left">The left witness.</param>
    /// <param name="right">The right witness.</param>
    /// <param name="direction">Their evidence; where undecided, nothing is taken from a witness.</param>
    /// <param name="ownWording">What the reworded witness's own text tells; only what no witness covers is used.</param>
    /// <returns>In text order of the reworded side, not overlapping; empty where undecided.</returns>
    public static ImmutableArray<Restoration> Restore(
        Article left,
        Article right,
        DirectionEvidence direction,
        SpunWording ownWording
    )
    {
        if (direction.Reworded == RewordedSide.Undecided)
            return [];
        var fromRight = direction.Reworded == RewordedSide.Left;
        var sign = fromRight ? -1 : 1;
        var found = new List<Restoration>();
        foreach (var reason in direction.Reasons)
        {
            // A difference against the stream is likelier an edit: the reworded side keeps it.
            if (reason.Bits * sign <= 0 || reason.Left.Length == 0 || reason.Right.Length == 0)
                continue;
            var (span, restored) = fromRight
                ? (reason.Left, right.Slice(reason.Right))
                : (reason.Right, left.Slice(reason.Left));
            var score = Math.Round(1 - Math.Pow(2, -1 - Math.Abs(reason.Bits)), 3);
            found.Add(new Restoration(span, restored, score, RestorationBasis.Witness));
        }

        found.AddRange(ownWording.Spans.Where(item => !found.Exists(other => other.Span.Overlaps(item.Span))));
        found.Sort((one, other) => one.Span.CompareTo(other.Span));
        return [.. found];
    }
}
