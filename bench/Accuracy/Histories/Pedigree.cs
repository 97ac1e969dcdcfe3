namespace Accuracy.Histories;

/// <summary>Who descends from whom among some witnesses and lost accounts: the truth, a baseline's answer, or ours.</summary>
/// <param name="Witnesses">Number of witnesses; they are 0 to Witnesses - 1, lost accounts come after.</param>
/// <param name="Nodes">Number of all nodes.</param>
/// <param name="Edges">From ancestor to descendant, without repetition.</param>
internal sealed record Pedigree(int Witnesses, int Nodes, List<(int From, int To)> Edges)
{
    /// <summary>Roots: nodes without a parent.</summary>
    public int Origins => Enumerable.Range(0, Nodes).Count(node => !Edges.Exists(edge => edge.To == node));

    /// <summary>The history as its survivors can show it: a lost account with fewer than two surviving branches is contracted.</summary>
    /// <remarks>
    /// A lost account whose very text survives in a copy of it is that text: nobody can tell the two apart, as nobody can tell
    /// which of two surviving accounts with the same words was copied, which the score lets pass as well.
    /// </remarks>
    /// <param name="nodes">The history.</param>
    /// <param name="order">Number in the history of each witness.</param>
    public static Pedigree Of(HistoryNode[] nodes, int[] order)
    {
        var edges = nodes
            .SelectMany(node => node.Parents.Select(parent => (From: parent, To: node.Number)))
            .ToHashSet();
        var alive = nodes.Select(node => node.Number).ToHashSet();
        foreach (var node in nodes.Where(node => node.Lost))
        {
            var copy = Copy(node.Number);
            if (copy < 0)
                continue;
            var ways = edges.Where(edge => edge.From == node.Number || edge.To == node.Number).ToArray();
            edges.ExceptWith(ways);
            alive.Remove(node.Number);
            foreach (var (from, to) in ways)
            {
                if (to != copy)
                    edges.Add(from == node.Number ? (copy, to) : (from, copy));
            }
        }

        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var node in nodes.Where(node => node.Lost && alive.Contains(node.Number)).Reverse())
            {
                var branches = edges.Where(edge => edge.From == node.Number).ToArray();
                if (branches.Length > 1)
                    continue;
                var sources = edges.Where(edge => edge.To == node.Number).ToArray();
                edges.RemoveWhere(edge => edge.From == node.Number || edge.To == node.Number);
                foreach (var branch in branches)
                    edges.UnionWith(sources.Select(source => (source.From, branch.To)));
                alive.Remove(node.Number);
                changed = true;
            }
        }

        int Copy(int lost) =>
            nodes
                .Where(node =>
                    !node.Lost
                    && string.Equals(node.Text, nodes[lost].Text, StringComparison.Ordinal)
                    && edges.Contains((lost, node.Number))
                )
                .Select(node => node.Number)
                .FirstOrDefault(-1);

        var numbers = order.Concat(alive.Except(order).Order()).ToList();
        return new Pedigree(
            order.Length,
            numbers.Count,
            [.. edges.Select(edge => (numbers.IndexOf(edge.From), numbers.IndexOf(edge.To))).Order()]
        );
    }

    /// <summary>The same without lost accounts that have fewer than two branches, as the truth is scored; edges stay in order.</summary>
    /// <returns>The pedigree, nodes numbered as before, and for each of its edges the number of the edge of this one that it stands for.</returns>
    public (Pedigree Pedigree, int[] Edges) Contracted()
    {
        var edges = Edges.Select((edge, number) => (edge.From, edge.To, Number: number)).ToList();
        while (true)
        {
            var lost = Enumerable
                .Range(Witnesses, Nodes - Witnesses)
                .FirstOrDefault(
                    node =>
                        edges.Exists(edge => edge.From == node || edge.To == node)
                        && edges.Count(edge => edge.From == node) < 2,
                    -1
                );
            if (lost < 0)
                break;
            var sources = edges.Where(edge => edge.To == lost).ToArray();
            var branches = edges.Where(edge => edge.From == lost).ToArray();
            edges.RemoveAll(edge => edge.From == lost || edge.To == lost);
            foreach (var branch in branches)
            {
                foreach (var source in sources)
                {
                    if (!edges.Exists(edge => edge.From == source.From && edge.To == branch.To))
                        edges.Add((source.From, branch.To, branch.Number));
                }
            }
        }

        return (
            this with
            {
                Edges = edges.ConvertAll(edge => (edge.From, edge.To)),
            },
            [.. edges.Select(edge => edge.Number)]
        );
    }

    /// <summary>Witnesses that descend from each node, itself included where it is one.</summary>
    public HashSet<int>[] Descendants()
    {
        var found = new HashSet<int>[Nodes];
        for (var node = 0; node < Nodes; node++)
        {
            var seen = new HashSet<int>();
            var open = new Stack<int>([node]);
            while (open.TryPop(out var at))
            {
                if (seen.Add(at))
                    Edges.Where(edge => edge.From == at).ToList().ForEach(edge => open.Push(edge.To));
            }

            found[node] = [.. seen.Where(item => item < Witnesses)];
        }

        return found;
    }

    /// <summary>Steps between every two nodes along edges in either direction; a large number where there is no way.</summary>
    public int[,] Distances()
    {
        const int apart = 1_000_000;
        var ways = Enumerable.Range(0, Nodes).Select(_ => new List<int>()).ToArray();
        foreach (var (from, to) in Edges)
        {
            ways[from].Add(to);
            ways[to].Add(from);
        }

        var steps = new int[Nodes, Nodes];
        for (var node = 0; node < Nodes; node++)
        {
            for (var other = 0; other < Nodes; other++)
                steps[node, other] = other == node ? 0 : apart;
            var open = new Queue<int>([node]);
            while (open.TryDequeue(out var at))
            {
                foreach (var next in ways[at].Where(next => steps[node, next] == apart))
                {
                    steps[node, next] = steps[node, at] + 1;
                    open.Enqueue(next);
                }
            }
        }

        return steps;
    }
}
