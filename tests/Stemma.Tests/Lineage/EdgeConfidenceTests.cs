using CsCheck;
using Stemma.Lineage;

namespace Stemma.Tests.Lineage;

public class EdgeConfidenceTests
{
    [Fact]
    public void MoreMarginNeverMakesAnEdgeLessSure() =>
        Gen.Select(
                Gen.Enum<EdgeBasis>(),
                Gen.Double[-40, 40],
                Gen.Double[-40, 40],
                Gen.Double[0, 40],
                Gen.Double[0, 40]
            )
            .Sample(
                (basis, tree, pair, moreTree, morePair) =>
                    EdgeConfidence
                        .Of(new EdgeMargin(basis, tree + moreTree, pair + morePair))
                        .ShouldBeGreaterThanOrEqualTo(EdgeConfidence.Of(new EdgeMargin(basis, tree, pair)))
            );

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(0)]
    public void NoEdgeIsCertainOrImpossible(double bits)
    {
        foreach (var basis in Enum.GetValues<EdgeBasis>())
            EdgeConfidence.Of(new EdgeMargin(basis, bits, bits)).ShouldBeInRange(0.05, 0.99);
    }

    [Fact]
    public void BetweenWitnessesOfATreeTheMarginTells() =>
        EdgeConfidence
            .Of(new EdgeMargin(EdgeBasis.InTree, 30, 20))
            .ShouldBeGreaterThan(EdgeConfidence.Of(new EdgeMargin(EdgeBasis.InTree, 0, 1)) + 0.2);
}
