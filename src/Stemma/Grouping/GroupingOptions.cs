namespace Stemma.Grouping;

/// <summary>How readily articles are put into one story. The defaults were set on 772 short news texts; see bench/Accuracy.</summary>
public sealed record GroupingOptions
{
    /// <summary>The defaults.</summary>
    public static GroupingOptions Default { get; } = new();

    /// <summary>
    /// Least score, 0 to 1, that the better half of the pairs between two groups must have on average for them to become
    /// one story: likelier than not. Higher splits stories, lower merges events of one kind. On 772 texts F1 is 0.90 at 0.5,
    /// 0.906 at 0.55 and 0.6; on each part of them it is highest at 0.5.
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
    } = 0.5;

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
