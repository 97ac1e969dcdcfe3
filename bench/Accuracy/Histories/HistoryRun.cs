using System.Globalization;
using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Intake.Marking;
using Stemma.Lineage;
using Stemma.Spinning;
using Stemma.Text;

namespace Accuracy.Histories;

/// <summary>What one method says of one history, scored.</summary>
/// <param name="Pedigree">Who descends from whom.</param>
/// <param name="Right">For each edge the truth's edge that it stands for, or null.</param>
/// <param name="Signs">Average sign distance.</param>
/// <param name="Origins">Count of origins.</param>
/// <param name="Low">Low end.</param>
/// <param name="High">High end.</param>
/// <param name="Scores">Score of each edge; empty for the baselines.</param>
/// <param name="Margins">What each edge's score was made from, null where it rests on a citation; empty for the baselines.</param>
internal sealed record Answer(
    Pedigree Pedigree,
    (int From, int To)?[] Right,
    double Signs,
    int Origins,
    int Low,
    int High,
    double[] Scores,
    EdgeMargin?[] Margins
);

/// <summary>One generated history through the stages, with its truth in the order of sigla.</summary>
internal sealed class HistoryRun
{
    private readonly int[] texts;
    private readonly int[,] distances;

    /// <param name="nodes">The history.</param>
    /// <param name="pipeline">Annotates.</param>
    public HistoryRun(HistoryNode[] nodes, AnnotatorPipeline pipeline)
    {
        Nodes = nodes;
        var articles = nodes.Where(node => !node.Lost).Select(node => pipeline.Annotate(ArticleOf(node)));
        var story = StoryGrouper.AsOneStory([.. articles]);
        Reviewed = new WordingAnalysis().Review(Collator.Collate(story[0]));
        Order =
        [
            .. story[0].Witnesses.Select(witness => int.Parse(witness.Article.Path, CultureInfo.InvariantCulture)),
        ];
        Truth = Pedigree.Of(nodes, Order);
        distances = Truth.Distances();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        Words = [.. Order.Select(number => Wording.Words(nodes[number].Text))];
        texts = [.. Words.Select(words => Number(string.Join(' ', words)))];

        int Number(string text)
        {
            known.TryAdd(text, known.Count);
            return known[text];
        }
    }

    /// <summary>The history.</summary>
    public HistoryNode[] Nodes { get; }

    /// <summary>Number in the history of each witness, in order of sigla.</summary>
    public int[] Order { get; }

    /// <summary>The truth, witnesses in order of sigla.</summary>
    public Pedigree Truth { get; }

    /// <summary>What Lineage is given.</summary>
    public ReviewedCollation Reviewed { get; }

    /// <summary>Words of each witness.</summary>
    public string[][] Words { get; }

    /// <summary>How the witness, or the lost account, was made; that of its first maker where it is a truth's lost node.</summary>
    public Making MakingOf(int witness) => witness < Order.Length ? Nodes[Order[witness]].Making : Making.Root;

    /// <summary>Our answer.</summary>
    internal Answer Ours(LineageWeights? weights = null)
    {
        var descents = StemmaBuilder.Build(Reviewed, weights ?? LineageWeights.Default);
        var index = descents.Graph.Nodes.Select((node, at) => (node.Id, at)).ToDictionary(StringComparer.Ordinal);
        var (pedigree, numbers) = new Pedigree(
            Order.Length,
            index.Count,
            [.. descents.Graph.Edges.Select(edge => (index[edge.From], index[edge.To]))]
        ).Contracted();
        StemmaEdge[] edges = [.. numbers.Select(number => descents.Graph.Edges[number])];
        var origins = descents.Origins.OfStory().Range;
        return Score(pedigree) with
        {
            Origins = origins.Estimate,
            Low = origins.Low,
            High = origins.High,
            Scores = [.. edges.Select(edge => edge.Score)],
            Margins =
            [
                .. edges.Select(edge =>
                    descents.Margins.TryGetValue((edge.From, edge.To), out var margin) ? margin : (EdgeMargin?)null
                ),
            ],
        };
    }

    /// <summary>The baselines' answers by name.</summary>
    public IEnumerable<(string Name, Answer Answer)> Others()
    {
        var baselines = new Baselines(Baselines.Distances(Words), [.. Order.Select(number => Nodes[number].Published)]);
        yield return ("neighbour joining", Score(baselines.NeighbourJoining()));
        yield return ("spanning tree", Score(baselines.SpanningTree()));
        yield return ("earlier and nearest", Score(baselines.Earliest()));
    }

    private Answer Score(Pedigree pedigree) =>
        new(
            pedigree,
            PedigreeScore.RightEdges(Truth, pedigree, texts),
            PedigreeScore.SignDistance(distances, pedigree.Distances(), Order.Length),
            pedigree.Origins,
            pedigree.Origins,
            pedigree.Origins,
            [],
            []
        );

    private static Article ArticleOf(HistoryNode node) =>
        ArticleMarker.Mark(new Article(node.Number.ToString(CultureInfo.InvariantCulture), node.Text)) with
        {
            Language = "en",
            Publisher = node.Publisher,
            Published = node.Published is { } time
                ? new PublicationTime(time.InUtc().Date, node.DayOnly ? null : time)
                : null,
        };
}
