namespace Stemma.Lineage;

/// <summary>The heaviest choice of one parent, or none, for every node, without cycles.</summary>
/// <remarks>
/// Chu and Liu 1965; Edmonds, "Optimum branchings", J. Res. NBS 71B (1967). Contraction by recursion on the number of
/// cycles; O(n³) on the dense graphs of one story, whose n is its witnesses. Rejected: choosing each node's best parent
/// alone (cycles between near copies) and minimum spanning trees (no direction).
/// </remarks>
internal static class Arborescence
{
    /// <param name="weights">weights[from, to] in bits; NegativeInfinity where the edge is impossible. The diagonal is ignored.</param>
    /// <returns>For each node its parent, or -1 where having none (weight 0) is best. Ties go to the lower index.</returns>
    public static int[] Solve(double[,] weights)
    {
        // Node n stands for "no parent"; weights against it are 0.
        var count = weights.GetLength(0);
        var extended = new double[count + 1, count + 1];
        for (var from = 0; from <= count; from++)
        {
            for (var to = 0; to <= count; to++)
            {
                extended[from, to] =
                    to == count || from == to ? double.NegativeInfinity
                    : from == count ? 0
                    : weights[from, to];
            }
        }

        var parents = Solve(extended, count);
        return [.. parents.Take(count).Select(parent => parent == count ? -1 : parent)];
    }

    private static int[] Solve(double[,] weights, int root)
    {
        var count = weights.GetLength(0);
        var best = new int[count];
        for (var to = 0; to < count; to++)
            best[to] = to == root ? -1 : BestParent(weights, to);

        var cycle = FindCycle(best, root);
        if (cycle.Count == 0)
            return best;

        // Contract the cycle to one node, solve, and open it at the node where the chosen edge enters.
        var inside = new HashSet<int>(cycle);
        var outside = Enumerable.Range(0, count).Where(node => !inside.Contains(node)).ToArray();
        var contracted = outside.Length;
        var smaller = new double[contracted + 1, contracted + 1];
        var enters = new int[contracted];
        var leaves = new int[contracted];
        for (var from = 0; from <= contracted; from++)
        {
            for (var to = 0; to <= contracted; to++)
                smaller[from, to] = double.NegativeInfinity;
        }

        for (var i = 0; i < contracted; i++)
        {
            for (var j = 0; j < contracted; j++)
            {
                if (i != j)
                    smaller[i, j] = weights[outside[i], outside[j]];
            }

            enters[i] = -1;
            leaves[i] = -1;
            foreach (var node in cycle)
            {
                var entering = weights[outside[i], node] - weights[best[node], node];
                if (entering > smaller[i, contracted])
                    (smaller[i, contracted], enters[i]) = (entering, node);
                var leaving = weights[node, outside[i]];
                if (leaving > smaller[contracted, i])
                    (smaller[contracted, i], leaves[i]) = (leaving, node);
            }
        }

        var solved = Solve(smaller, Array.IndexOf(outside, root));
        var parents = (int[])best.Clone();
        for (var i = 0; i < contracted; i++)
        {
            if (outside[i] != root)
                parents[outside[i]] = solved[i] == contracted ? leaves[i] : outside[solved[i]];
        }

        var entrance = solved[contracted];
        parents[enters[entrance]] = outside[entrance];
        return parents;
    }

    private static int BestParent(double[,] weights, int to)
    {
        var best = -1;
        for (var from = 0; from < weights.GetLength(0); from++)
        {
            if (from != to && (best < 0 || weights[from, to] > weights[best, to]))
                best = from;
        }

        return best;
    }

    private static List<int> FindCycle(int[] parents, int root)
    {
        var visited = new int[parents.Length];
        for (var start = 0; start < parents.Length; start++)
        {
            var node = start;
            while (node != root && node >= 0 && visited[node] == 0)
            {
                visited[node] = start + 1;
                node = parents[node];
            }

            if (node == root || node < 0 || visited[node] != start + 1)
                continue;
            var cycle = new List<int>();
            for (var at = node; cycle.Count == 0 || at != node; at = parents[at])
                cycle.Add(at);
            cycle.Sort();
            return cycle;
        }

        return [];
    }
}
