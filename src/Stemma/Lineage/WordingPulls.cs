using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Spinning;

namespace Stemma.Lineage;

/// <summary>Turns what Spinning found about a pair's differences into evidence of descent.</summary>
internal static class WordingPulls
{
    /// <summary>However many words were replaced, they were replaced by one machine: more bits than this prove no more.</summary>
    private const double Cap = 20;

    /// <summary>Odds of a whole text's wording are worth half of themselves, up to a cap: a style of one's own looks odd too.</summary>
    private const double OddnessShare = 0.5;
    private const double OddnessCap = 4;
    private const double LeastOddness = 2;

    /// <summary>Differences shown as evidence, the weightiest first.</summary>
    private const int EvidenceShown = 6;

    /// <summary>A pull toward the reworded side being the descendant, or nothing where the differences do not tell.</summary>
    public static IEnumerable<Pull> Of(PairCollation pair, PairWording? wording)
    {
        if (wording is null)
            yield break;
        if (Math.Abs(wording.Oddness) >= LeastOddness)
        {
            var odd = wording.Oddness > 0 ? pair.Right : pair.Left;
            yield return new Pull(
                Math.Clamp(wording.Oddness * OddnessShare, -OddnessCap, OddnessCap),
                new Reason("odd-wording", $"the wording of {odd} fits English less well throughout", [])
            );
        }

        if (wording is not { Direction: { Reworded: not RewordedSide.Undecided } direction })
            yield break;
        var isRight = direction.Reworded == RewordedSide.Right;
        var speaking = direction
            .Reasons.Where(reason => reason.Bits > 0 == isRight)
            .OrderByDescending(reason => Math.Abs(reason.Bits))
            .ThenBy(reason => reason.Left)
            .ToArray();
        var reworded = isRight ? pair.Right : pair.Left;
        var isTranslated = pair.Stretches.Any(stretch => stretch.Relation == PassageRelation.Translated);
        var examples = string.Join("; ", speaking.Take(2).Select(reason => reason.Text));
        yield return new Pull(
            Math.Clamp(direction.Bits, -Cap, Cap),
            new Reason(
                isTranslated ? DescentKind.TranslatedWording : DescentKind.SpunWording,
                $"{reworded} is the reworded one, by {speaking.Length} differences: {examples}",
                [
                    .. speaking
                        .Take(EvidenceShown)
                        .SelectMany(reason =>
                            new[] { new WitnessSpan(pair.Left, reason.Left), new WitnessSpan(pair.Right, reason.Right) }
                        )
                        .Distinct()
                        .Order(),
                ]
            )
        );
    }
}
