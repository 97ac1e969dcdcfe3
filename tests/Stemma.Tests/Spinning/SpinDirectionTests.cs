using CsCheck;
using Stemma.Collating;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Tests.Spinning;

public class SpinDirectionTests
{
    private const string Original =
        "The mayor told reporters on Monday that the city would begin work on the new bridge next month. "
        + "Police officers closed the road for two hours after a truck hit a lamp post. "
        + "The most important thing is to keep children safe, she added.";

    private const string Spun =
        "The mayor informed reporters on Monday that the city would commence work on the new bridge following month. "
        + "Police officers shut the road for two hours after after a truck struck a lamp post. "
        + "The most crucial factor is to keep children secure, she additional.";

    private const string Edited =
        "The mayor told reporters on Tuesday that the council would begin work on the new bridge next year. "
        + "Police officers closed the road for three hours after a lorry hit a lamp post. "
        + "The first thing is to keep pupils safe, he added.";

    private static readonly SpinDirection Direction = new();

    [Fact]
    public void TheSideWhoseWordsFitNeitherPlaceIsTheRewordedOne()
    {
        var evidence = Weigh(Original, Spun);
        evidence.Reworded.ShouldBe(RewordedSide.Right);
        evidence.Reasons.ShouldContain(reason => reason.Kind == "swap" && reason.Bits > 0);
        evidence.Reasons.ShouldContain(reason => reason.Kind == "doubled-word" && reason.Bits > 0);
    }

    [Fact]
    public void SwappingTheSidesMirrorsTheEvidenceExactly()
    {
        var (left, right) = (Making.Article(Original), Making.Article(Spun));
        var differences = WordDifferences.Between(left, right);
        var mirrored = differences.Select(item => new WordingDifference(item.Right, item.Left));
        var (there, back) = (Direction.Weigh(left, right, differences), Direction.Weigh(right, left, mirrored));
        back.Reworded.ShouldBe(RewordedSide.Left);
        back.Bits.ShouldBe(-there.Bits);
        back.Reasons.Select(reason => (reason.Kind, reason.Text, -reason.Bits, reason.Right, reason.Left))
            .ShouldBe(
                there.Reasons.Select(reason => (reason.Kind, reason.Text, reason.Bits, reason.Left, reason.Right))
            );
    }

    [Fact]
    public void AReplacementThatRecursInMovedPassagesCountsOnceAndAtTheSamePlaceForBothOrders()
    {
        // The same pair of wordings three times, in sentences that make it weigh differently, told in another order.
        string[] sound =
        [
            "The mayor told reporters that work would begin next month.",
            "Nobody had told the school about it.",
            "He was told to wait outside the small office until noon.",
            "The council closed the old road in the spring.",
        ];
        string[] spun =
        [
            "The mayor informed reporters that work would commence following month.",
            "Nobody had informed the school about it.",
            "He was informed to wait outside the little office until noon.",
            "The council shut the aged road in the spring.",
        ];
        Gen.Shuffle(Enumerable.Range(0, sound.Length).ToArray())
            .Select(Gen.Shuffle(Enumerable.Range(0, sound.Length).ToArray()))
            .Sample(orders =>
            {
                var (there, back) = BothWays(sound, spun, orders.Item1, orders.Item2);
                back.Bits.ShouldBe(-there.Bits);
                back.Reworded.ShouldBe(Mirror(there.Reworded));
                back.Reasons.Select(reason => (reason.Text, -reason.Bits, reason.Right, reason.Left))
                    .Order()
                    .ShouldBe(
                        there.Reasons.Select(reason => (reason.Text, reason.Bits, reason.Left, reason.Right)).Order()
                    );
                there.Reasons.Count(reason => reason.Text.Contains("informed", StringComparison.Ordinal)).ShouldBe(1);
            });
    }

    [Fact]
    public void OrdinaryEditingHasNoDirection() => Weigh(Original, Edited).Reworded.ShouldBe(RewordedSide.Undecided);

    [Fact]
    public void OneDifferenceNeverDecides()
    {
        var spun = Original.Replace("told", "informed", StringComparison.Ordinal);
        Weigh(Original, spun).Reworded.ShouldBe(RewordedSide.Undecided);
    }

    [Fact]
    public void AnAbridgedOriginalIsStillTheOriginal()
    {
        var abridged = Original
            .Replace(" on Monday", "", StringComparison.Ordinal)
            .Replace(" for two hours", "", StringComparison.Ordinal);
        Weigh(abridged, Spun).Reworded.ShouldBe(RewordedSide.Right);
    }

    [Fact]
    public void IdenticalTextsHaveNothingToSay() => Weigh(Original, Original).Reasons.ShouldBeEmpty();

    [Fact]
    public void WordsAreRestoredFromTheWitnessAndReadAsTheySaid()
    {
        var (left, right) = (Making.Article(Original), Making.Article(Spun));
        var restorations = WordingRestorer.Restore(
            left,
            right,
            WordDifferences.Between(left, right),
            Weigh(Original, Spun),
            new SpunWordingDetector().Detect(right)
        );
        restorations.ShouldContain(item =>
            right.Slice(item.Span) == "informed" && item.Restored == "told" && item.Basis == RestorationBasis.Witness
        );
        restorations.Zip(restorations.Skip(1)).ShouldAllBe(pair => pair.First.Span.End <= pair.Second.Span.Start);
    }

    private static DirectionEvidence Weigh(string left, string right)
    {
        var (one, other) = (Making.Article(left), Making.Article(right));
        return Direction.Weigh(one, other, WordDifferences.Between(one, other));
    }

    private static RewordedSide Mirror(RewordedSide side) =>
        side switch
        {
            RewordedSide.Left => RewordedSide.Right,
            RewordedSide.Right => RewordedSide.Left,
            _ => side,
        };

    /// <summary>Evidence of two texts that tell the same sentences, each in its own order, and of the same texts swapped.</summary>
    private static (DirectionEvidence There, DirectionEvidence Back) BothWays(
        string[] sound,
        string[] spun,
        int[] order,
        int[] otherOrder
    )
    {
        var left = Making.Article(string.Join(' ', order.Select(at => sound[at])));
        var right = Making.Article(string.Join(' ', otherOrder.Select(at => spun[at])));
        var differences = new List<WordingDifference>();
        for (var at = 0; at < sound.Length; at++)
        {
            var (start, otherStart) = (
                left.Text.IndexOf(sound[at], StringComparison.Ordinal),
                right.Text.IndexOf(spun[at], StringComparison.Ordinal)
            );
            differences.AddRange(
                WordDifferences
                    .Between(Making.Article(sound[at]), Making.Article(spun[at]))
                    .Select(item => new WordingDifference(Moved(item.Left, start), Moved(item.Right, otherStart)))
            );
        }

        return (
            Direction.Weigh(left, right, differences.OrderBy(item => item.Left)),
            Direction.Weigh(
                right,
                left,
                differences.Select(item => new WordingDifference(item.Right, item.Left)).OrderBy(item => item.Left)
            )
        );
    }

    private static TextSpan Moved(TextSpan span, int by) => new(span.Start + by, span.End + by);
}
