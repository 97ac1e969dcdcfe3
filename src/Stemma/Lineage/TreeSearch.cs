namespace Stemma.Lineage;

/// <summary>Looks for the tree, lost originals included, that explains the variations among some witnesses at the least cost.</summary>
/// <remarks>
/// Hill climbing by subtree pruning and regrafting (Swofford and Olsen 1990), with the moves that witnesses inside the tree need
/// beside it: a witness changes places with its source, steps aside for a lost original of which it is a branch, or takes the
/// place of one. One criterion decides: bits of all changes, of lost originals and of signs gone against.
/// </remarks>
internal sealed class TreeSearch
{
    private const int MostSweeps = 20;
    private const int NotInTree = -2;

    private readonly int witnesses;
    private readonly int capacity;
    private readonly ParsimonyTree tree;
    private readonly Func<int[], double> other;
    private readonly double least;

    /// <param name="variations">Among the witnesses.</param>
    /// <param name="witnesses">How many they are.</param>
    /// <param name="other">Bits of everything but the variations, by parents: lost originals and signs gone against.</param>
    /// <param name="least">A change of the tree must save so many bits.</param>
    public TreeSearch(Variation[] variations, int witnesses, Func<int[], double> other, double least)
    {
        this.least = least;
        this.witnesses = witnesses;
        this.other = other;
        capacity = 2 * witnesses;
        tree = new ParsimonyTree(variations, witnesses, capacity);
    }

    /// <summary>Bits of a tree; parents as in <see cref="Best"/>.</summary>
    public double Cost(int[] parents) => tree.Fill(parents) + other(parents);

    /// <summary>Parents padded to the length that the search works on.</summary>
    public int[] Padded(IReadOnlyList<int> parents)
    {
        var padded = new int[capacity];
        for (var node = 0; node < capacity; node++)
            padded[node] = node < parents.Count ? parents[node] : NotInTree;
        return padded;
    }

    /// <summary>The best tree that is found from a first one.</summary>
    /// <param name="start">For each node its parent, -1 for the one root, -2 for nodes not in use; witnesses first.</param>
    public (int[] Parents, double Cost) Best(int[] start)
    {
        var best = (Parents: start, Cost: Cost(start));
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var before = best.Cost;
            for (var node = 0; node < capacity; node++)
            {
                if (best.Parents[node] == NotInTree)
                    continue;
                foreach (var (parents, cost) in Moves(best.Parents, node))
                {
                    if (cost < best.Cost - least)
                        best = (parents, cost);
                }
            }

            if (best.Cost > before - least)
                break;
        }

