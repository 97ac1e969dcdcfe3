namespace Stemma.Lineage;

/// <summary>A point on which witnesses differ, with what it costs to come from one state to another along an edge.</summary>
/// <param name="States">For each witness its state, or <see cref="Missing"/> where it has nothing there to compare.</param>
/// <param name="Count">Number of states, at least 2.</param>
/// <param name="Costs">Tenths of a bit for a change, by state of the source times <paramref name="Count"/> plus state of the descendant.</param>
/// <param name="Toward">
/// Tenths of bits by which the second state was made from the first rather than the reverse, by state of the source times
/// <paramref name="Count"/> plus state of the descendant; antisymmetric.
/// </param>
/// <param name="Weight">How many variations of the collation are alike in all this, each counted by how much it tells.</param>
internal sealed record Variation(byte[] States, int Count, int[] Costs, int[] Toward, double Weight)
{
    /// <summary>State of a witness that has nothing at this place: it may have read anything.</summary>
    public const byte Missing = byte.MaxValue;

    /// <summary>More readings at one place are told apart no further; the rest are taken for missing.</summary>
    public const int MostStates = 12;

    /// <summary>The passage it belongs to, or null.</summary>
    public Collating.Passage? Place { get; init; }

    /// <summary>Tenths of a bit for each state at the root of the tree; null where all are alike.</summary>
    public int[]? AtRoot { get; init; }

    /// <summary>State of a stretch that is not there yet; who lacks it is given this one, but may have lost it as well.</summary>
    public const byte Lacks = 0;

    /// <summary>State of a stretch that is there.</summary>
    public const byte Has = 1;

    /// <summary>State of a stretch that was there once.</summary>
    public const byte Lost = 2;

    /// <summary>True for a stretch that some have and others lack: its states are the three above.</summary>
    public bool IsStretch { get; init; }

    /// <summary>Tenths in a bit.</summary>
    public const double Tenths = 10;
}
