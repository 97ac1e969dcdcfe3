using System.Collections.Concurrent;
using System.Text;

namespace Stemma.Intake.Fetching;

/// <summary>Asks each site once for its robots.txt and answers what may be fetched.</summary>
/// <remarks>A site is a scheme, host and port: each has its own file (RFC 9309, 2.3).</remarks>
/// <param name="time">The clock for the age of what was read.</param>
/// <param name="walk">Fetches a robots.txt with its redirects, as far as the limit, and notes them in the list.</param>
internal sealed class RobotsDesk(
    TimeProvider time,
    Func<Uri, List<Redirect>, CancellationToken, Task<FetchedPage>> walk
) : IDisposable
{
    /// <summary>Bytes of a robots.txt that are read; the rest is passed over, as RFC 9309, 2.5 allows.</summary>
    public const int MaxBytes = 500 * 1024;

    /// <summary>Redirects on the way to a robots.txt (RFC 9309, 2.3.1.2: at least five); more count as if there were
    /// none.</summary>
    public const int MaxRedirects = 5;

    /// <summary>RFC 9309, 2.4: no longer than a day.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, Site> sites = new(StringComparer.Ordinal);

    /// <summary>The pause that the site asks for.</summary>
    /// <exception cref="FetchFailure">The address may not be fetched, or its host is not reached.</exception>
    public async Task<TimeSpan> CheckAsync(Uri address, CancellationToken cancellation)
    {
        var site = sites.GetOrAdd(address.GetLeftPart(UriPartial.Authority), static _ => new Site());
        await site.Gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (site.ReadAt is not { } at || time.GetElapsedTime(at) > Lifetime)
            {
                (site.Rules, site.Failure) = await AskAsync(new Uri(address, "/robots.txt"), cancellation)
                    .ConfigureAwait(false);
                site.ReadAt = time.GetTimestamp();
            }
        }
        finally
        {
            site.Gate.Release();
        }

        if (site.Failure is { } failure)
            throw new FetchFailure(failure.Code, failure.Message);
        if (!site.Rules.Allow(address))
            throw new FetchFailure(FetchCodes.Disallowed, "The site's robots.txt forbids this address to robots.");
        return site.Rules.CrawlDelay;
    }

    public void Dispose()
    {
        foreach (var site in sites.Values)
            site.Gate.Dispose();
    }

    private async Task<(RobotsRules Rules, FetchFailure? Failure)> AskAsync(Uri robots, CancellationToken cancellation)
    {
        var redirects = new List<Redirect>();
        try
        {
            var page = await walk(robots, redirects, cancellation).ConfigureAwait(false);
            if (page.Status is >= 200 and < 300)
                return (RobotsRules.Parse(Encoding.UTF8.GetString(page.Bytes.Span), PageFetcher.Robot), null);
            // "Unavailable" allows everything, "unreachable" nothing (2.3.1.3 and 2.3.1.4); 429 is in effect the latter.
            return page.Status is >= 400 and < 500 and not 429
                ? (RobotsRules.None, null)
                : (RobotsRules.None, Unreachable($"the server answers {page.Status}"));
        }
        catch (FetchFailure failure)
        {
            return failure.Code switch
            {
                FetchCodes.TooManyRedirects => (RobotsRules.None, null),
                // The page could not be reached either; what is wrong with its host says more.
                FetchCodes.NameNotFound
                or FetchCodes.RefusedAddress
                or FetchCodes.ConnectionFailed when redirects.Count == 0 => (RobotsRules.None, failure),
                _ => (RobotsRules.None, Unreachable(failure.Message)),
            };
        }
    }

    private static FetchFailure Unreachable(string reason) =>
        new(
            FetchCodes.RobotsUnreachable,
            $"The site's robots.txt cannot be had, so nothing is fetched from it: {reason.TrimEnd('.')}."
        );

    private sealed class Site
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public long? ReadAt { get; set; }

        public RobotsRules Rules { get; set; } = RobotsRules.None;

        public FetchFailure? Failure { get; set; }
    }
}