        return best;
    }

    /// <summary>For each node the bits that the best tree with another parent for it costs more, among those one move away.</summary>
    /// <remarks>Infinite for nodes that no move gives another parent. Two lost originals are not told apart.</remarks>
    public double[] Margins(int[] parents)
    {
        var margins = new double[capacity];
        Array.Fill(margins, double.PositiveInfinity);
        var own = Cost(parents);
        for (var moved = 0; moved < capacity; moved++)
        {
            if (parents[moved] == NotInTree)
                continue;
            foreach (var (rival, cost) in Moves(parents, moved))
            {
                for (var node = 0; node < capacity; node++)
                {
                    if (rival[node] != parents[node] && !(rival[node] >= witnesses && parents[node] >= witnesses))
                        margins[node] = Math.Min(margins[node], cost - own);
                }
            }
        }

        return margins;
    }

    private IEnumerable<(int[] Parents, double Cost)> Moves(int[] start, int node)
    {
        foreach (var candidate in InPlace(start, node))
            yield return (candidate, Cost(candidate));
        if (start[node] >= 0)
        {
            foreach (var move in Regrafts(start, node, withSubtree: true))
                yield return move;
        }

        if (node < witnesses && start[node] >= 0 && start.Contains(node))
        {
            foreach (var move in Regrafts(start, node, withSubtree: false))
                yield return move;
        }
    }

    /// <summary>Trees that differ around one node only.</summary>
    private IEnumerable<int[]> InPlace(int[] start, int node)
    {
        var parent = start[node];
        var children = Children(start, node);
        if (parent >= 0)
        {
            // The node and its source change places, with or without the source's other branches.
            var turned = (int[])start.Clone();
            turned[node] = start[parent];
            turned[parent] = node;
            if (parent < witnesses || Children(turned, parent).Count > 1)
                yield return turned;
            var taken = (int[])turned.Clone();
            foreach (var sibling in Children(start, parent))
            {
                if (sibling != node)
                    taken[sibling] = node;
            }

            if (parent >= witnesses)
                taken[parent] = NotInTree;
            yield return taken;
        }

        if (node >= witnesses)
        {
            if (parent >= 0)
            {
                var without = (int[])start.Clone();
                foreach (var child in children)
                    without[child] = parent;
                without[node] = NotInTree;
                yield return without;
            }

            yield break;
        }

        if (children.Count > 0 && Free(start) is var lost && lost >= 0)
        {
            // The node steps aside for a lost original: of all its branches, or of each alone.
            var aside = (int[])start.Clone();
            aside[lost] = parent;
            aside[node] = lost;
            foreach (var child in children)
                aside[child] = lost;
            yield return aside;

            // Of its branches' branches as well: what looks like a chain may be copies of one lost account.
            var grandchildren = children.SelectMany(child => Children(start, child)).ToArray();
            if (grandchildren.Length > 0)
            {
                var spread = (int[])aside.Clone();
                foreach (var grandchild in grandchildren)
                    spread[grandchild] = lost;
                Contract(spread);
                yield return spread;
            }

            if (children.Count > 1)
            {
                foreach (var child in children)
                {
                    var one = (int[])start.Clone();
                    one[lost] = parent;
                    one[node] = lost;
                    one[child] = lost;
                    yield return one;
                }
            }
        }
    }

    private IEnumerable<(int[] Parents, double Cost)> Regrafts(int[] start, int node, bool withSubtree)
    {
        tree.Fill(start);
        var rest = (int[])start.Clone();
        Passing[] upward,
            below;
        var inside = new bool[capacity];
        if (withSubtree)
        {
            upward = (Passing[])tree.Upward(node).Clone();
            below = (Passing[])tree.Own(node).Clone();
            foreach (var child in Children(start, node))
                ParsimonyTree.Add(below, tree.Upward(child));
            for (var at = 0; at < capacity; at++)
            {
                inside[at] = start[at] != NotInTree && HypothesisSearch.IsBelow(start, at, node);
                if (inside[at])
                    rest[at] = NotInTree;
            }
        }
        else
        {
            below = tree.Own(node);
            upward = tree.Row();
            tree.FromBelow(below, upward);
            foreach (var child in Children(start, node))
                rest[child] = start[node];
            rest[node] = NotInTree;
            inside[node] = true;
        }

        Contract(rest);
        if (!rest.Any(parent => parent != NotInTree))
            yield break;
        tree.Fill(rest);
        var whole = tree.Row();
        for (var target = 0; target < capacity; target++)
        {
            if (rest[target] == NotInTree)
                continue;
            tree.Whole(target, rest, whole);
            var (under, above, between) = (
                tree.Least(whole, upward),
                tree.Least(tree.Downward(target), tree.Upward(target), upward),
                tree.Least(tree.Downward(target), tree.Upward(target), below)
            );
            var child = Joined(start, rest, inside);
            child[node] = target;
            yield return (child, under + other(child));
            if (node < witnesses)
            {
                var inserted = Joined(start, rest, inside);
                inserted[node] = rest[target];
                inserted[target] = node;
                yield return (inserted, between + other(inserted));
            }

            var branched = Joined(start, rest, inside);
            var lost = Free(branched);
            if (lost < 0)
                continue;
            branched[lost] = rest[target];
            branched[target] = lost;
            branched[node] = lost;
            yield return (branched, above + other(branched));
        }
    }

    /// <summary>The rest with the nodes that were taken off, in their own order still; the topmost is to be hung.</summary>
    private static int[] Joined(int[] start, int[] rest, bool[] inside)
    {
        var joined = (int[])rest.Clone();
        for (var at = 0; at < joined.Length; at++)
        {
            if (inside[at])
                joined[at] = start[at];
        }

        return joined;
    }

    /// <summary>Takes lost originals with fewer than two branches out.</summary>
    private void Contract(int[] parents)
    {
        for (var changed = true; changed; )
        {
            changed = false;
            for (var node = witnesses; node < capacity; node++)
            {
                if (parents[node] == NotInTree)
                    continue;
                var children = Children(parents, node);
                if (children.Count > 1)
                    continue;
                foreach (var child in children)
                    parents[child] = parents[node];
                parents[node] = NotInTree;
                changed = true;
            }
        }
    }

    private int Free(int[] parents)
    {
        var found = Array.FindIndex(parents, witnesses, parent => parent == NotInTree);
        return found;
    }

    private static List<int> Children(int[] parents, int node)
    {
        var children = new List<int>();
        for (var child = 0; child < parents.Length; child++)
        {
            if (parents[child] == node)
                children.Add(child);
        }

        return children;
    }
}
