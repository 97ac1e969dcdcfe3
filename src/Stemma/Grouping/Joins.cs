namespace Stemma.Grouping;

/// <summary>Chooses the joins that are reported: for each group the fewest and strongest that hold it together.</summary>
internal static class Joins
{
    /// <summary>Articles of a part that are looked at for a join to the others where no candidate pair gives one.</summary>
    private const int Looked = 8;

    /// <summary>For each cluster a maximum spanning tree over the compared pairs (Kruskal 1956), then over others.</summary>
    /// <remarks>A cluster that was parted may hang together by pairs that were no candidates; every article has a join.</remarks>
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

        for (var index = 0; index < clusters.Count; index++)
            chosen[index].AddRange(Rest(clusters[index], parents, score));
        return chosen;
    }

    /// <summary>The strongest joins between the parts of a cluster that no pair holds together yet.</summary>
    private static IEnumerable<(int Left, int Right)> Rest(
        List<int> cluster,
        int[] parents,
        Func<int, int, double> score
    )
    {
        var parts = cluster.GroupBy(member => Root(parents, member)).Select(part => part.ToList()).ToList();
        while (parts.Count > 1)
        {
            var best = (Score: double.NegativeInfinity, Left: 0, Right: 0, Part: 0);
            for (var part = 1; part < parts.Count; part++)
            {
                foreach (var one in parts[0].Take(Looked))
                foreach (var other in parts[part].Take(Looked))
                {
                    var (left, right) = (Math.Min(one, other), Math.Max(one, other));
                    if (score(left, right) is var link && link > best.Score)
                        best = (link, left, right, part);
                }
            }

            yield return (best.Left, best.Right);
            parts[0].AddRange(parts[best.Part]);
            parts.RemoveAt(best.Part);
        }
    }

    private static int Root(int[] parents, int item)
    {
        while (parents[item] != item)
            item = parents[item] = parents[parents[item]];
        return item;
    }
}
