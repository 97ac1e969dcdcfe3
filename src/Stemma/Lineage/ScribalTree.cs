namespace Stemma.Lineage;

/// <summary>The tree of copies that explains their variations at the least cost, with copies that are lost.</summary>
/// <remarks>
/// <see cref="TreeSearch"/> from several beginnings: the most central witnesses as source of all others, at once or along the
/// minimum spanning tree of their differences.
/// </remarks>
/// <param name="variations">Where the witnesses differ.</param>
/// <param name="witnesses">How many they are.</param>
/// <param name="weights">What a lost copy costs.</param>
/// <param name="other">Bits of a tree beside its variations and lost copies, by parents; null for none.</param>
internal sealed class ScribalTree(
    Variation[] variations,
    int witnesses,
    ScribalWeights weights,
    Func<int[], double>? other = null
)
{
    /// <summary>Witnesses tried as source of all; each costs two searches, and beyond the most central they hardly ever help.</summary>
    private const int MostSources = 3;

    /// <summary>A change of the tree must save a tenth of a bit: each variation counts, however small the saving.</summary>
    private const double LeastGain = 0.1;

    /// <summary>The best tree found: for each node its parent, -1 for the root, -2 for nodes not in use; witnesses first.</summary>
    public (int[] Parents, double Cost) Best()
    {
        var search = Search();
        var best = (Parents: Array.Empty<int>(), Cost: double.PositiveInfinity);
        var differences = Differences();
        var sources = Enumerable
            .Range(0, witnesses)
            .OrderBy(one => Enumerable.Range(0, witnesses).Sum(other => differences[one, other]))
            .ThenBy(one => one)
            .Take(MostSources);
        foreach (var source in sources)
        {
            foreach (var start in (int[][])[Star(source), SpanningTree(source, differences)])
            {
                var found = search.Best(search.Padded(start));
                if (found.Cost < best.Cost - 1e-6)
                    best = found;
            }
        }

        return best;
    }

    /// <summary>See <see cref="TreeSearch.Margins"/>.</summary>
    public double[] Margins(int[] parents) => Search().Margins(parents);

    private TreeSearch Search() => new(ScribalVariations.Together(variations), witnesses, Lost, LeastGain);

    private double Lost(int[] parents) =>
        (weights.Lost * parents.Skip(witnesses).Count(parent => parent != -2)) + (other?.Invoke(parents) ?? 0);

    private int[] Star(int source) => [.. Enumerable.Range(0, witnesses).Select(node => node == source ? -1 : source)];

    /// <summary>Prim's tree (1957), grown from the source.</summary>
    private int[] SpanningTree(int source, double[,] differences)
    {
        var parents = Star(source);
        var open = Enumerable.Range(0, witnesses).Where(node => node != source).ToList();
        while (open.Count > 0)
        {
            var next = open.MinBy(node => differences[node, parents[node]]);
            open.Remove(next);
            foreach (var node in open)
            {
                if (differences[node, next] < differences[node, parents[node]])
                    parents[node] = next;
            }
        }

        return parents;
    }

    /// <summary>On how many of the variations that both have two witnesses differ, as a share, so that torn copies are not near all.</summary>
    private double[,] Differences()
    {
        var found = new double[witnesses, witnesses];
        for (var one = 0; one < witnesses; one++)
        {
            for (var second = 0; second < one; second++)
            {
                var (differ, compared) = (0.0, 1.0);
                foreach (var variation in variations)
                {
                    if (variation.States[one] == Variation.Missing || variation.States[second] == Variation.Missing)
                        continue;
                    compared += variation.Weight;
                    if (variation.States[one] != variation.States[second])
                        differ += variation.Weight;
                }

                found[one, second] = found[second, one] = differ / compared;
            }
        }

        return found;
    }
}
