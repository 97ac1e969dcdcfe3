using Stemma.Lineage;

namespace Stemma.Pages;

/// <summary>A node's place in the drawing, in pixels of the drawing's own space.</summary>
internal sealed record PlacedNode(StemmaNode Node, int X, int Y);

/// <summary>Lays a stemma out from left (origins) to right: each node right of its main parent, leaves in rows.</summary>
/// <remarks>A tidy tree over main parents; second parents are drawn across it. Linear in nodes and edges.</remarks>
internal sealed class StemmaLayout
{
    public const int NodeWidth = 150;
    public const int NodeHeight = 40;
    private const int Column = 210;
    private const int Row = 52;

    private readonly Dictionary<string, PlacedNode> placed = new(StringComparer.Ordinal);
    private readonly ILookup<string, StemmaNode> children;
    private int nextRow;

    public StemmaLayout(StemmaGraph graph)
    {
        Edges = graph.Edges;
        var mainParent = graph
            .Edges.GroupBy(edge => edge.To, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(edge => edge.Score)!.From, StringComparer.Ordinal);
        children = graph
            .Nodes.Where(node => mainParent.ContainsKey(node.Id))
            .ToLookup(node => mainParent[node.Id], StringComparer.Ordinal);
        foreach (var root in graph.Nodes.Where(node => !mainParent.ContainsKey(node.Id)))
            Place(root);
        // A node can be missing only where main parents form a cycle; it is then drawn as a root.
        foreach (var node in graph.Nodes.Where(node => !placed.ContainsKey(node.Id)))
            Place(node);
    }

    public IReadOnlyList<StemmaEdge> Edges { get; }

    public IEnumerable<PlacedNode> Nodes => placed.Values;

    public int Width => placed.Values.Select(node => node.X).DefaultIfEmpty(0).Max() + NodeWidth + 20;

    public int Height => (nextRow * Row) + 20;

    public PlacedNode this[string id] => placed[id];

    private void Place(StemmaNode root)
    {
        // Two passes without recursion: depth is bounded by the number of witnesses, not by the stack.
        var order = new List<(StemmaNode Node, int Depth)>();
        var open = new Stack<(StemmaNode Node, int Depth)>([(root, 0)]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at.Node.Id))
                continue;
            order.Add(at);
            foreach (var child in children[at.Node.Id].Reverse())
                open.Push((child, at.Depth + 1));
        }

        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (node, _) in order.Where(entry => !children[entry.Node.Id].Any()))
            rows[node.Id] = 10 + (nextRow++ * Row);
        foreach (var (node, depth) in Enumerable.Reverse(order))
        {
            var below = children[node.Id]
                .Where(child => rows.ContainsKey(child.Id))
                .Select(child => rows[child.Id])
                .ToArray();
            if (!rows.ContainsKey(node.Id))
                rows[node.Id] = below.Length == 0 ? 10 + (nextRow++ * Row) : (below.Min() + below.Max()) / 2;
            placed[node.Id] = new PlacedNode(node, 10 + (depth * Column), rows[node.Id]);
        }
    }
}
