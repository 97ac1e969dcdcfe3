using Stemma.Apparatus;

namespace Stemma.Tests.Apparatus;

public class ClusterTests
{
    private sealed record Statement(int Witness, int Value);

    [Fact]
    public void TwoFiguresOfManyWitnessesStayApartWithoutBeingComparedOverAndOver()
    {
        var statements = Enumerable
            .Range(0, 150)
            .SelectMany(witness => (Statement[])[new(witness, 1), new(witness, 2)])
            .ToArray();
        var comparisons = 0L;
        var clusters = Clusters.OfTied(
            statements,
            (one, other) => one.Value == other.Value ? 2 : 1,
            (one, other) =>
            {
                comparisons++;
                return one.Witness == other.Witness && one.Value != other.Value;
            }
        );
        clusters.Select(cluster => cluster.Select(item => item.Value).Distinct().Single()).ShouldBe([1, 2]);
        comparisons.ShouldBeLessThan((long)statements.Length * statements.Length);
    }

    [Fact]
    public void WhatIsApartFromAPartIsApartFromTheWhole()
    {
        // a–b and c–d are tied most strongly; then a–c is barred because b and d are apart, then b–c for the same reason.
        string[] items = ["a", "b", "c", "d"];
        var ties = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["ab"] = 4,
            ["cd"] = 4,
            ["ac"] = 2,
            ["bc"] = 1,
        };
        Clusters
            .OfTied(
                items,
                (one, other) => ties.GetValueOrDefault(one + other),
                (one, other) => string.CompareOrdinal(one, other) < 0 ? one + other == "bd" : other + one == "bd"
            )
            .Select(cluster => string.Concat(cluster))
            .ShouldBe(["ab", "cd"]);
    }
}
