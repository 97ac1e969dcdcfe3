using NodaTime;
using Stemma.Lineage;
using Stemma.Publishing;

namespace Stemma.Pages;

/// <summary>A node's place in the drawing, in pixels of the drawing's own space.</summary>
internal sealed record PlacedNode(StemmaNode Node, int X, int Y)
{
    public int Middle => Y + (StemmaLayout.NodeHeight / 2);
}

/// <summary>A day of the time axis: where its columns begin.</summary>
internal sealed record PlacedDay(LocalDate? Day, int X);

/// <summary>Lays a stemma out on an axis of days from left to right; within a day, each node right of its main parent.</summary>
/// <remarks>
/// Rows are those of a tidy tree over main parents; further parents are drawn across it. A lost original stands in the day of its
/// earliest child, an undated account in that of its main parent; what descends from a later one goes back. Linear in nodes and
/// edges, but for sorting.
/// </remarks>
internal sealed class StemmaLayout
{
    public const int NodeWidth = 154;
    public const int NodeHeight = 38;
    private const int Column = 198;
    private const int Row = 48;
    private const int Left = 12;
    private const int Top = 34;

    private readonly Dictionary<string, PlacedNode> placed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> mainParent;
    private readonly ILookup<string, StemmaNode> children;
    private readonly Dictionary<string, int> columns;
    private int nextRow;

    public StemmaLayout(StoryReport story)
    {
        var graph = story.Stemma;
        Edges = graph.Edges;
        MainEdges = graph
            .Edges.GroupBy(edge => edge.To, StringComparer.Ordinal)
            .Select(group => group.MaxBy(edge => edge.Score)!)
            .ToHashSet();
        mainParent = MainEdges.ToDictionary(edge => edge.To, edge => edge.From, StringComparer.Ordinal);
        children = graph
            .Nodes.Where(node => mainParent.ContainsKey(node.Id))
            .ToLookup(node => mainParent[node.Id], StringComparer.Ordinal);
        var orders = new List<List<StemmaNode>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // A node can be missing below the roots only where main parents form a cycle; it is then drawn as a root.
        foreach (var root in graph.Nodes.Where(node => !mainParent.ContainsKey(node.Id)).Concat(graph.Nodes))
            orders.Add(Below(root, seen));
        (columns, Days) = Axis(story, [.. orders.SelectMany(order => order)]);
        foreach (var order in orders)
            Place(order);
    }

    public IReadOnlyList<StemmaEdge> Edges { get; }

    /// <summary>The best edge to each node.</summary>
    public IReadOnlySet<StemmaEdge> MainEdges { get; }

    public IReadOnlyList<PlacedDay> Days { get; }

    public IEnumerable<PlacedNode> Nodes => placed.Values.OrderBy(node => node.Y).ThenBy(node => node.X);

    public int Width => placed.Values.Select(node => node.X).DefaultIfEmpty(0).Max() + NodeWidth + Left;

    public int Height => Top + (nextRow * Row);

    public PlacedNode this[string id] => placed[id];

    public bool IsRoot(StemmaNode node) => !mainParent.ContainsKey(node.Id);

    /// <summary>The tree below a root, each node before its children; without recursion, since depth grows with witnesses.</summary>
    private List<StemmaNode> Below(StemmaNode root, HashSet<string> seen)
    {
        var order = new List<StemmaNode>();
        var open = new Stack<StemmaNode>([root]);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node.Id))
                continue;
            order.Add(node);
            foreach (var child in children[node.Id].Reverse())
                open.Push(child);
        }

        return order;
    }

    private (Dictionary<string, int> Columns, List<PlacedDay> Days) Axis(StoryReport story, StemmaNode[] order)
    {
        var days = new Dictionary<string, LocalDate?>(StringComparer.Ordinal);
        // Children first: a lost original takes the earliest day of what it left.
        foreach (var node in Enumerable.Reverse(order))
        {
            days[node.Id] = node.Lost
                ? children[node.Id].Select(child => days.GetValueOrDefault(child.Id)).Min()
                : story.Story[node.Id].Article.Published?.Date;
        }

        // One that is nobody's main parent takes the day of the earliest that has some of it, and stands left of it.
        var besides = Edges.ToLookup(edge => edge.From, StringComparer.Ordinal);
        foreach (var node in order.Where(node => node.Lost && !children[node.Id].Any()))
            days[node.Id] = besides[node.Id].Select(edge => days.GetValueOrDefault(edge.To)).Min();
        var lost = order
            .Where(node => node.Lost && !children[node.Id].Any())
            .SelectMany(node => besides[node.Id])
            .ToLookup(edge => edge.To, edge => edge.From, StringComparer.Ordinal);

        var steps = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in order)
        {
            var parent = mainParent.GetValueOrDefault(node.Id);
            if (parent is not null)
                days[node.Id] ??= days[parent];
            var least = lost[node.Id].Any(from => days[from] == days[node.Id]) ? 1 : 0;
            steps[node.Id] =
                parent is not null && steps.TryGetValue(parent, out var step) && days[parent] == days[node.Id]
                    ? Math.Max(step + 1, least)
                    : least;
        }

        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var placedDays = new List<PlacedDay>();
        var next = 0;
        foreach (var day in order.GroupBy(node => days[node.Id]).OrderBy(group => group.Key ?? LocalDate.MaxIsoValue))
        {
            placedDays.Add(new PlacedDay(day.Key, Left + (next * Column)));
            foreach (var node in day)
                found[node.Id] = next + steps[node.Id];
            next += day.Max(node => steps[node.Id]) + 1;
        }

        return (found, placedDays);
    }

    private void Place(List<StemmaNode> order)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in order.Where(node => !children[node.Id].Any()))
            rows[node.Id] = Top + (nextRow++ * Row);
        foreach (var node in Enumerable.Reverse(order))
        {
            var below = children[node.Id]
                .Where(child => rows.ContainsKey(child.Id))
                .Select(child => rows[child.Id])
                .ToArray();
            if (!rows.ContainsKey(node.Id))
                rows[node.Id] = below.Length == 0 ? Top + (nextRow++ * Row) : (below.Min() + below.Max()) / 2;
            var x = Left + (columns[node.Id] * Column);
            // Only where dates contradict descent can a node meet another of its own tree.
            if (placed.Values.Any(other => other.X == x && Math.Abs(other.Y - rows[node.Id]) < NodeHeight))
                rows[node.Id] = Top + (nextRow++ * Row);
            placed[node.Id] = new PlacedNode(node, x, rows[node.Id]);
        }
    }
}
