namespace Stemma.Lineage;

/// <summary>What the changes of copyists cost, in bits, and what a lost copy does.</summary>
/// <remarks>
/// Set by hand as round ratios, then Slip and Corrected by a search on invented traditions (bench/Accuracy, "fit: scribal
/// weights", cut off after its first gains); docs/accuracy.md, "Copies by hand". Only ratios count.
/// </remarks>
internal sealed record ScribalWeights
{
    /// <summary>The weights in use.</summary>
    public static ScribalWeights Default { get; } = new();

    /// <summary>A word spelled otherwise.</summary>
    public double Slip { get; init; } = 2;

    /// <summary>A spelling that one copy alone has put right: any copyist does it.</summary>
    public double Corrected { get; init; } = 0.5;

    /// <summary>A word put for another.</summary>
    public double Substituted { get; init; } = 5;

    /// <summary>A word put for the one that a single copy has, back to what the others read.</summary>
    public double Restored { get; init; } = 4;

    /// <summary>Words left out.</summary>
    public double Omitted { get; init; } = 4;

    /// <summary>One or two words added.</summary>
    public double Added { get; init; } = 4;

    /// <summary>A longer stretch added: what was left out does not come back by itself.</summary>
    public double StretchAdded { get; init; } = 12;

    /// <summary>As many copies must have a reading for its being changed to cost in full.</summary>
    public double Established { get; init; } = 4;

    /// <summary>A lost copy.</summary>
    public double Lost { get; init; } = 8;

    /// <summary>Words spelled at least so alike are spellings of one, 0 to 1.</summary>
    public double Alike { get; init; } = 0.5;
}
