using System.Collections.Immutable;

namespace Stemma.Intake.Fetching;

/// <summary>What is fetched and within which limits. docs/reference/fetching.md explains how each value was chosen.</summary>
public sealed record FetchOptions
{
    /// <summary>Hosts that may have private addresses and any port: names or literal addresses, compared without case.
    /// A redirect may lead to them too.</summary>
    public ImmutableArray<string> AllowedHosts { get; init; } = [];

    /// <summary>Ports of all other hosts. Mail, database and file servers answer on others, and could be made to act by
    /// a request that looks like theirs.</summary>
    public ImmutableArray<int> Ports { get; init; } = [80, 443, 8080, 8443];

    /// <summary>Bytes of one page after unpacking; as many as a file may have.</summary>
    public int MaxBytes { get; init; } = 20_000_000;

    /// <summary>Redirects followed. To https, to www, to a consent page and back is four.</summary>
    public int MaxRedirects { get; init; } = 10;

    /// <summary>For a connection to one address of a host: three tries of TCP, and time for four addresses before the
    /// wait for the answer is over.</summary>
    public TimeSpan ConnectTime { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>For the wait for an answer's head, and for each wait for more of its body.</summary>
    public TimeSpan StallTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For one request with its whole answer.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For one page with its redirects, retries and the waits between them; waiting for the turn at a host is not
    /// counted.</summary>
    public TimeSpan PageTime { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Between the end of one page and the next request to the same host.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest Crawl-delay of a robots.txt that is obeyed; what asks for more gets this.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Tries after the first one failed for a reason that may pass. 0 for none.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Before the first retry where the server names no time; doubled for each later one, with jitter.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest Retry-After that is waited for; what asks for more is given up at once.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Requests under way at once, to different hosts.</summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>Remembers what was fetched before; null to fetch everything anew.</summary>
    public IValidatorStore? Validators { get; init; }

    /// <summary>The clock for limits, pauses and retrieval times.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
