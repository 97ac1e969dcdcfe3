using System.Globalization;
using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Spinning;
using Stemma.Text;

namespace Accuracy.Histories;

/// <summary>Average sign distance on Notre Besoin, a copied text whose tree is known: French, undated, no credits.</summary>
internal sealed class BesoinMeasure : IMeasure
{
    /// <summary>All changes alike, a lost copy as two of them: plain parsimony.</summary>
    private static readonly ScribalWeights Even = new()
    {
        Slip = 1,
        Corrected = 1,
        Substituted = 1,
        Restored = 1,
        Omitted = 1,
        Added = 1,
        StretchAdded = 1,
        Lost = 2,
    };

    private readonly string[] without;

    private BesoinMeasure(string name, params string[] without) => (Name, this.without) = (name, without);

    /// <summary>All copies, and those that the literature has: without T1 and T2, behind which the text stands complete.</summary>
    public static IMeasure[] All { get; } =
    [
        new BesoinMeasure("sign distance, Notre Besoin, 11 copies", "T1", "T2"),
        new BesoinMeasure("sign distance, Notre Besoin, 13 copies"),
    ];

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Archive => "besoin";

    /// <inheritdoc/>
    public bool IsCorpus => true;

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var besoin = new Besoin(path, without);
        var pipeline = DefaultPipeline.Build();
        var articles = besoin.Texts.Select(
            (text, at) => pipeline.Annotate(new Article(besoin.Sigla[at], text) { Language = "fr" })
        );
        var story = StoryGrouper.AsOneStory([.. articles])[0];
        var graph = StemmaBuilder.Build(new WordingAnalysis().Review(Collator.Collate(story))).Graph;
        var names = story.Witnesses.ToDictionary(witness => witness.Siglum, witness => witness.Article.Path);
        var order = graph
            .Nodes.Select((node, at) => (node.Id, at))
            .ToDictionary(
                entry => entry.Id,
                entry => names.TryGetValue(entry.Id, out var name) ? Array.IndexOf(besoin.Sigla, name) : entry.at
            );
        var found = new Pedigree(
            besoin.Sigla.Length,
            order.Count,
            [.. graph.Edges.Select(edge => (order[edge.From], order[edge.To]))]
        );
        var words = besoin.Texts.Select(Wording.Words).ToArray();
        var baselines = new Baselines(Baselines.Distances(words), new NodaTime.Instant?[words.Length]);
        var folded = Array.ConvertAll(
            besoin.Readings,
            place => Array.ConvertAll(place, word => word is null ? null : CopiedWords.Folded(word))
        );
        var collated = CollatedTree.Best(folded).Pedigree;
        var plain = CollatedTree.Best(folded, Even).Pedigree;
        var masked = new Baselines(Baselines.DistancesByPlace(folded), new NodaTime.Instant?[words.Length]);
        var lost = graph.Nodes.Count(node => node.Lost);
        return new Score(
            Of(found),
            words.Length,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{lost} lost, {found.Origins} roots: {Edges(found)}; over the editors' collation {Of(collated):F3}; spanning tree {Of(baselines.SpanningTree()):F3}, neighbour joining {Of(baselines.NeighbourJoining()):F3}; over the editors' collation, folded, what is lost left out: {Of(masked.SpanningTree()):F3}, {Of(masked.NeighbourJoining()):F3}, parsimony with all changes alike {Of(plain):F3}"
            )
        );

        double Of(Pedigree pedigree) =>
            PedigreeScore.SignDistance(besoin.Truth.Distances(), pedigree.Distances(), words.Length);

        string Edges(Pedigree pedigree) =>
            string.Join(' ', pedigree.Edges.Order().Select(edge => $"{Node(edge.From)}>{Node(edge.To)}"));

        string Node(int node) =>
            node < words.Length
                ? besoin.Sigla[node]
                : string.Create(CultureInfo.InvariantCulture, $"x{node - words.Length + 1}");
    }

    /// <inheritdoc/>
    public string Digest(string path) => Besoin.Digest(path);
}
