namespace Stemma.Grouping;

/// <summary>What kind of fact a term states that two accounts of one event should agree on.</summary>
internal enum Stated : byte
{
    /// <summary>None.</summary>
    Nothing,

    /// <summary>A day of the week.</summary>
    Day,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A number that not every text has.</summary>
    Figure,
}
