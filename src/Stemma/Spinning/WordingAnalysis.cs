using System.Collections.Immutable;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>What the differences between two witnesses say about rewording.</summary>
/// <param name="Left">Siglum; before <paramref name="Right"/>.</param>
/// <param name="Right">Siglum.</param>
/// <param name="Direction">Which side was reworded, if the differences tell.</param>
/// <param name="Translation">Whether a translation lies between the two.</param>
/// <param name="Oddness">
/// Log2 odds by which the right text's wording throughout looks more like replaced wording than the left's, each taken
/// alone; 0 where the pair was not reworded.
/// </param>
public sealed record PairWording(
    string Left,
    string Right,
    DirectionEvidence Direction,
    TranslationEvidence Translation,
    double Oddness
);

/// <summary>A collation whose passages are told apart by how they were reworded.</summary>
/// <param name="Collation">The collation, with Spun and Translated relations set.</param>
/// <param name="Pairs">What is known of each pair that differs, ordered by Left, Right.</param>
/// <param name="Restorations">What may have stood in the witnesses that some pair names as reworded, by siglum.</param>
public sealed record ReviewedCollation(
    Collation Collation,
    ImmutableArray<PairWording> Pairs,
    ImmutableArray<RestoredWitness> Restorations
);

/// <summary>Looks at every pair of a collation for machine rewording and translation. One for each story and thread.</summary>
public sealed class WordingAnalysis
{
    /// <summary>Score from which a pair's reworded stretches are called translated; see <see cref="TranslationEvidence"/>.</summary>
    private const double Translated = 0.5;

    /// <summary>Stretches that keep more of the wording than this were edited, not reworded.</summary>
    private const double KeptByEditing = 0.95;

    /// <summary>Fewer stretches are too little wording to compare.</summary>
    private const int LeastStretches = 4;

    private readonly Dictionary<string, SpunWording> detected = new(StringComparer.Ordinal);
    private readonly SpinDirection direction = new();
    private readonly SpunWordingDetector detector = new();

    /// <summary>The same collation with its reworded passages marked as such. Quadratic in witnesses that share wording.</summary>
    public ReviewedCollation Review(Collation collation)
    {
        ArgumentNullException.ThrowIfNull(collation);
        var reviewed = collation.Pairs.Select(pair => Review(collation.Story, pair)).ToArray();
        var pairs = reviewed.Select(entry => entry.Pair).ToImmutableArray();
        var byPair = pairs.ToDictionary(pair => (pair.Left, pair.Right));
        var refined = collation with
        {
            Pairs = pairs,
            Passages = [.. collation.Passages.Select(passage => Relabel(passage, byPair))],
        };
        ImmutableArray<PairWording> wordings = [.. reviewed.Select(entry => entry.Wording).OfType<PairWording>()];
        return new ReviewedCollation(refined, wordings, WitnessRestoration.Of(refined, wordings, Detect));
    }

    private (PairCollation Pair, PairWording? Wording) Review(Story story, PairCollation pair)
    {
        var left = story[pair.Left].Article;
        var right = story[pair.Right].Article;
        if (
            pair.Stretches.All(stretch => stretch.Differences.Length == 0)
            || !SpunWordingDetector.IsEnglish(left)
            || !SpunWordingDetector.IsEnglish(right)
        )
            return (pair, null);
        var evidence = direction.Weigh(left, right, pair.Stretches.SelectMany(stretch => stretch.Differences));
        var translation = TranslationTraces.Weigh(left, right, pair.Stretches);
        var oddness = IsRewordedThroughout(pair) ? LogOdds(right) - LogOdds(left) : 0;
        var wording = new PairWording(pair.Left, pair.Right, evidence, translation, oddness);
        if (evidence.Reworded == RewordedSide.Undecided)
            return (pair, wording);

        // Heavy spinning leaves the traces of translation too; only it makes a text's own wording fit so badly.
        var reworded = evidence.Reworded == RewordedSide.Left ? left : right;
        var isTranslated = translation.Score >= Translated && Detect(reworded).Verdict != WordingVerdict.Spun;
        var relation = isTranslated ? PassageRelation.Translated : PassageRelation.Spun;
        var stretches = pair.Stretches.Select(stretch =>
            IsReworded(stretch, evidence) ? stretch with { Relation = relation } : stretch
        );
        return (pair with { Stretches = [.. stretches] }, wording);
    }

    private SpunWording Detect(Article article) =>
        detected.TryGetValue(article.Id, out var wording) ? wording : detected[article.Id] = detector.Detect(article);

    private double LogOdds(Article article)
    {
        const double most = 0.99;
        var score = Math.Clamp(Detect(article).Score, 1 - most, most);
        return Math.Log2(score / (1 - score));
    }

    /// <summary>True where most of what the two share was reworded: only then is their wording compared as a whole.</summary>
    private static bool IsRewordedThroughout(PairCollation pair)
    {
        const double most = 0.5;
        double all = pair.Stretches.Sum(stretch => stretch.Left.Length);
        return pair.Stretches.Length >= LeastStretches
            && pair.Stretches.Where(stretch => stretch.Kept < KeptByEditing).Sum(stretch => stretch.Left.Length)
                > most * all
            && Math.Min(pair.LeftContained, pair.RightContained) > most;
    }

    private static bool IsReworded(AlignedStretch stretch, DirectionEvidence evidence) =>
        stretch.Relation is PassageRelation.Edited or PassageRelation.Paraphrased
        && stretch.Kept < KeptByEditing
        && evidence.Reasons.Any(reason =>
            stretch.Left.Contains(reason.Left) && reason.Bits > 0 == (evidence.Reworded == RewordedSide.Right)
        );

    /// <summary>A passage is as reworded as its most reworded pair.</summary>
    private static Passage Relabel(Passage passage, Dictionary<(string, string), PairCollation> pairs)
    {
        var relation = passage.Relation;
        for (var i = 0; i < passage.Members.Length; i++)
        {
            for (var j = i + 1; j < passage.Members.Length; j++)
            {
                var (one, other) = (passage.Members[i], passage.Members[j]);
                if (!pairs.TryGetValue((one.Siglum, other.Siglum), out var pair))
                    continue;
                var stretch = pair.Stretches.FirstOrDefault(stretch =>
                    stretch.Left.Overlaps(one.Span) && stretch.Right.Overlaps(other.Span)
                );
                if (stretch?.Relation is PassageRelation.Spun or PassageRelation.Translated)
                    relation = stretch.Relation;
            }
        }

        return relation == passage.Relation ? passage : passage with { Relation = relation };
    }
}
