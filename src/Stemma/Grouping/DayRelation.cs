namespace Stemma.Grouping;

/// <summary>How the days agree that two articles tell of.</summary>
internal enum DayRelation : byte
{
    /// <summary>One of them tells of no day that can be resolved.</summary>
    Unknown,

    /// <summary>Both tell of one day.</summary>
    Same,

    /// <summary>Of days near each other, or one points back to the days of the other.</summary>
    Near,

    /// <summary>Of different days, and neither points back to those of the other.</summary>
    Apart,
}
