namespace Stemma.Grouping;

/// <summary>A text that shares wording with the one asked about; verified by comparing the two.</summary>
/// <param name="Number">Which: the number <see cref="ReuseIndex.Add"/> gave.</param>
/// <param name="OfQuery">Share of the asked text's wording that the other has in the same order, by weight of rarity, 0 to 1.</param>
/// <param name="OfOther">Share of the other's that the asked text has.</param>
public readonly record struct ReuseMatch(int Number, double OfQuery, double OfOther)
{
    /// <summary>The larger of the two shares: 1 for a text that stands in the other whole.</summary>
    public double Shared => Math.Max(OfQuery, OfOther);
}
