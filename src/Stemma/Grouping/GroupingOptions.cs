namespace Stemma.Grouping;

/// <summary>How readily articles are put into one story. The defaults were set on 772 short news texts; see bench/Accuracy.</summary>
public sealed record GroupingOptions
{
    /// <summary>The defaults.</summary>
    public static GroupingOptions Default { get; } = new();

    /// <summary>
    /// Least score, 0 to 1, that the better half of the pairs inside a story of few articles must have on average: likelier than
    /// not. Higher splits stories, lower merges events of one kind. Stories of six and more are parted by
    /// <see cref="SubEvents"/> instead. On 772 texts F1 is the same from 0.4 to 0.6, as nearly all of their stories are large.
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
}
