namespace Stemma.Grouping;

/// <summary>Chooses the joins that are reported: for each group the fewest and strongest that hold it together.</summary>
internal static class Joins
{
    /// <summary>For each cluster a maximum spanning tree over the compared pairs (Kruskal 1956), then over any pairs.</summary>
    public static List<(int Left, int Right)>[] Of(
        List<List<int>> clusters,
        List<(int Left, int Right)> pairs,
        Func<int, int, double> score
    )
    {
        var clusterOf = new Dictionary<int, int>();
        for (var index = 0; index < clusters.Count; index++)
            foreach (var member in clusters[index])
                clusterOf[member] = index;
        var inside = pairs.FindAll(pair => clusterOf[pair.Left] == clusterOf[pair.Right]);
        var strongest = inside
            .OrderByDescending(pair => score(pair.Left, pair.Right))
            .ThenBy(pair => pair.Left)
            .ThenBy(pair => pair.Right);
        var parents = Enumerable.Range(0, clusterOf.Count).ToArray();
        var chosen = clusters.ConvertAll(_ => new List<(int, int)>()).ToArray();
        foreach (var (left, right) in strongest)
        {
            var (one, other) = (Root(parents, left), Root(parents, right));
            if (one == other)
                continue;
            parents[Math.Max(one, other)] = Math.Min(one, other);
            chosen[clusterOf[left]].Add((left, right));
        }

        return chosen;
    }

    private static int Root(int[] parents, int item)
    {
        while (parents[item] != item)
            item = parents[item] = parents[parents[item]];
        return item;
    }
}
