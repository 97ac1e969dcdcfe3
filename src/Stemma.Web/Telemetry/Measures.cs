using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Stemma.Web.Telemetry;

/// <summary>What the server counts; each has a row in docs/reference/server.md. Nobody is told unless a collector is named.</summary>
internal static class Measures
{
    /// <summary>Name of the meter and of the source of activities.</summary>
    public const string Name = "Stemma";

    private static readonly Meter Meter = new(Name);

    /// <summary>Activities: a trace and its stages.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>Traces that came to an end; <c>outcome</c> is done, nothing or failed.</summary>
    public static Counter<long> Traces { get; } =
        Meter.CreateCounter<long>("stemma.traces", "{trace}", "Traces that came to an end");

    /// <summary>Sources that were read; <c>outcome</c> is read or skipped.</summary>
    public static Counter<long> Articles { get; } =
        Meter.CreateCounter<long>("stemma.articles", "{article}", "Sources that were read or skipped");

    /// <summary>How long stages took; <c>stage</c> is reading, annotating, dating or comparing.</summary>
    public static Histogram<double> Stages { get; } =
        Meter.CreateHistogram<double>("stemma.stage.duration", "s", "Duration of the stages of traces");

    /// <summary>Traces that wait or are worked on.</summary>
    public static UpDownCounter<long> Waiting { get; } =
        Meter.CreateUpDownCounter<long>("stemma.traces.active", "{trace}", "Traces that wait or are worked on");

    /// <summary>Requests that were refused; <c>code</c> is one of docs/diagnostics.md.</summary>
    public static Counter<long> Refusals { get; } =
        Meter.CreateCounter<long>("stemma.refusals", "{request}", "Requests that were refused");
}
