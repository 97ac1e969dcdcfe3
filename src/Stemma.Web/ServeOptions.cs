using Stemma.Intake.Fetching;

namespace Stemma.Web;

/// <summary>How the server runs. It listens on the loopback address only.</summary>
public sealed record ServeOptions
{
    /// <summary>Port; 0 for any that is free.</summary>
    public int Port { get; init; } = 8417;

    /// <summary>Bytes of one upload, all its files together.</summary>
    public long MaxUploadBytes { get; init; } = 100_000_000;

    /// <summary>Files, pasted texts and links of one trace.</summary>
    public int MaxSources { get; init; } = 2_000;

    /// <summary>Traces that are worked on at once; others wait.</summary>
    public int Parallelism { get; init; } = 2;

    /// <summary>Traces that may wait. More are refused with 503.</summary>
    public int MaxWaiting { get; init; } = 16;

    /// <summary>Finished traces that are kept; the oldest go first.</summary>
    public int MaxKept { get; init; } = 50;

    /// <summary>How links are fetched.</summary>
    public FetchOptions Fetching { get; init; } = new();

    /// <summary>Tells when a trace began.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
