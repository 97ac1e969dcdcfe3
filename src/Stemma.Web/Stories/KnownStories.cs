using Stemma.Pages;
using Stemma.Publishing;
using Stemma.Web.Traces;

namespace Stemma.Web.Stories;

/// <summary>A story with the address of its page.</summary>
/// <param name="Address">Path on this server.</param>
/// <param name="Report">What was found.</param>
public sealed record KnownStory(string Address, StoryReport Report);

/// <summary>The stories that this server can show: those of the latest traces.</summary>
internal sealed class KnownStories(TraceJobs jobs)
{
    /// <summary>Where the story of a trace is.</summary>
    public static string AddressOf(string trace, StoryReport story) => $"/traces/{trace}/stories/{Anchors.Of(story)}";

    /// <summary>The story of a trace, or null.</summary>
    public KnownStory? Find(string trace, string name) =>
        jobs.Find(trace)?.Report?.Stories.FirstOrDefault(story => Anchors.Of(story) == name) is { } found
            ? new KnownStory(AddressOf(trace, found), found)
            : null;

    /// <summary>Each story once, as the latest trace has it; the latest trace's first.</summary>
    public IReadOnlyList<KnownStory> All() =>
        [
            .. jobs
                .Recent.SelectMany(job =>
                    (job.Report?.Stories ?? []).Select(story => new KnownStory(AddressOf(job.Id, story), story))
                )
                .DistinctBy(story => story.Report.Id, StringComparer.Ordinal),
        ];
}
