using System.Collections.Immutable;

namespace Stemma.Collating;

/// <summary>Turns matches of texts into collations of pairs of witnesses, with spans of the witnesses' own texts.</summary>
internal static class PairWriter
{
    /// <summary>
    /// Of words that stand opposite fewer others, as many times those others count as aligned: what a paraphrase says in six words
    /// another says in two, but twenty words against two are an addition.
    /// </summary>
    private const int Expansion = 3;

    /// <summary>Every pair of witnesses that was compared and shares something, ordered by sigla.</summary>
    public static ImmutableArray<PairCollation> Write(DistinctTexts texts, PairTable table)
    {
        var isWhole = PairPlan.IsWhole(texts.Carriers.Count);
        var seen = new HashSet<int>();
        var firsts = texts.Carriers.ConvertAll(carrier => seen.Add(carrier.Number));
        var pairs = ImmutableArray.CreateBuilder<PairCollation>();
        for (var first = 0; first < texts.Carriers.Count; first++)
        {
            for (var second = first + 1; second < texts.Carriers.Count; second++)
            {
                var (left, right) = (texts.Carriers[first], texts.Carriers[second]);
                var isSame = left.Number == right.Number;
                // In a large story the first that bears a text stands for its copies, and each copy is compared with it.
                if (!isWhole && !(firsts[first] && (isSame || firsts[second])))
                    continue;
                var pair = isSame ? Same(left, right) : Different(left, right, table);
                if (pair is { Stretches.Length: > 0 })
                    pairs.Add(pair);
            }
        }

        return pairs.DrainToImmutable();
    }

    private static PairCollation Same(DistinctTexts.Carrier left, DistinctTexts.Carrier right)
    {
        var stretches = left.Text.Units.Zip(
            right.Text.Units,
            (ours, theirs) => new AlignedStretch(ours.Span, theirs.Span, SameRelation(left.Text, ours), 1, 1, [])
        );
        return new PairCollation(left.Siglum, right.Siglum, [.. stretches], 1, 1);
    }

    internal static PassageRelation SameRelation(WitnessText text, WitnessText.Unit unit) =>
        Relations.IsSpeech(text.Spoken.AsSpan(unit.First, unit.Length).Count(true), unit.Length)
            ? PassageRelation.Quoted
            : PassageRelation.Verbatim;

    private static PairCollation? Different(DistinctTexts.Carrier left, DistinctTexts.Carrier right, PairTable table)
    {
        var turned = left.Number > right.Number;
        var (lower, higher) = turned ? (right, left) : (left, right);
        if (table[lower.Number, higher.Number].IsEmpty)
            return null;
        var stretches = new List<AlignedStretch>();
        int lowerAligned = 0,
            higherAligned = 0;
        foreach (var match in table[lower.Number, higher.Number])
        {
            var groups = Groups(lower.Text, higher.Text, match);
            lowerAligned += match.Equal;
            higherAligned += match.Equal;
            foreach (var (ours, theirs) in groups)
            {
                lowerAligned += Math.Min(ours.End - ours.First, Expansion * (theirs.End - theirs.First));
                higherAligned += Math.Min(theirs.End - theirs.First, Expansion * (ours.End - ours.First));
            }

            var differences = groups.Select(group =>
            {
                var ours = Spans.Of(lower.Text, group.Left, match.Left);
                var theirs = Spans.Of(higher.Text, group.Right, match.Right);
                return turned ? new WordingDifference(theirs, ours) : new WordingDifference(ours, theirs);
            });
            var (one, other) = (
                Spans.OfUnits(lower.Text, match.Units.LeftFirst, match.Units.LeftEnd),
                Spans.OfUnits(higher.Text, match.Units.RightFirst, match.Units.RightEnd)
            );
            stretches.Add(
                new AlignedStretch(
                    turned ? other : one,
                    turned ? one : other,
                    match.Relation,
                    match.Score,
                    match.Kept,
                    [.. differences]
                )
            );
        }

        stretches.Sort((one, other) => one.Left.CompareTo(other.Left));
        var lowerShare = Share(lowerAligned, lower.Text);
        var higherShare = Share(higherAligned, higher.Text);
        return new PairCollation(
            left.Siglum,
            right.Siglum,
            [.. stretches],
            turned ? higherShare : lowerShare,
            turned ? lowerShare : higherShare
        );
    }

    private static double Share(int aligned, WitnessText text) =>
        text.Words.Length == 0 ? 0 : aligned / (double)text.Words.Length;

    /// <summary>Maximal runs of words that are not the same on both sides, as positions in the texts.</summary>
    private static List<((int First, int End) Left, (int First, int End) Right)> Groups(
        WitnessText left,
        WitnessText right,
        WordMatch match
    )
    {
        var groups = new List<((int, int), (int, int))>();
        var (ours, theirs) = (match.Left.First, match.Right.First);
        for (var index = 0; index <= match.Opposite.Length; index++)
        {
            var atEnd = index == match.Opposite.Length;
            var (leftPosition, rightPosition) = (match.Left.First + index, match.Right.End);
            if (!atEnd)
            {
                if (match.Opposite[index] < 0)
                    continue;
                rightPosition = match.Right.First + match.Opposite[index];
                if (left.Words[leftPosition].Id != right.Words[rightPosition].Id)
                    continue;
            }

            if (leftPosition > ours || rightPosition > theirs)
                groups.Add(((ours, leftPosition), (theirs, rightPosition)));
            (ours, theirs) = (leftPosition + 1, rightPosition + 1);
        }

        return groups;
    }
}
