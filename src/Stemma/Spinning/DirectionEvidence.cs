using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>Which of two near-verbatim wordings was made out of the other by replacing words.</summary>
public enum RewordedSide
{
    /// <summary>The differences do not tell, or are those of ordinary editing.</summary>
    Undecided,

    /// <summary>The left witness is the reworded one.</summary>
    Left,

    /// <summary>The right witness is the reworded one.</summary>
    Right,
}

/// <summary>One difference that speaks for a direction.</summary>
/// <param name="Kind">Stable word for programs: "swap", "unknown-word", "lost-article", "respelt-name", "doubled-word", "wrong-article", "doubled-count".</param>
/// <param name="Text">The difference in words.</param>
/// <param name="Bits">Log2 odds: positive where it speaks for the right witness as the reworded one.</param>
/// <param name="Left">Words of the left witness.</param>
/// <param name="Right">Words of the right witness.</param>
public sealed record DirectionReason(string Kind, string Text, double Bits, TextSpan Left, TextSpan Right);

/// <summary>What the differences of a pair say about direction. Swapping the sides gives the exact mirror.</summary>
/// <param name="Reworded">Decided by the sum, outside a band; never on fewer than three differences.</param>
/// <param name="Bits">Log2 odds, sum of the reasons: positive where the right witness is the reworded one.</param>
/// <param name="Reasons">By position in the left witness.</param>
public sealed record DirectionEvidence(RewordedSide Reworded, double Bits, ImmutableArray<DirectionReason> Reasons)
{
    /// <summary>Nothing to say.</summary>
    public static readonly DirectionEvidence None = new(RewordedSide.Undecided, 0, []);
}
