using System.Collections.Immutable;

namespace Stemma.Lineage;

/// <summary>One piece of evidence about the direction of descent between two witnesses.</summary>
/// <param name="Bits">Log2 odds: positive where it speaks for the right witness descending from the left, negative for the reverse.</param>
/// <param name="Reason">The evidence in words and spans.</param>
public sealed record Pull(double Bits, Reason Reason);

/// <summary>What two witnesses share, and what speaks for either descending from the other.</summary>
/// <param name="Left">Siglum; before <paramref name="Right"/>.</param>
/// <param name="Right">Siglum.</param>
/// <param name="Explained">Bits of wording that descent either way would explain: what independent accounts would not share.</param>
/// <param name="IsMain">True where enough of either account corresponds for one to be the other's main source.</param>
/// <param name="Shared">The reason that states what is shared.</param>
/// <param name="Pulls">Evidence of direction, strongest first.</param>
public sealed record PairEvidence(
    string Left,
    string Right,
    double Explained,
    bool IsMain,
    Reason Shared,
    ImmutableArray<Pull> Pulls
)
{
    /// <summary>Bits of the evidence that <paramref name="descendant"/> does not descend from the other witness; 0 or more.</summary>
    /// <remarks>
    /// Evidence is not netted: where much speaks against either descending from the other, both descend from something lost.
    /// </remarks>
    public double Against(string descendant) =>
        Pulls.Sum(pull => Math.Max(0, IsRight(descendant) ? -pull.Bits : pull.Bits));

    /// <summary>Log2 odds that <paramref name="descendant"/> descends from the other witness rather than the reverse.</summary>
    public double Toward(string descendant) => Against(IsRight(descendant) ? Left : Right) - Against(descendant);

    /// <summary>Bits by which <paramref name="descendant"/> itself says that it took from the other witness.</summary>
    public double Credit(string descendant) =>
        Pulls
            .Where(pull => string.Equals(pull.Reason.Kind, PairWeigher.CreditKind, StringComparison.Ordinal))
            .Sum(pull => Math.Max(0, IsRight(descendant) ? pull.Bits : -pull.Bits));

    private bool IsRight(string siglum) => string.Equals(siglum, Right, StringComparison.Ordinal);
}
