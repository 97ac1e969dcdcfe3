using Stemma.Collating;
using Stemma.Spinning;

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
}
