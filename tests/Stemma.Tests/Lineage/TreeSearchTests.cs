using Stemma.Lineage;

namespace Stemma.Tests.Lineage;

public class TreeSearchTests
{
    /// <summary>Bits for a lost original in these tests: as much as three changes.</summary>
    private const double Lost = 3;

    /// <summary>B and C copied from A, D from C, each with two readings of its own that its copies took over.</summary>
    private static readonly string[] Descent = ["0100", "0100", "0011", "0011", "0001", "0001"];

    [Fact]
    public void AStarIsParted() => Best(Descent, [-1, 0, 0, 0]).ShouldBe("A(B C(D))");

    [Fact]
    public void AChainIsParted() => Best(Descent, [-1, 0, 1, 2]).ShouldBe("A(B C(D))");

    [Fact]
    public void FourReadingsThatThreeShareShowALostOriginal() =>
        Best(["0111", "0111", "0111", "0111", "0100", "0100", "0010", "0010", "0001", "0001"], [-1, 0, 0, 0])
            .ShouldBe("A(*(B C D))");

    [Fact]
    public void TwoReadingsThatTwoShareAreNoLostOriginalYet() =>
        // Two changes made twice cost two bits more than once; a lost original would cost three.
        Best(["0011", "0011", "0010", "0010", "0001", "0001"], [-1, 0, 0, 0]).ShouldNotContain("*");

    [Fact]
    public void AFragmentHangsWhereItsReadingsAre() =>
        // D has only what the last two variations tell; the first ones do not part it from C.
        Best(["010?", "010?", "001?", "001?", "0001", "0011", "0011"], [-1, 0, 0, 0]).ShouldBe("A(B C(D))");

    [Fact]
    public void WhatIsMissingEverywhereSaysNothing() =>
        Best([.. Descent, "0???", "?0??", "??0?", "???0"], [-1, 0, 0, 0]).ShouldBe("A(B C(D))");

    [Fact]
    public void TheBestTreeIsFoundInWhateverOrderTheWitnessesCome()
    {
        string[] table = ["010000", "010000", "001111", "001111", "000100", "000100", "000011", "000011", "000001"];
        var expected = Best(table, [-1, 0, 0, 0, 0, 0]);
        expected.ShouldBe("A(B C(D E(F)))");
        for (var shift = 0; shift < 6; shift++)
        {
            foreach (var isReversed in new[] { false, true })
            {
                int[] order =
                [
                    .. Enumerable.Range(0, 6).Select(at => (isReversed ? 5 - at : at) + shift).Select(at => at % 6),
                ];
                var root = Array.IndexOf(order, 0);
                var start = Enumerable.Range(0, 6).Select(at => at == root ? -1 : root).ToArray();
                Best([.. table.Select(line => string.Concat(order.Select(at => line[at])))], start, order)
                    .ShouldBe(expected);
            }
        }
    }

    [Fact]
    public void ATreeIsLeftAloneWhereAnotherSavesTooLittle()
    {
        var search = new TreeSearch(VariationTables.Of(Descent), 4, Beside, least: 8);
        search.Best(search.Padded([-1, 0, 0, 0])).Parents[..4].ShouldBe([-1, 0, 0, 0]);
    }

    [Fact]
    public void TheCostOfTheFoundTreeIsItsOwn()
    {
        var search = new TreeSearch(VariationTables.Of(Descent), 4, Beside, least: 0.5);
        var (parents, cost) = search.Best(search.Padded([-1, 0, 0, 0]));
        cost.ShouldBe(search.Cost(parents), 1e-9);
        cost.ShouldBe(6, 1e-9);
    }

    [Fact]
    public void TheMarginOfAnEdgeIsWhatTheNextBestParentCostsMore()
    {
        // For B, C and D alike another parent, or their source in their stead, makes two changes more.
        var search = new TreeSearch(VariationTables.Of(Descent), 4, Beside, least: 0.5);
        var margins = search.Margins(search.Padded([-1, 0, 0, 2]));
        foreach (var node in new[] { 1, 2, 3 })
            margins[node].ShouldBe(2, 1e-9);
        margins[0].ShouldBeGreaterThan(50);
    }

    private static string Best(string[] table, int[] start, int[]? letters = null)
    {
        var witnesses = start.Length;
        var search = new TreeSearch(
            VariationTables.Of(table),
            witnesses,
            parents => Beside(parents, witnesses, letters),
            0.5
        );
        return Drawn(search.Best(search.Padded(start)).Parents, witnesses, letters);
    }

    private static double Beside(int[] parents) => Beside(parents, 4, null);

    /// <summary>Lost originals cost; and nothing is older than A, as dates would say.</summary>
    private static double Beside(int[] parents, int witnesses, int[]? letters)
    {
        var root = letters is null ? 0 : Array.IndexOf(letters, 0);
        return (Lost * parents.Skip(witnesses).Count(parent => parent != -2)) + (parents[root] == -1 ? 0 : 100);
    }

    /// <summary>The tree in letters with branches in order, "*" for lost originals.</summary>
    private static string Drawn(int[] parents, int witnesses, int[]? letters)
    {
        return Node(Array.IndexOf(parents, -1));

        string Node(int node)
        {
            var name = node >= witnesses ? "*" : ((char)('A' + (letters is null ? node : letters[node]))).ToString();
            string[] branches =
            [
                .. Enumerable
                    .Range(0, parents.Length)
                    .Where(child => parents[child] == node)
                    .Select(Node)
                    .Order(StringComparer.Ordinal),
            ];
            return branches.Length == 0 ? name : $"{name}({string.Join(' ', branches)})";
        }
    }
}
