using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>Whether an article's words were replaced by machine, as far as its text alone tells.</summary>
public enum WordingVerdict
{
    /// <summary>Nothing out of the ordinary.</summary>
    Clean,

    /// <summary>Too short or too near the margin to say.</summary>
    Undecided,

    /// <summary>Words were replaced by machine.</summary>
    Spun,
}

/// <summary>What a restoration rests on.</summary>
public enum RestorationBasis
{
    /// <summary>The language model and the thesaurus, or a rule of grammar: a guess.</summary>
    Model,

    /// <summary>What an aligned witness says in the same place.</summary>
    Witness,
}

/// <summary>A proposal of what stood in a stretch before words were replaced; never the original itself.</summary>
/// <param name="Span">The stretch.</param>
/// <param name="Restored">The proposed words, cased like the stretch; empty where the stretch fits badly and nothing better is known.</param>
/// <param name="Score">Confidence, 0 to 1.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record Restoration(
    TextSpan Span,
    string Restored,
    double Score,
    RestorationBasis Basis = RestorationBasis.Model
) : IAnnotation;

/// <summary>What an article's own text says about machine-replaced wording.</summary>
/// <param name="Verdict">Decided by margin; undecided inside the band.</param>
/// <param name="Score">Probability that words were replaced, 0 to 1, on texts like those it was set with.</param>
/// <param name="Spans">Stretches that fit badly, with proposals, in text order, not overlapping; in a clean text only slips such as doubled words.</param>
public sealed record SpunWording(WordingVerdict Verdict, double Score, ImmutableArray<Restoration> Spans);
