using System.Collections.Immutable;
using System.Globalization;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Lineage;

/// <summary>Turns the best hypothesis into nodes and edges with scores and reasons.</summary>
internal sealed class StemmaDraft(
    Collation collation,
    string[] sigla,
    Hypothesis best,
    HypothesisSearch search,
    DecidedDescents decided
)
{
    private readonly Dictionary<string, LexicalIndex> tokens = collation.Story.Witnesses.ToDictionary(
        witness => witness.Siglum,
        witness => new LexicalIndex(witness.Article),
        StringComparer.Ordinal
    );

    private readonly List<StemmaEdge> edges = [];
    private readonly Dictionary<(string From, string To), EdgeMargin> margins = [];
    private readonly List<(string Id, string? Name)> lost =
    [
        .. best.Lost.Select(
            (original, index) => (string.Create(CultureInfo.InvariantCulture, $"x{index + 1}"), original.Name)
        ),
    ];

    /// <summary>By ends of each edge that was weighed, its margin; edges that rest on a citation or a person have none.</summary>
    public IReadOnlyDictionary<(string From, string To), EdgeMargin> Margins => margins;

    /// <summary>One edge for every node that has a parent in the hypothesis.</summary>
    public void AddMainEdges()
    {
        // Copies first: the others' scores look at what is a copy of what.
        var nodes = Enumerable
            .Range(0, best.Parents.Length)
            .OrderByDescending(node => IsVerbatim(best.Parents[node], node));
        foreach (var node in nodes)
        {
            var parent = best.Parents[node];
            if (parent < 0)
                continue;
            if (parent < sigla.Length && node < sigla.Length)
                edges.Add(Between(parent, node));
            else if (parent >= sigla.Length && node < sigla.Length)
                edges.Add(FromLost(parent, node));
            else
                edges.Add(ToLost(parent, node));
        }
    }

    /// <summary>Edges that people confirmed beside a main parent.</summary>
    public void AddOtherConfirmed()
    {
        foreach (var (from, to) in decided.Confirmed)
        {
            if (best.Parents[to] != from && !IsAncestor(sigla[to], sigla[from]))
                edges.Add(Between(from, to));
        }
    }

    /// <summary>Edges for passages that another witness explains and the main parent does not.</summary>
    /// <remarks>
    /// What an account has from the source of its main source, or from a copy of it, seldom comes from there by itself: far oftener
    /// its main source is another than was found. Such a parent, or one of kin that explains little, is added only where it is named.
    /// </remarks>
    public void AddSecondParents(LineageWeights weights)
    {
        for (var node = 0; node < sigla.Length; node++)
        {
            var covered = search.Explained(best.Parents, node);
            while (search.SecondParent(best.Parents, node, covered, weights.SecondParent) is { } second)
            {
                if (IsAncestor(sigla[node], sigla[second.From]) || HasEdge(sigla[second.From], sigla[node]))
                    break;
                covered.AddRange(second.Passages.Select(passage => passage.To));
                if (!IsLikely(second.From, node, second.Gain))
                    continue;
                var (from, to) = (sigla[second.From], sigla[node]);
                var reason = new Reason(
                    "passages",
                    $"takes {Plural(second.Passages.Count, "passage")} from {from} that its main source lacks",
                    [
                        .. second
                            .Passages.SelectMany(passage =>
                                new[] { new WitnessSpan(from, passage.From), new WitnessSpan(to, passage.To) }
                            )
                            .Order(),
                    ]
                );
                var pair = search.Between(second.From, node)!;
                var stretches = second.Passages.ConvertAll(passage => passage.Stretch);
                edges.Add(
                    new StemmaEdge(
                        from,
                        to,
                        DescentKind.Of(stretches, pair, to, isWhole: false),
                        Math.Min(
                            Score(from, to, new EdgeMargin(EdgeBasis.Second, 0, second.Gain)),
                            edges.Where(edge => edge.To == to).Max(edge => edge.Score)
                        ),
                        [reason, .. EdgeReasons.Supporting(pair, to)]
                    )
                );
            }
        }

        bool IsLikely(int from, int node, double gain)
        {
            var main = best.Parents[node];
            var isLine =
                HypothesisSearch.IsBelow(best.Parents, main, from)
                || HypothesisSearch.IsBelow(best.Parents, from, main);
            return search.Between(from, node)!.Credit(sigla[node]) > 0
                || !isLine && (Root(from) != Root(node) || gain >= weights.SecondOfKin);
        }

        int Root(int node)
        {
            while (best.Parents[node] >= 0)
                node = best.Parents[node];
            return node;
        }
    }

    /// <summary>Lost parents for accounts whose main source is named but absent, and nothing extant explains them.</summary>
    public void AddAbsentSources(AbsentSources absent, double unexplainedShare)
    {
        foreach (var (name, siglum, attribution) in absent.All)
        {
            if (attribution.Weight == AttributionWeight.Partial || DescendsFromLost(siglum, name))
                continue;
            var node = Array.IndexOf(sigla, siglum);
            if (HasParent(siglum) && 1 - ExplainedShare(node) < unexplainedShare)
                continue;
            var existing = lost.FirstOrDefault(entry => string.Equals(entry.Name, name, StringComparison.Ordinal));
            var unnamed = lost.FindIndex(entry =>
                entry.Name is null && !HasParent(entry.Id) && HasEdge(entry.Id, siglum)
            );
            if (existing.Id is null && unnamed >= 0)
            {
                // What is inferred and what is named are one.
                lost[unnamed] = (lost[unnamed].Id, name);
                continue;
            }

            if (existing.Id is null)
            {
                existing = (string.Create(CultureInfo.InvariantCulture, $"x{lost.Count + 1}"), name);
                lost.Add(existing);
            }
            else if (IsAncestor(siglum, existing.Id))
                continue;

            edges.Add(
                new StemmaEdge(
                    existing.Id,
                    siglum,
                    Descent.Citation,
                    0.8,
                    [
                        new Reason(
                            "citation",
                            $"{siglum} names {name} as its source; no text of it is among the inputs",
                            [.. attribution.Spans.Select(span => new WitnessSpan(siglum, span))]
                        ),
                    ]
                )
            );
        }
    }

    /// <summary>Edges from a witness that another names as its main source though no wording ties the two.</summary>
    public void AddMainCitations(ImmutableDictionary<string, ImmutableArray<Attribution>> attributions)
    {
        foreach (var siglum in sigla)
        {
            foreach (var attribution in attributions[siglum])
            {
                var source = collation.Story.Witnesses.FirstOrDefault(witness =>
                    WitnessNaming.Names(attribution.Name, witness)
                );
                if (
                    attribution.Weight != AttributionWeight.Principal
                    || source is null
                    || HasParent(siglum)
                    || IsAncestor(siglum, source.Siglum)
                    || decided.Forbids(Array.IndexOf(sigla, source.Siglum), Array.IndexOf(sigla, siglum))
                )
                    continue;
                edges.Add(
                    new StemmaEdge(
                        source.Siglum,
                        siglum,
                        Descent.Citation,
                        0.7,
                        [
                            new Reason(
                                "citation",
                                $"{siglum} names {attribution.Name}, which is {source.Siglum}, as its source",
                                [.. attribution.Spans.Select(span => new WitnessSpan(siglum, span))]
                            ),
                        ]
                    )
                );
            }
        }
    }

    /// <summary>The finished graph.</summary>
    public StemmaGraph ToGraph() =>
        new(
            [
                .. sigla.Select(siglum => new StemmaNode(siglum, false, null)),
                .. lost.Select(entry => new StemmaNode(entry.Id, true, entry.Name)),
            ],
            [
                .. edges
                    .OrderBy(edge => edge.To, Comparer<string>.Create(Sigla.Compare))
                    .ThenByDescending(edge => edge.Score)
                    .ThenBy(edge => edge.From, Comparer<string>.Create(Sigla.Compare)),
            ]
        );

    private StemmaEdge Between(int from, int to)
    {
        var pair = search.Between(from, to)!;
        var stretches = Pair(from, to)?.Stretches ?? [];
        var confirmed = decided.Why(from, to);
        return new StemmaEdge(
            sigla[from],
            sigla[to],
            DescentKind.Of(stretches, pair, sigla[to], IsWhole(from, to)),
            confirmed is null
                ? Score(sigla[from], sigla[to], WithTree(EdgeBasis.InTree, from, to, Margin(from, to)))
                : 1,
            [
                .. Maybe(confirmed),
                .. EdgeReasons.Circle(pair, sigla[to]),
                pair.Shared,
                .. EdgeReasons.Supporting(pair, sigla[to]),
            ]
        );
    }

    private StemmaEdge FromLost(int parent, int node)
    {
        var (id, name) = lost[parent - sigla.Length];
        // The nearest of those that descend from it by another branch; of all others where none shares anything.
        var closest = Enumerable
            .Range(0, sigla.Length)
            .Where(other => other != node && search.Between(other, node) is not null)
            .OrderByDescending(other => HypothesisSearch.IsBelow(best.Parents, other, parent))
            .ThenBy(other => HypothesisSearch.IsBelow(best.Parents, other, node))
            .ThenByDescending(other => search.Between(other, node)!.Explained)
            .First();
        var pair = search.Between(closest, node)!;
        var siblingSiglum = sigla[closest];
        return new StemmaEdge(
            id,
            sigla[node],
            DescentKind.Of(Pair(closest, node)?.Stretches ?? [], pair, sigla[node], isWhole: false),
            Score(
                id,
                sigla[node],
                WithTree(EdgeBasis.FromLost, parent, node, Math.Min(pair.Against(pair.Left), pair.Against(pair.Right)))
            ),
            [
                new Reason(
                    "lost-original",
                    $"{sigla[node]} and {siblingSiglum} share wording that neither can have from the other"
                        + (name is null ? "" : $"; {name} is named as the source"),
                    pair.Shared.Evidence
                ),
                .. EdgeReasons.Supporting(pair, sigla[node]),
            ]
        );
    }

    private StemmaEdge ToLost(int parent, int node)
    {
        var original = best.Lost[node - sigla.Length];
        var through = parent < sigla.Length ? search.Between(parent, original.Left) : null;
        var (from, to) = (
            parent < sigla.Length ? sigla[parent] : lost[parent - sigla.Length].Id,
            lost[node - sigla.Length].Id
        );
        return new StemmaEdge(
            from,
            to,
            Descent.Edit,
            Score(from, to, WithTree(EdgeBasis.ToLost, parent, node, 0)),
            [through?.Shared ?? new Reason("shared-wording", "what its descendants share stands there too", [])]
        );
    }

    /// <summary>Bits by which the parent's text is better than the next best one that is not the node's own descendant.</summary>
    private double Margin(int from, int to)
    {
        var next = 0.0;
        for (var other = 0; other < sigla.Length; other++)
        {
            if (
                other != from
                && other != to
                && !HypothesisSearch.IsBelow(best.Parents, other, to)
                && !IsCopy(from, other)
            )
                next = Math.Max(next, search.Gain(other, to));
        }

        // The reverse descent is a rival too: the difference between the two directions bounds the margin.
        var pair = search.Between(from, to)!;
        var reverse = Math.Abs(pair.Toward(sigla[to]) + pair.Credit(sigla[to]) - pair.Credit(sigla[from])) + 1;
        return Math.Min(search.Gain(from, to) - next, reverse);
    }

    /// <summary>True where the two have one text: which of them was taken from makes no difference to what descends.</summary>
    private bool IsCopy(int one, int other) =>
        (best.Parents[one] == other || best.Parents[other] == one)
        && edges.Exists(edge =>
            edge.Relation == Descent.Copy
            && (
                (edge.From == sigla[one] && edge.To == sigla[other])
                || (edge.From == sigla[other] && edge.To == sigla[one])
            )
        );

    private double Score(string from, string to, EdgeMargin margin)
    {
        margins[(from, to)] = margin;
        return EdgeConfidence.Of(margin);
    }

    /// <summary>The margin of pairs with that of the tree, where one was searched and the edge is its own.</summary>
    private EdgeMargin WithTree(EdgeBasis basis, int parent, int node, double pair)
    {
        var tree = best.Parents[node] != parent || best.Margins.IsEmpty ? double.NaN : best.Margins[node];
        return !double.IsNaN(tree) ? new EdgeMargin(basis, tree, pair)
            : basis == EdgeBasis.InTree ? new EdgeMargin(EdgeBasis.ByPair, 0, pair)
            : new EdgeMargin(basis, 0, pair);
    }

    private static IEnumerable<Reason> Maybe(Reason? reason) => reason is null ? [] : [reason];

    private PairCollation? Pair(int one, int other)
    {
        var (left, right) = one < other ? (one, other) : (other, one);
        return collation.Pairs.FirstOrDefault(pair =>
            string.Equals(pair.Left, sigla[left], StringComparison.Ordinal)
            && string.Equals(pair.Right, sigla[right], StringComparison.Ordinal)
        );
    }

    private bool IsVerbatim(int parent, int node) =>
        parent >= 0
        && parent < sigla.Length
        && node < sigla.Length
        && DescentKind.Of(
            Pair(parent, node)?.Stretches ?? [],
            search.Between(parent, node)!,
            sigla[node],
            IsWhole(parent, node)
        ) == Descent.Copy;

    private bool IsWhole(int from, int to)
    {
        const double whole = 0.85;
        return Pair(from, to) is { LeftContained: >= whole, RightContained: >= whole };
    }

    private double ExplainedShare(int node)
    {
        var spans = search.Explained(best.Parents, node);
        var all = tokens[sigla[node]].Count(new TextSpan(0, collation.Story.Witnesses[node].Article.Text.Length));
        return all == 0 ? 1 : (double)spans.Distinct().Sum(tokens[sigla[node]].Count) / all;
    }

    private bool HasEdge(string from, string to) => edges.Exists(edge => edge.From == from && edge.To == to);

    private bool HasParent(string siglum) =>
        edges.Exists(edge => string.Equals(edge.To, siglum, StringComparison.Ordinal));

    private bool DescendsFromLost(string siglum, string name) =>
        lost.Exists(entry => string.Equals(entry.Name, name, StringComparison.Ordinal) && IsAncestor(entry.Id, siglum));

    private bool IsAncestor(string ancestor, string node)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([node]);
        while (open.TryPop(out var at))
        {
            if (string.Equals(at, ancestor, StringComparison.Ordinal))
                return true;
            if (!seen.Add(at))
                continue;
            foreach (var edge in edges.Where(edge => string.Equals(edge.To, at, StringComparison.Ordinal)))
                open.Push(edge.From);
        }

        return false;
    }

    private static string Plural(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
