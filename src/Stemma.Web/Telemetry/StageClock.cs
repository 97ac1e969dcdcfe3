using System.Diagnostics;

namespace Stemma.Web.Telemetry;

/// <summary>Times the stages of one trace from what it tells of its progress.</summary>
internal sealed class StageClock(TimeProvider time) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Activity? trace = Measures.Activities.StartActivity("trace");
    private string? stage;
    private long begun;
    private Activity? activity;

    /// <summary>A stage goes on, or begins and ends the one before.</summary>
    public void At(string now)
    {
        lock (gate)
        {
            if (string.Equals(stage, now, StringComparison.Ordinal))
                return;
            End();
            (stage, begun) = (now, time.GetTimestamp());
            activity = Measures.Activities.StartActivity(now, ActivityKind.Internal, trace?.Context ?? default);
        }
    }

    public void Dispose()
    {
        lock (gate)
            End();
        trace?.Dispose();
    }

    private void End()
    {
        if (stage is null)
            return;
        Measures.Stages.Record(
            time.GetElapsedTime(begun).TotalSeconds,
            new KeyValuePair<string, object?>("stage", stage)
        );
        activity?.Dispose();
        (stage, activity) = (null, null);
    }
}
