namespace Stemma.Grouping;

/// <summary>How readily articles are put into one story. The defaults were set on 772 short news texts; see bench/Accuracy.</summary>
public sealed record GroupingOptions
{
    /// <summary>The defaults.</summary>
    public static GroupingOptions Default { get; } = new();

    /// <summary>
    /// Least score, 0 to 1, that the better half of the pairs between two groups must have on average for them to become
    /// one story. Higher splits stories, lower merges events of one kind. On 772 texts 0.55 to 0.65 gave F1 0.88 to 0.90.
    /// </summary>
    public double Threshold
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, 0);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1);
            field = value;
        }
    } = 0.6;

    /// <summary>
    /// Most articles that one article is compared with, best first, at least 1. Cost grows with it; below about 20 large
    /// stories begin to fall apart.
    /// </summary>
    public int Candidates
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 40;
}
