using System.Collections.Immutable;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Apparatus;

/// <summary>The aligned stretches of a story, found by witness, other witness and place.</summary>
internal sealed class AlignedStretches
{
    private readonly record struct Stretch(TextSpan Here, TextSpan There, double Kept);

    /// <param name="Begun">In the order in which they begin.</param>
    /// <param name="Reached">How far the stretches up to each of those reach: where they overlap, not in order by itself.</param>
    /// <param name="Ended">The same stretches in the order in which they end.</param>
    private readonly record struct Side(Stretch[] Begun, int[] Reached, Stretch[] Ended);

    /// <summary>UTF-16 units between two aligned stretches: about three sentences; in wider gaps nothing is certain.</summary>
    private const int WidestGap = 500;

    private readonly Dictionary<(string Here, string There), Side> sides = [];

    public AlignedStretches(ImmutableArray<PairCollation> pairs)
    {
        foreach (var pair in pairs)
        {
            sides[(pair.Left, pair.Right)] = Ordered(
                pair.Stretches.Select(stretch => new Stretch(stretch.Left, stretch.Right, stretch.Kept))
            );
            sides[(pair.Right, pair.Left)] = Ordered(
                pair.Stretches.Select(stretch => new Stretch(stretch.Right, stretch.Left, stretch.Kept))
            );
        }
    }

    private static Side Ordered(IEnumerable<Stretch> stretches)
    {
        var begun = stretches.OrderBy(stretch => stretch.Here).ToArray();
        var reached = new int[begun.Length];
        var furthest = 0;
        for (var index = 0; index < begun.Length; index++)
            reached[index] = furthest = Math.Max(furthest, begun[index].Here.End);
        return new Side(begun, reached, [.. begun.OrderBy(stretch => stretch.Here.End)]);
    }

    /// <summary>True where a stretch that keeps so much of its words covers part of one place with part of the other.</summary>
    public bool Join(WitnessSpan one, WitnessSpan other, double leastKept)
    {
        foreach (var stretch in Over(one, other.Siglum))
        {
            if (stretch.Kept >= leastKept && stretch.There.Overlaps(other.Span))
                return true;
        }

        return false;
    }

    /// <summary>True where any part of the place is aligned with the witness <paramref name="siglum"/>.</summary>
    public bool Reach(WitnessSpan place, string siglum)
    {
        foreach (var _ in Over(place, siglum))
            return true;
        return false;
    }

    /// <summary>True where each lies in the gap between the same two stretches that follow one another on both sides.</summary>
    public bool LeaveBetween(WitnessSpan one, WitnessSpan other)
    {
        if (!sides.TryGetValue((one.Siglum, other.Siglum), out var side))
            return false;
        var before = First(side.Ended, stretch => stretch.Here.End > one.Span.Start) - 1;
        var after = First(side.Begun, stretch => stretch.Here.Start >= one.Span.End);
        if (before < 0 || after == side.Begun.Length)
            return false;
        var (first, last) = (side.Ended[before], side.Begun[after]);
        return first.There.End <= other.Span.Start
            && last.There.Start >= other.Span.End
            && Math.Max(last.Here.Start - first.Here.End, last.There.Start - first.There.End) <= WidestGap;
    }

    private IEnumerable<Stretch> Over(WitnessSpan place, string siglum)
    {
        if (!sides.TryGetValue((place.Siglum, siglum), out var side))
            yield break;
        var index = First(side.Reached, end => end > place.Span.Start);
        for (; index < side.Begun.Length && side.Begun[index].Here.Start < place.Span.End; index++)
        {
            if (side.Begun[index].Here.Overlaps(place.Span))
                yield return side.Begun[index];
        }
    }

    /// <summary>Index of the first item that <paramref name="holds"/>, which holds of all after it; the number of items without one.</summary>
    private static int First<T>(T[] items, Func<T, bool> holds)
    {
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(items[middle]))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
