using System.Collections.Immutable;
using Stemma.Spinning;

namespace Stemma.Lineage;

/// <summary>Works out who descends from whom in one story.</summary>
public static class StemmaBuilder
{
    /// <summary>A main source outside the inputs is a parent of its own where the extant parent leaves this share unexplained.</summary>
    private const double UnexplainedShare = 0.5;

    /// <summary>Rounds of searching trees and turning edges; the third hardly ever changes anything.</summary>
    private const int MostRounds = 3;

    /// <summary>
    /// The stemma of <paramref name="reviewed"/> and the counter of its origins. Quadratic in witnesses, cubic on the worst graphs.
    /// </summary>
    public static Descents Build(ReviewedCollation reviewed) => Build(reviewed, LineageWeights.Default);

    /// <summary>The same with other weights, for fitting them.</summary>
    internal static Descents Build(ReviewedCollation reviewed, LineageWeights weights)
    {
        ArgumentNullException.ThrowIfNull(reviewed);
        var collation = reviewed.Collation;
        var wordings = reviewed.Pairs.ToDictionary(wording => (wording.Left, wording.Right));
        var story = collation.Story;
        var sigla = story.Witnesses.Select(witness => witness.Siglum).ToArray();
        var attributions = Attributions.Of(story);
        var passages = new SharedPassages(collation);
        var weigher = new PairWeigher(collation, passages, attributions, weights);
        var pairs = collation
            .Pairs.Select(pair =>
                weigher.Weigh(pair, WordingPulls.Of(pair, wordings.GetValueOrDefault((pair.Left, pair.Right))))
            )
            .ToImmutableArray();
        var decided = new DecidedDescents(story);
        var search = new HypothesisSearch(
            sigla,
            pairs,
            passages,
            new AgreementTable(collation),
            new ComplementaryLoss(collation, passages),
            weights,
            decided
        );
        var absent = new AbsentSources(story, attributions);
        var tradition = TraditionDescents.Of(story, attributions, search, decided);
        var best = tradition ?? ByAllEvidence();

        var draft = new StemmaDraft(collation, sigla, best, search, decided);
        draft.AddMainEdges();
        draft.AddOtherConfirmed();
        if (tradition is null)
        {
            // Of a copied text, a stretch that the exemplar has lost since is no sign of another.
            draft.AddSecondParents(weights);
            draft.AddAbsentSources(absent, UnexplainedShare);
            draft.AddMainCitations(attributions);
        }

        var graph = draft.ToGraph();
        var origins = new OriginCounter(collation, graph, draft.Margins, pairs, attributions);
        return new Descents(graph, origins, pairs) { Margins = draft.Margins };

        Hypothesis ByAllEvidence()
        {
            var trees = new TreeDescents(
                sigla,
                search,
                new Lazy<VariationTable>(() => new VariationTable(reviewed, attributions, weights)),
                [.. sigla.Select(absent.PrincipalOf)],
                weights,
                decided,
                new Clocks(story.Witnesses, weights)
            );
            var first = search.Best(pair => absent.BehindBoth(collation, pair));
            return Refined(first, trees, new EdgeTurning(sigla, search, weights));
        }
    }

    /// <summary>Searches the trees, then looks again at which of them hang together, until neither finds anything better.</summary>
    private static Hypothesis Refined(Hypothesis start, TreeDescents trees, EdgeTurning edges)
    {
        var best = start;
        for (var round = 0; round < MostRounds; round++)
        {
            var refined = trees.Refined(round == 0 ? best : edges.TurnedAround(best));
            var isSame = refined.Parents.AsSpan().SequenceEqual(best.Parents);
            best = refined;
            if (isSame)
                break;
        }

        return edges.NearerTheRoot(best);
    }
}

/// <summary>What Lineage found about one story.</summary>
/// <param name="Graph">Who descends from whom.</param>
/// <param name="Origins">Counts independent origins, of the story or of some witnesses.</param>
/// <param name="Pairs">What each pair shares and what its direction was judged by, ordered by Left, Right.</param>
public sealed record Descents(StemmaGraph Graph, OriginCounter Origins, ImmutableArray<PairEvidence> Pairs)
{
    /// <summary>By ends of edges what their scores were made from.</summary>
    internal IReadOnlyDictionary<(string From, string To), EdgeMargin> Margins { get; init; } =
        new Dictionary<(string From, string To), EdgeMargin>();
}
