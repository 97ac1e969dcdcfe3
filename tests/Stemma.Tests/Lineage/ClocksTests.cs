using NodaTime;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Text;

namespace Stemma.Tests.Lineage;

public class ClocksTests
{
    private static readonly LineageWeights Weights = LineageWeights.Default;

    private static readonly int[] Star = [-1, 0, 0, 0];

    [Fact]
    public void TimesInTheOrderOfDescentCostNothing() => Bits([-1, 0, 1, 1], At(6), At(8), At(9), At(12)).ShouldBe(0);

    [Fact]
    public void AClockThatContradictsAllItsBranchesIsWrongOnce() =>
        Bits(Star, At(20), At(8), At(9), At(10)).ShouldBe(Weights.WrongClock);

    [Fact]
    public void OneContradictionOfLessThanAnHourCostsInProportion() =>
        Bits([-1, 0], At(8.5), At(8)).ShouldBe(Weights.ClockConflict / 2, 1e-9);

    [Fact]
    public void ALostOriginalHasNoClockAndHandsOnItsSources()
    {
        // The fourth node is lost; what hangs on it is older than what it hangs on.
        Bits([-1, 3, 3, 0], At(20), At(8), At(9)).ShouldBe(Weights.WrongClock);
        Bits([3, 3, 3, -1], At(20), At(8), At(9)).ShouldBe(0);
    }

    [Fact]
    public void ADayWithoutAnHourIsLikelierLaterThanAnEarlyHourOfIt()
    {
        var day = new PublicationTime(new LocalDate(2034, 5, 2));
        Bits([-1, 0], At(3), day).ShouldBe(0);
        Bits([-1, 0], day, At(3)).ShouldBeInRange(0.1, Weights.WrongClock - 1);
        Bits([-1, 0], day, At(21)).ShouldBe(0);
    }

    [Fact]
    public void ADayWithoutAnHourStoodAtOneHourForAllThatHangOnIt()
    {
        var day = new PublicationTime(new LocalDate(2034, 5, 2));
        var earliest = Bits([-1, 0], day, At(3));
        Bits([-1, 0, 0, 0], day, At(3), At(4), At(5)).ShouldBe(earliest, 1e-9);
    }

    [Fact]
    public void NoTimeAtAllIsLikelierLaterThanTheFirstKnown()
    {
        Bits([-1, 0, 0], null, At(3), At(20)).ShouldBeGreaterThan(0.1);
        Bits([1, -1, 1], null, At(3), At(20)).ShouldBe(0);
        Bits([-1, 0], null, null).ShouldBe(0);
    }

    private static PublicationTime? At(double hour)
    {
        var instant = Instant.FromUtc(2034, 5, 2, 0, 0) + Duration.FromHours(hour);
        return new PublicationTime(instant.InUtc().Date, instant);
    }

    private static double Bits(int[] parents, params PublicationTime?[] times)
    {
        var witnesses = StoryGrouper
            .AsOneStory([
                .. times.Select(
                    (time, at) =>
                        new Article($"{at}", $"The ferry number {at} left the quay of Orsk late.") { Published = time }
                ),
            ])
            .SelectMany(story => story.Witnesses)
            .OrderBy(witness => witness.Article.Path, StringComparer.Ordinal)
            .ToArray();
        return new Clocks([.. witnesses], Weights).Of(parents, [.. Enumerable.Range(0, times.Length)]);
    }
}
