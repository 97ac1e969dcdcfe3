using Stemma.Lineage;

namespace Accuracy.Histories;

/// <summary>The tree that the product finds for witnesses collated by somebody else: undated, without credits.</summary>
internal static class CollatedTree
{
    /// <param name="readings">By places, for each witness its reading, "" for none, null where it is lost.</param>
    /// <param name="weights">What changes cost; the product's own where null.</param>
    public static (Pedigree Pedigree, double Cost) Best(string?[][] readings, ScribalWeights? weights = null)
    {
        weights ??= ScribalWeights.Default;
        var witnesses = readings[0].Length;
        var (parents, cost) = new ScribalTree(ScribalVariations.Of(readings, weights), witnesses, weights).Best();
        var nodes = Enumerable.Range(0, parents.Length).Where(node => parents[node] != -2).ToList();
        return (
            new Pedigree(
                witnesses,
                nodes.Count,
                [
                    .. nodes
                        .Where(node => parents[node] >= 0)
                        .Select(node => (nodes.IndexOf(parents[node]), nodes.IndexOf(node))),
                ]
            ),
            cost
        );
    }
}
