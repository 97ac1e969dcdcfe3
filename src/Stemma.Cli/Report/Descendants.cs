using Stemma.Cli.Printing;
using Stemma.Grouping;
using Stemma.Lineage;

namespace Stemma.Cli.Report;

/// <summary>The stemma as a tree: each account under the ancestor it owes most, the other ancestors noted.</summary>
internal sealed class Descendants
{
    private readonly StemmaGraph graph;
    private readonly Dictionary<string, StemmaEdge> main = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> children;

    public Descendants(StemmaGraph graph)
    {
        this.graph = graph;
        foreach (var node in graph.Nodes)
        {
            if (graph.Edges.Where(edge => Is(edge.To, node.Id)).MaxBy(edge => edge.Score) is { } edge)
                main[node.Id] = edge;
        }

        // A graph read from elsewhere may hold a circle: it is cut where it was entered first.
        foreach (var node in graph.Nodes)
        {
            if (IsOwnAncestor(node.Id))
                main.Remove(node.Id);
        }

        children = graph
            .Nodes.Where(node => main.ContainsKey(node.Id))
            .ToLookup(node => main[node.Id].From, node => node.Id, StringComparer.Ordinal);
    }

    /// <summary>Every account in the order to print: larger families first.</summary>
    /// <param name="glyphs">What the rails are drawn with.</param>
    public IEnumerable<TreeLine> Lines(Glyphs glyphs)
    {
        var nodes = graph.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        var open = new Stack<(string Id, string Rails, string Below)>();
        foreach (var root in Ordered(graph.Nodes.Select(node => node.Id).Where(id => !main.ContainsKey(id))).Reverse())
            open.Push((root, string.Empty, string.Empty));
        while (open.TryPop(out var line))
        {
            var below = Ordered(children[line.Id]).ToArray();
            yield return new TreeLine(
                line.Rails,
                line.Below + (below.Length > 0 ? glyphs.Trunk : glyphs.NoTrunk),
                nodes[line.Id],
                main.GetValueOrDefault(line.Id)
            );
            for (var index = below.Length - 1; index >= 0; index--)
            {
                var isLast = index == below.Length - 1;
                open.Push(
                    (
                        below[index],
                        line.Below + (isLast ? glyphs.LastBranch : glyphs.Branch),
                        line.Below + (isLast ? glyphs.NoTrunk : glyphs.Trunk)
                    )
                );
            }
        }
    }

    /// <summary>Edges to the account from ancestors other than the one it stands under, strongest first.</summary>
    public IEnumerable<StemmaEdge> Others(string id) =>
        graph
            .Edges.Where(edge => Is(edge.To, id) && !ReferenceEquals(edge, main.GetValueOrDefault(id)))
            .OrderByDescending(edge => edge.Score);

    private IEnumerable<string> Ordered(IEnumerable<string> ids) =>
        ids.OrderByDescending(Size).ThenBy(id => id, Comparer<string>.Create(Sigla.Compare));

    private int Size(string id)
    {
        var size = 0;
        var open = new Stack<string>([id]);
        while (open.TryPop(out var at))
        {
            size++;
            foreach (var child in children[at])
                open.Push(child);
        }

        return size;
    }

    private bool IsOwnAncestor(string id)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = id; main.TryGetValue(at, out var edge) && seen.Add(at); at = edge.From)
        {
            if (Is(edge.From, id))
                return true;
        }

        return false;
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}

/// <summary>An account in the tree.</summary>
/// <param name="Rails">Drawing before it.</param>
/// <param name="Below">Drawing before what is said below it.</param>
/// <param name="Node">The account.</param>
/// <param name="Edge">What ties it to the account above it; null for roots.</param>
internal sealed record TreeLine(string Rails, string Below, StemmaNode Node, StemmaEdge? Edge);
