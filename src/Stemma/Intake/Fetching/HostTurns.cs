using System.Collections.Concurrent;

namespace Stemma.Intake.Fetching;

/// <summary>Lets one request at a time to each host, with a pause after each page, and bounds the requests in all.</summary>
internal sealed class HostTurns(FetchOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<string, Turnstile> turnstiles = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim slots = new(options.Parallelism);

    /// <summary>Waits for the turn at a host; disposing of it lets the next one in.</summary>
    /// <param name="host">As <see cref="WebAddress.HostOf"/> gives it: all ports of a name are one host.</param>
    /// <param name="pause">How long the host must have been left alone since its last page.</param>
    /// <param name="isPage">False for robots.txt, after which no pause is needed.</param>
    /// <param name="cancellation">Gives the place up.</param>
    public async Task<Turn> TakeAsync(string host, TimeSpan pause, bool isPage, CancellationToken cancellation)
    {
        var turnstile = turnstiles.GetOrAdd(host, static _ => new Turnstile());
        await turnstile.Gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (turnstile.LastPage is { } last && pause - options.Time.GetElapsedTime(last) is { Ticks: > 0 } wait)
                await Task.Delay(wait, options.Time, cancellation).ConfigureAwait(false);
            await slots.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            turnstile.Gate.Release();
            throw;
        }

        return new Turn(this, turnstile, isPage);
    }

    private long Now => options.Time.GetTimestamp();

    public void Dispose()
    {
        slots.Dispose();
        foreach (var turnstile in turnstiles.Values)
            turnstile.Gate.Dispose();
    }

    internal sealed class Turnstile
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public long? LastPage { get; set; }
    }

    internal readonly struct Turn(HostTurns turns, Turnstile turnstile, bool isPage) : IDisposable
    {
        public void Dispose()
        {
            if (isPage)
                turnstile.LastPage = turns.Now;
            turns.slots.Release();
            turnstile.Gate.Release();
        }
    }
}
