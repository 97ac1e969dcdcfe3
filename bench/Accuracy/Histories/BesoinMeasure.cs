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
    /// <inheritdoc/>
    public string Name => "sign distance, Notre Besoin";

    /// <inheritdoc/>
    public string Archive => "besoin";

    /// <inheritdoc/>
    public bool IsCorpus => true;

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var besoin = new Besoin(path);
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
        var collated = new CollatedTree(besoin.Readings).Best();
        var lost = graph.Nodes.Count(node => node.Lost);
        return new Score(
            Of(found),
            words.Length,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{lost} lost, {found.Origins} roots; spanning tree {Of(baselines.SpanningTree()):F3}, neighbour joining {Of(baselines.NeighbourJoining()):F3}; {Edges(found)}; parsimony over the editors' collation {Of(collated):F3}: {Edges(collated)}"
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
