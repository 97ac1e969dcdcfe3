using CsCheck;
using Stemma.Lineage;

namespace Stemma.Tests.Lineage;

public class ArborescenceTests
{
    private const double No = double.NegativeInfinity;

    [Fact]
    public void WhereNoParentGainsAnythingEveryNodeIsARoot() =>
        Arborescence
            .Solve(
                new[,]
                {
                    { No, -1 },
                    { -2, No },
                }
            )
            .ShouldBe([-1, -1]);

    [Fact]
    public void OfTwoDirectionsTheHeavierIsChosen() =>
        Arborescence
            .Solve(
                new[,]
                {
                    { No, 5 },
                    { 7, No },
                }
            )
            .ShouldBe([1, -1]);

    [Fact]
    public void ACycleOfThreeOpensAtItsLightestLoss() =>
        Arborescence
            .Solve(
                new[,]
                {
                    { No, 9, 1 },
                    { 1, No, 9 },
                    { 8, 1, No },
                }
            )
            .ShouldBe([-1, 0, 1]);

    [Fact]
    public void TheChoiceIsAsHeavyAsTheBestOfAllChoices() =>
        Gen.Int[1, 5]
            .SelectMany(size => Gen.Int[-4, 12].Array[size * size].Select(cells => (size, cells)))
            .Sample(graph =>
            {
                var weights = new double[graph.size, graph.size];
                for (var i = 0; i < graph.cells.Length; i++)
                    weights[i / graph.size, i % graph.size] = graph.cells[i] == -4 ? No : graph.cells[i];
                var parents = Arborescence.Solve(weights);
                return IsForest(parents) && Math.Abs(Weight(parents, weights) - Heaviest(weights)) < 1e-9;
            });

    private static double Weight(int[] parents, double[,] weights) =>
        parents.Select((parent, node) => parent < 0 ? 0 : weights[parent, node]).Sum();

    private static double Heaviest(double[,] weights)
    {
        var size = weights.GetLength(0);
        var best = 0.0;
        var parents = new int[size];
        for (var code = 0; code < Math.Pow(size + 1, size); code++)
        {
            var rest = code;
            for (var node = 0; node < size; node++, rest /= size + 1)
                parents[node] = (rest % (size + 1)) - 1;
            if (Enumerable.Range(0, size).All(node => parents[node] != node) && IsForest(parents))
                best = Math.Max(best, Weight(parents, weights));
        }

        return best;
    }

    private static bool IsForest(int[] parents) =>
        Enumerable
            .Range(0, parents.Length)
            .All(node =>
            {
                for (var steps = 0; node >= 0; steps++, node = parents[node])
                {
                    if (steps > parents.Length)
                        return false;
                }

                return true;
            });
}
