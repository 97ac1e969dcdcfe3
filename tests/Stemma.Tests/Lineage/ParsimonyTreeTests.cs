using CsCheck;
using Stemma.Lineage;

namespace Stemma.Tests.Lineage;

public class ParsimonyTreeTests
{
    private const int NotInTree = -2;

    [Theory]
    [InlineData("011", new[] { -1, 0, 1 }, 1)]
    [InlineData("011", new[] { -1, 0, 0 }, 2)]
    [InlineData("010", new[] { -1, 0, 1 }, 2)]
    [InlineData("012", new[] { -1, 0, 0 }, 2)]
    public void EveryChangeAlongAnEdgeIsCounted(string readings, int[] parents, double bits) =>
        Cost(parents, VariationTables.Of(readings)).ShouldBe(bits, 1e-9);

    [Fact]
    public void AWitnessThatLacksThePlaceMayHaveReadAnything()
    {
        Cost([-1, 0, 1], VariationTables.Of("0?0", "0?1")).ShouldBe(1, 1e-9);
        Cost([-1, 0, 0, 1], VariationTables.Of("0?11")).ShouldBe(2, 1e-9);
        Cost([-1, 0, 1, 1], VariationTables.Of("0?11")).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void ALostOriginalHasTheReadingsThatCostLeast()
    {
        // Node 3 is lost, above all three; then between the first and the other two.
        Cost([3, 3, 3, -1], VariationTables.Of("011")).ShouldBe(1, 1e-9);
        Cost([-1, 3, 3, 0], VariationTables.Of("011", "001")).ShouldBe(2, 1e-9);
    }

    [Fact]
    public void WordsCutMayCostLessThanWordsAdded()
    {
        // The second state has the words: to it they are added, from it they are cut.
        double[] costs = [0, 3, 1, 0];
        Cost([-1, 0], VariationTables.Of("01", costs: costs)).ShouldBe(3, 1e-9);
        Cost([-1, 0], VariationTables.Of("10", costs: costs)).ShouldBe(1, 1e-9);
    }

    [Theory]
    [InlineData("101", new[] { -1, 0, 1 }, 5)]
    [InlineData("101", new[] { -1, 0, 0 }, 1)]
    [InlineData("011", new[] { -1, 0, 0 }, 4)]
    [InlineData("011", new[] { -1, 0, 1 }, 2)]
    [InlineData("110", new[] { 2, 0, -1 }, 2)]
    public void AStretchThatComesBackCostsMoreThanANewOne(string drawn, int[] parents, double bits)
    {
        // Added for 2, lost for 1, back for 4; never as if it had not been.
        const int never = 30_000;
        var stretch = new Variation(
            [.. drawn.Select(state => state == '1' ? Variation.Has : Variation.Lacks)],
            3,
            [0, 20, never, never, 0, 10, never, 40, 0],
            new int[9],
            1
        )
        {
            IsStretch = true,
        };
        Cost(parents, stretch).ShouldBe(bits, 1e-9);
    }

    [Fact]
    public void ASignOfDirectionIsRewardedOneWayAndChargedTheOther()
    {
        double[] toward = [0, 2, -2, 0];
        var along = Cost([-1, 0], VariationTables.Of("01", toward: toward));
        var against = Cost([-1, 0], VariationTables.Of("10", toward: toward));
        // Four to one: the change fits its direction with 8/5 of an even chance, or with 2/5.
        along.ShouldBe(1 - Math.Log2(1.6), 1e-9);
        against.ShouldBe(1 - Math.Log2(0.4), 1e-9);
    }

    [Fact]
    public void ALostOriginalGainsNothingFromNotBeingKnown()
    {
        // It had either reading; one way round fits the sign, the other goes against it.
        double[] toward = [0, 2, -2, 0];
        Cost([2, 2, -1], VariationTables.Of("01", toward: toward)).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void EveryNodeSeesTheCostOfTheWholeTree() =>
        Tables.Sample(table =>
        {
            var tree = new ParsimonyTree(table.Variations, Witnesses, Nodes);
            var cost = tree.Fill(table.Parents);
            var row = tree.Row();
            for (var node = 0; node < Nodes; node++)
            {
                tree.Whole(node, table.Parents, row);
                tree.Least(row).ShouldBe(cost, 1e-6);
            }
        });

    [Fact]
    public void TheCostIsThatOfTheBestOfAllReadingsOfTheLost() =>
        Tables.Sample(table =>
            new ParsimonyTree(table.Variations, Witnesses, Nodes)
                .Fill(table.Parents)
                .ShouldBe(table.Variations.Sum(variation => Exhaustive(table.Parents, variation)), 1e-6)
        );

    private const int Witnesses = 4;
    private const int Nodes = 6;

    /// <summary>Six nodes, each below an earlier one in a shuffled order; readings among three, some missing.</summary>
    private static readonly Gen<(int[] Parents, Variation[] Variations)> Tables = Gen.Select(
        Gen.Shuffle(Enumerable.Range(0, Nodes).ToArray()),
        Gen.Int[0, 1000].Array[Nodes],
        Gen.String[Gen.Char["012?"], Witnesses, Witnesses].Array[1, 6],
        Gen.Int[1, 3].Array[9],
        (order, picks, drawn, costs) =>
        {
            var parents = new int[Nodes];
            for (var at = 0; at < Nodes; at++)
                parents[order[at]] = at == 0 ? -1 : order[picks[at] % at];
            return (
                parents,
                drawn
                    .Where(line => line.Any(reading => reading != '?'))
                    .Select(line =>
                    {
                        var count = line.Where(reading => reading != '?').Distinct().Count();
                        double[] bits =
                        [
                            .. Enumerable
                                .Range(0, count * count)
                                .Select(way => way % (count + 1) == 0 ? 0.0 : costs[way]),
                        ];
                        return VariationTables.Of(line, costs: bits);
                    })
                    .ToArray()
            );
        }
    );

    private static double Exhaustive(int[] parents, Variation variation)
    {
        var best = double.PositiveInfinity;
        var states = new int[Nodes];
        var all = (int)Math.Pow(variation.Count, Nodes);
        for (var number = 0; number < all; number++)
        {
            for (var (node, rest) = (0, number); node < Nodes; node++, rest /= variation.Count)
                states[node] = rest % variation.Count;
            if (Enumerable.Range(0, Witnesses).Any(IsOtherwise))
                continue;
            var sum = 0.0;
            for (var node = 0; node < Nodes; node++)
            {
                if (parents[node] >= 0)
                    sum += variation.Costs[(states[parents[node]] * variation.Count) + states[node]] / Variation.Tenths;
            }

            best = Math.Min(best, sum);
        }

        return best;

        bool IsOtherwise(int witness) =>
            variation.States[witness] != Variation.Missing && variation.States[witness] != states[witness];
    }

    /// <summary>Nodes for which some variation has no reading are lost; all nodes are in the tree.</summary>
    private static double Cost(int[] parents, params Variation[] variations)
    {
        var tree = new ParsimonyTree(variations, variations[0].States.Length, parents.Length);
        parents.ShouldNotContain(NotInTree);
        return tree.Fill(parents);
    }
}
