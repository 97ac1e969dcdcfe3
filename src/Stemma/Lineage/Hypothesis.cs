using System.Collections.Immutable;

namespace Stemma.Lineage;

/// <summary>A lost original that would be the common source of two witnesses or more.</summary>
/// <param name="Left">Index of one witness that would descend from it.</param>
/// <param name="Right">Index of the other.</param>
/// <param name="Name">Who published it, where a witness says so.</param>
internal sealed record LostOriginal(int Left, int Right, string? Name);

/// <summary>A choice of parents for all witnesses, lost originals included, with its weight.</summary>
/// <param name="Parents">Index of each node's parent, -1 for roots; witnesses first, then <paramref name="Lost"/> in order.</param>
/// <param name="Lost">Lost originals that it assumes.</param>
/// <param name="Weight">Bits by which it explains the texts better than all being independent.</param>
internal sealed record Hypothesis(int[] Parents, ImmutableArray<LostOriginal> Lost, double Weight)
{
    /// <summary>For each node the bits that the best tree with another parent would cost more; NaN where none was searched; empty if no tree was.</summary>
    public ImmutableArray<double> Margins { get; init; } = [];
}
