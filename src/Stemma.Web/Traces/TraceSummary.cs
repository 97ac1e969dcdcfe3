namespace Stemma.Web.Traces;

/// <summary>A trace in a list.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Begun">When it was asked for, ISO 8601.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Stories">Its stories; empty until it is done.</param>
public sealed record TraceSummary(
    string Id,
    DateTimeOffset Begun,
    TraceStatus Status,
    IReadOnlyList<StorySummary> Stories
)
{
    /// <summary>As it stands now.</summary>
    public static TraceSummary Of(TraceJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new(
            job.Id,
            job.Begun,
            job.Status,
            [
                .. (job.Report?.Stories ?? []).Select(story => new StorySummary(
                    story.Id,
                    story.Headline,
                    story.Funnel.Articles,
                    story.Funnel.Origins.Range.Estimate,
                    story.Funnel.Origins.Range.Low,
                    story.Funnel.Origins.Range.High
                )),
            ]
        );
    }
}

/// <summary>A story at a glance: articles against independent origins.</summary>
public sealed record StorySummary(
    string Id,
    string Headline,
    int Articles,
    int Origins,
    int OriginsLow,
    int OriginsHigh
);
