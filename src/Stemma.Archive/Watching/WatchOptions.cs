using Stemma.Intake;
using Stemma.Intake.Fetching;

namespace Stemma.Archive.Watching;

/// <summary>How feeds are watched.</summary>
public sealed record WatchOptions
{
    /// <summary>Between two looks at a feed that answers; each wait is up to a tenth shorter or longer.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The longest wait for a feed that fails: waits double with each failure in a row up to here.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Feeds asked at one time.</summary>
    public int Together { get; init; } = 8;

    /// <summary>Pages fetched for one look at a feed whose items are summaries; the others come with the next looks.</summary>
    public int MostPages { get; init; } = 60;

    /// <summary>Of the draws that spread the looks; any value is as good as another.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How pages are fetched; the clock of all waits is in it.</summary>
    public FetchOptions Fetching { get; init; } = new();

    /// <summary>How pages are read.</summary>
    public IntakeOptions Reading { get; init; } = new();
}
