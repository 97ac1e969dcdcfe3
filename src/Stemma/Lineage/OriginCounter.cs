using System.Collections.Immutable;
using System.Globalization;
using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;

namespace Stemma.Lineage;

/// <summary>Counts the independent origins behind a story or behind one fact of it.</summary>
/// <remarks>An origin is a root of the graph, lost or extant: reporting that did not come from another witness.</remarks>
public sealed class OriginCounter
{
    /// <summary>Two roots whose witnesses share more than this are not proven apart, though too little to call it descent.</summary>
    private const double WeakTieBits = 7;

    /// <summary>Where pairs speak for an edge by fewer bits, it may as well be chance likeness: cutting it would make one origin more.</summary>
    /// <remarks>Set by hand, as odds of three to two where three bits double them; higher widens the range.</remarks>
    private const double UndecidedBits = 1.65;

    private readonly Collation collation;
    private readonly StemmaGraph graph;
    private readonly ImmutableDictionary<string, ImmutableArray<Attribution>> attributions;
    private readonly Dictionary<string, string> mainRoot;
    private readonly HashSet<(string, string)> weakTies = [];
    private readonly HashSet<string> undecided;

    internal OriginCounter(
        Collation collation,
        StemmaGraph graph,
        IReadOnlyDictionary<(string From, string To), EdgeMargin> margins,
        ImmutableArray<PairEvidence> pairs,
        ImmutableDictionary<string, ImmutableArray<Attribution>> attributions
    )
    {
        this.collation = collation;
        this.graph = graph;
        this.attributions = attributions;
        mainRoot = graph.Nodes.ToDictionary(node => node.Id, node => MainRoot(node.Id), StringComparer.Ordinal);
        undecided = graph
            .Edges.GroupBy(edge => edge.To, StringComparer.Ordinal)
            .Where(group =>
                group.All(edge =>
                    IsLoose(edge)
                    && margins.TryGetValue((edge.From, edge.To), out var margin)
                    && (margin.Basis == EdgeBasis.Second || margin.Pair < UndecidedBits)
                )
            )
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var (left, right) = (mainRoot[pair.Left], mainRoot[pair.Right]);
            if (left != right && pair.Explained >= WeakTieBits)
            {
                weakTies.Add((left, right));
                weakTies.Add((right, left));
            }
        }
    }

    internal Story Story => collation.Story;

    /// <summary>Witnesses with reporting of their own: a quotation that none of their sources has.</summary>
    public ImmutableArray<string> OriginalReporting =>
        [.. collation.Story.Witnesses.Where(HasOwnQuotation).Select(witness => witness.Siglum)];

    /// <summary>The origins of the whole story.</summary>
    public Origins OfStory()
    {
        var roots = Roots(graph.Nodes.Select(node => node.Id), everyParent: true);
        var citedOnly = CitedOnly();
        var range = Range(roots, [.. collation.Story.Witnesses.Select(witness => witness.Siglum)]);
        if (citedOnly.Length > 0)
            range = range with { High = range.High + 1 };
        return new Origins(range, Rule(range, roots, citedOnly), citedOnly);
    }

    /// <summary>The origins behind what the witnesses <paramref name="sigla"/> say.</summary>
    public OriginRange Of(IEnumerable<string> sigla)
    {
        var witnesses = sigla.Distinct(StringComparer.Ordinal).ToArray();
        return Range(Roots(witnesses, everyParent: false), witnesses);
    }

    private OriginRange Range(string[] roots, string[] witnesses)
    {
        var groups = roots.ToDictionary(root => root, root => root, StringComparer.Ordinal);
        foreach (var root in roots)
        {
            foreach (var other in roots)
            {
                if (weakTies.Contains((root, other)))
                    Join(groups, root, other);
            }
        }

        var apart = groups
            .Keys.GroupBy(root => Find(groups, root), StringComparer.Ordinal)
            .Count(group => group.Any(ReportsItself));
        var loose = witnesses.Count(undecided.Contains);
        return new OriginRange(
            roots.Length,
            Math.Clamp(apart, Math.Min(1, roots.Length), roots.Length),
            roots.Length + loose
        );
    }

    private string Rule(OriginRange range, string[] roots, ImmutableArray<string> citedOnly)
    {
        var names = roots.Select(root =>
            graph.Nodes.First(node => node.Id == root) is { Lost: true } lost
                ? lost.Name is null
                    ? $"a lost original ({root})"
                    : $"{lost.Name} (lost, {root})"
                : root
        );
        var rule =
            "An origin is an account, or a lost one, that descends from no other: " + string.Join(", ", names) + ".";
        if (range.Low < range.Estimate)
            rule += string.Create(
                CultureInfo.InvariantCulture,
                $" Only {range.Low} of them are proven apart: the others share a little wording or show no reporting of their own."
            );
        if (range.High > range.Estimate + (citedOnly.Length > 0 ? 1 : 0))
            rule += " Some ties are too loose to decide and may be chance.";
        if (citedOnly.Length > 0)
            rule += $" Cited for a part only, and so counted only in the upper bound: {string.Join(", ", citedOnly)}.";
        return rule;
    }

    /// <summary>Outlets and agencies that are cited but stand behind no node of the graph.</summary>
    private ImmutableArray<string> CitedOnly()
    {
        var nodes = graph
            .Nodes.Where(node => node.Name is not null)
            .Select(node => node.Name!)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. attributions
                .Values.SelectMany(entries => entries)
                .Where(attribution => attribution.Weight != AttributionWeight.CreditLine)
                .Select(attribution => attribution.Name)
                .Distinct(StringComparer.Ordinal)
                .Where(name =>
                    !nodes.Contains(name)
                    && !collation.Story.Witnesses.Any(witness => WitnessNaming.Names(name, witness))
                    && !attributions
                        .Values.SelectMany(entries => entries)
                        .Any(other => other.Name == name && other.Weight == AttributionWeight.CreditLine)
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    private bool ReportsItself(string root) =>
        graph.Nodes.First(node => node.Id == root).Lost || HasOwnQuotation(collation.Story[root]);

    /// <summary>A direct quotation that aligns with nothing in the witness's ancestors or in siblings from a lost source.</summary>
    private bool HasOwnQuotation(Witness witness)
    {
        var related = Related(witness.Siglum);
        var aligned = collation
            .Pairs.Where(pair =>
                (pair.Left == witness.Siglum && related.Contains(pair.Right))
                || (pair.Right == witness.Siglum && related.Contains(pair.Left))
            )
            .SelectMany(pair =>
                pair.Stretches.Select(stretch => pair.Left == witness.Siglum ? stretch.Left : stretch.Right)
            )
            .ToArray();
        return witness
            .Article.Get(AnnotationLayers.Quotations)
            .Any(quotation =>
                quotation.Kind == QuotationKind.Direct
                && quotation.Speaker is not null
                && !aligned.Any(span => span.Overlaps(quotation.Span))
            );
    }

    private HashSet<string> Related(string siglum)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([siglum]);
        while (open.TryPop(out var at))
        {
            foreach (var edge in graph.Edges.Where(edge => edge.To == at))
            {
                if (found.Add(edge.From))
                    open.Push(edge.From);
                if (graph.Nodes.First(node => node.Id == edge.From).Lost)
                    found.UnionWith(graph.Edges.Where(other => other.From == edge.From).Select(other => other.To));
            }
        }

        found.Remove(siglum);
        return found;
    }

    private static bool IsLoose(StemmaEdge edge) => edge.Relation is Descent.Rewrite or Descent.Citation;

    private string[] Roots(IEnumerable<string> ids, bool everyParent) =>
        [
            .. (everyParent ? ids.Where(id => !graph.Edges.Any(edge => edge.To == id)) : ids.Select(id => mainRoot[id]))
                .Distinct(StringComparer.Ordinal)
                .Order(Comparer<string>.Create(Sigla.Compare)),
        ];

    private string MainRoot(string id)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(id) && graph.Edges.Where(edge => edge.To == id).MaxBy(edge => edge.Score) is { } edge)
            id = edge.From;
        return id;
    }

    private static string Find(Dictionary<string, string> groups, string root)
    {
        while (groups[root] != root)
            root = groups[root];
        return root;
    }

    private static void Join(Dictionary<string, string> groups, string left, string right)
    {
        var (one, other) = (Find(groups, left), Find(groups, right));
        if (one != other)
            groups[Sigla.Compare(one, other) < 0 ? other : one] = Sigla.Compare(one, other) < 0 ? one : other;
    }
}
