using System.Collections.Immutable;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>A proposal of what stood in a stretch of a witness, with where it is from; never the original itself.</summary>
/// <param name="Span">The stretch of the reworded witness.</param>
/// <param name="Restored">The proposed words.</param>
/// <param name="Score">Confidence, 0 to 1.</param>
/// <param name="Evidence">What an aligned witness says in the same place; null where the proposal is the model's guess.</param>
public sealed record ProposedWording(TextSpan Span, string Restored, double Score, WitnessSpan? Evidence)
{
    /// <summary>What the proposal rests on.</summary>
    public RestorationBasis Basis => Evidence is null ? RestorationBasis.Model : RestorationBasis.Witness;
}

/// <summary>A witness whose words were replaced, and what may have stood there.</summary>
/// <param name="Siglum">The reworded witness.</param>
/// <param name="Verdict">What its own text tells.</param>
/// <param name="Score">Probability of <see cref="SpunWording"/>, by its own text.</param>
/// <param name="Proposals">
/// In text order, not overlapping. Other witnesses come first, the one against which most speaks before the next; the
/// model only where none covers the stretch, and never inside a direct quotation.
/// </param>
public sealed record RestoredWitness(
    string Siglum,
    WordingVerdict Verdict,
    double Score,
    ImmutableArray<ProposedWording> Proposals
);
