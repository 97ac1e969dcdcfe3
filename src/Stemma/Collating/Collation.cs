using System.Collections.Immutable;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Collating;

/// <summary>How the members of a passage relate. Collating sets the first three and Quoted; Spinning refines the rest.</summary>
public enum PassageRelation
{
    /// <summary>The same words in the same order.</summary>
    Verbatim,

    /// <summary>The same sentence with words changed, dropped or added.</summary>
    Edited,

    /// <summary>The same content in other words.</summary>
    Paraphrased,

    /// <summary>Words replaced by machine.</summary>
    Spun,

    /// <summary>Reads as sent through another language and back.</summary>
    Translated,

    /// <summary>Both quote the same speech; independent reporters may do so.</summary>
    Quoted,
}

/// <summary>One difference inside an aligned stretch. An empty span marks the omission, at the place where it would stand.</summary>
/// <param name="Left">Words of the left witness.</param>
/// <param name="Right">Words of the right witness.</param>
public readonly record struct WordingDifference(TextSpan Left, TextSpan Right);

/// <summary>A stretch (one or more sentences) of the left witness aligned with a stretch of the right one.</summary>
/// <param name="Left">Stretch of the left witness.</param>
/// <param name="Right">Stretch of the right witness.</param>
/// <param name="Relation">How they relate.</param>
/// <param name="Score">Confidence that they correspond, 0 to 1.</param>
/// <param name="Kept">Share of lexical tokens (of the longer stretch) that are the same in both, in order; 1 is verbatim.</param>
/// <param name="Differences">Differences in text order; empty for verbatim.</param>
public sealed record AlignedStretch(
    TextSpan Left,
    TextSpan Right,
    PassageRelation Relation,
    double Score,
    double Kept,
    ImmutableArray<WordingDifference> Differences
);

/// <summary>Two witnesses compared. Collating (B, A) gives the mirror of (A, B).</summary>
/// <param name="Left">Siglum; before <paramref name="Right"/> in siglum order.</param>
/// <param name="Right">Siglum.</param>
/// <param name="Stretches">Aligned stretches, ordered by Left; no two overlap on either side.</param>
/// <param name="LeftContained">
/// Share of the left witness's reporting (lexical tokens outside boilerplate and credits) that has a counterpart in the right, 0 to 1:
/// words that are the same, and words put for others, up to three for one; what an aligned stretch merely adds does not count.
/// </param>
/// <param name="RightContained">The same of the right witness's reporting.</param>
public sealed record PairCollation(
    string Left,
    string Right,
    ImmutableArray<AlignedStretch> Stretches,
    double LeftContained,
    double RightContained
);

/// <summary>A stretch of one witness aligned with stretches of others.</summary>
/// <param name="Relation">The weakest relation that any member has to the most central one; Quoted where all have it.</param>
/// <param name="Members">One stretch a witness, in siglum order; at least two.</param>
/// <param name="Loci">Its places of comparison, in text order; each member's readings tile its tokens.</param>
public sealed record Passage(PassageRelation Relation, ImmutableArray<WitnessSpan> Members, ImmutableArray<Locus> Loci);

/// <summary>A place where witnesses are compared.</summary>
/// <param name="Readings">Distinct readings, the most widely attested first, ties by ordinal Normal.</param>
public sealed record Locus(ImmutableArray<Reading> Readings)
{
    /// <summary>True where the witnesses differ here.</summary>
    public bool IsVariant => Readings.Length > 1;
}

/// <summary>What some witnesses say at a locus.</summary>
/// <param name="Normal">Normalised tokens joined by spaces; empty for an omission.</param>
/// <param name="Witnesses">Who reads so and where, in siglum order; empty spans for omissions.</param>
public sealed record Reading(string Normal, ImmutableArray<WitnessSpan> Witnesses);

/// <summary>The aligned places of one story.</summary>
/// <param name="Story">The witnesses.</param>
/// <param name="Pairs">
/// Every pair that shares something, ordered by Left, Right; in a story of more than a hundred witnesses near-copies are paired with
/// few others (see <see cref="PairPlan"/>).
/// </param>
/// <param name="Passages">N-way passages, ordered by their first member.</param>
public sealed record Collation(Story Story, ImmutableArray<PairCollation> Pairs, ImmutableArray<Passage> Passages);
