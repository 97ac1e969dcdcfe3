using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Lineage;

/// <summary>Looks again at each tree of a hypothesis with all its variations, and finds its lost originals.</summary>
internal sealed class TreeDescents(
    string[] sigla,
    HypothesisSearch search,
    Lazy<VariationTable> table,
    string?[] absent,
    LineageWeights weights,
    DecidedDescents decided,
    Clocks clocks
)
{
    /// <summary>Two have no tree and three only one, but for its root: readings that others attest begin to tell at four.</summary>
    private const int LeastWitnesses = 4;

    /// <summary>A tree of more witnesses is left as it is: the search takes time by the cube of their number.</summary>
    private const int MostWitnesses = 120;

    private readonly Dictionary<string, SearchedTree> known = new(StringComparer.Ordinal);

    /// <summary>The hypothesis with the best tree for each set of witnesses that hang together in it.</summary>
    public Hypothesis Refined(Hypothesis start)
    {
        var parents = start.Parents[..sigla.Length].ToList();
        var lost = ImmutableArray.CreateBuilder<LostOriginal>();
        var margins = parents.ConvertAll(_ => double.NaN);
        var elsewhere = Enumerable.Range(0, sigla.Length).Select(node => FromElsewhere(start.Parents, node)).ToArray();
        foreach (var nodes in Trees(start.Parents))
        {
            var members = nodes.Where(node => node < sigla.Length).ToArray();
            var place = nodes.Select((node, at) => (node, at)).ToDictionary();
            int[] best = [.. nodes.Select(node => start.Parents[node] < 0 ? -1 : place[start.Parents[node]])];
            double[]? searched = null;
            var isTried = members.Length is >= LeastWitnesses and <= MostWitnesses;
            if (isTried)
                (best, searched) = Searched(members, elsewhere, best);

            var numbers = new Dictionary<int, int>();
            for (var node = members.Length; node < best.Length; node++)
            {
                if (best[node] == -2)
                    continue;
                numbers[node] = sigla.Length + lost.Count;
                lost.Add(isTried ? Original(best, node, members) : start.Lost[nodes[node] - sigla.Length]);
                parents.Add(-1);
                margins.Add(double.NaN);
            }

            for (var node = 0; node < best.Length; node++)
            {
                if (best[node] == -2)
                    continue;
                parents[Number(node)] = best[node] < 0 ? -1 : Number(best[node]);
                if (searched is not null)
                    margins[Number(node)] = searched[node];
            }

            int Number(int node) => node < members.Length ? members[node] : numbers[node];
        }

        return new Hypothesis([.. parents], lost.ToImmutable(), start.Weight) { Margins = [.. margins] };
    }

    /// <summary>The best tree of some witnesses and the margins of its nodes; one that was searched before is not searched again.</summary>
    private (int[] Parents, double[] Margins) Searched(int[] members, List<TextSpan>[] elsewhere, int[] start)
    {
        var places = Array.ConvertAll(members, member => elsewhere[member]);
        var key = string.Join(',', members);
        if (
            known.TryGetValue(key, out var before)
            && before.Tree.AsSpan().SequenceEqual(start)
            && before.Elsewhere.Zip(places).All(pair => pair.First.SequenceEqual(pair.Second))
        )
            return (before.Parents, before.Margins);
        var costs = new EdgeCosts(members, sigla, search, absent, clocks, weights, decided);
        var tree = new TreeSearch(table.Value.Among(members, elsewhere), members.Length, costs.Of, weights.MoveGain);
        var best = NearerTheRoot(tree, tree.Best(tree.Padded(start)).Parents, members);
        var margins = tree.Margins(best);
        known[key] = new SearchedTree(Compact(best), places, best, margins);
        return (best, margins);
    }

    /// <summary>The same tree with its lost originals numbered without gaps.</summary>
    private static int[] Compact(int[] parents)
    {
        var used = Enumerable.Range(0, parents.Length).Where(node => parents[node] != -2).ToArray();
        return Array.ConvertAll(used, node => parents[node] < 0 ? -1 : Array.IndexOf(used, parents[node]));
    }

    /// <summary>Hangs what hangs under a copy under the copy's source instead, where variations and signs hardly tell.</summary>
    /// <remarks>
    /// Among copies of one text nothing may tell which was taken from; the source itself is the simplest answer. What two
    /// copies both leave out, as an agency's name, tells nothing either; a word that only the nearer one has does.
    /// </remarks>
    private int[] NearerTheRoot(TreeSearch tree, int[] parents, int[] members)
    {
        var cost = tree.Cost(parents);
        for (var node = 0; node < members.Length; node++)
        {
            while (
                parents[node] is var parent
                && parent >= 0
                && parent < members.Length
                && parents[parent] is var source
                && source >= 0
                && source < members.Length
                && search.ChangedRuns(members[source], members[parent]) <= weights.CopyRuns
                && !search.HandsOn(members[source], members[parent], members[node])
            )
            {
                var nearer = (int[])parents.Clone();
                nearer[node] = source;
                if (tree.Cost(nearer) is var other && other > cost + weights.Indifference)
                    break;
                (parents, cost) = (nearer, other);
            }
        }

        return parents;
    }

    /// <summary>Stretches of a node that other sources than its main one explain.</summary>
    private List<TextSpan> FromElsewhere(int[] parents, int node)
    {
        var elsewhere = new List<TextSpan>();
        var covered = search.Explained(parents, node);
        while (search.SecondParent(parents, node, covered, weights.SecondParent) is { } second)
        {
            elsewhere.AddRange(second.Passages.Select(passage => passage.To));
            covered.AddRange(second.Passages.Select(passage => passage.To));
        }

        return elsewhere;
    }

    /// <summary>The two witnesses that stand nearest below a lost original, in different branches of it, and its name.</summary>
    private LostOriginal Original(int[] parents, int lost, int[] members)
    {
        var nearest = new List<int>();
        for (var child = 0; child < parents.Length && nearest.Count < 2; child++)
        {
            if (parents[child] == lost)
                nearest.Add(members[Witness(child)]);
        }

        var name = Enumerable
            .Range(0, members.Length)
            .Where(child => parents[child] == lost)
            .Select(child => absent[members[child]])
            .OfType<string>()
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
        return new LostOriginal(Math.Min(nearest[0], nearest[1]), Math.Max(nearest[0], nearest[1]), name);

        int Witness(int node)
        {
            while (node >= members.Length)
                node = Array.IndexOf(parents, node);
            return node;
        }
    }

    private IEnumerable<int[]> Trees(int[] parents) =>
        Enumerable
            .Range(0, parents.Length)
            .GroupBy(node =>
            {
                while (parents[node] >= 0)
                    node = parents[node];
                return node;
            })
            .OrderBy(group => group.Key)
            .Select(group => group.Order().ToArray());

    /// <summary>A tree that was searched.</summary>
    /// <param name="Tree">Parents, lost originals numbered without gaps.</param>
    /// <param name="Elsewhere">For each witness the stretches that it was taken to have from elsewhere.</param>
    /// <param name="Parents">As the search numbers them.</param>
    /// <param name="Margins">Of each node.</param>
    private sealed record SearchedTree(int[] Tree, List<TextSpan>[] Elsewhere, int[] Parents, double[] Margins);
}
