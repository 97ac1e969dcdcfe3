using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Stemma.Archive;
using Stemma.Archive.Watching;

namespace Stemma.Web.Feeds;

/// <summary>The feeds of the archive: which there are and how they do; and, where the server watches, looks at them when they are due.</summary>
/// <remarks>Feeds and their pages are fetched as links are that somebody gives: by the guarded fetcher, never from private networks.</remarks>
internal sealed partial class FeedDesk(ServeOptions options, ILogger<FeedDesk> log) : BackgroundService
{
    /// <summary>Feeds that may be watched; more are refused.</summary>
    public const int Most = 500;

    /// <summary>The longest wait between two looks into the book: another process may have added a feed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Stories traced after each round; others are traced when they are shown.</summary>
    private const int Traced = 32;

    private readonly Channel<bool> added = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>True where this server looks at them.</summary>
    public bool IsWatching => options is { Watch: true, Archive: not null };

    /// <summary>All, by address; empty without an archive.</summary>
    public IReadOnlyList<FeedState> All()
    {
        if (options.Archive is null)
            return [];
        using var book = WatchBook.Open(options.Archive);
        return book.Feeds();
    }

    /// <summary>Watches one more, beginning now; one that is watched already is looked at now.</summary>
    /// <returns>False where there are too many.</returns>
    public bool Add(string address)
    {
        using var book = WatchBook.Open(options.Archive!);
        var feeds = book.Feeds();
        if (feeds.Count >= Most && feeds.All(feed => feed.Address != address))
            return false;
        book.Keep(new FeedState(address, null, Now, 0, null), null, []);
        added.Writer.TryWrite(true);
        return true;
    }

    /// <summary>Watches one no longer; what it brought stays.</summary>
    /// <returns>False where it is not watched.</returns>
    public bool Remove(string address)
    {
        using var book = WatchBook.Open(options.Archive!);
        return book.Forget(address);
    }

    private Instant Now => Instant.FromDateTimeOffset(options.Time.GetUtcNow());

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsWatching)
            return;
        // The server answers before the first look.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Longest;
            try
            {
                wait = await LookAsync(stoppingToken);
            }
            catch (ArchiveException exception)
            {
                // Another process may be writing: the next round finds what this one did not.
                Failed(log, exception);
            }

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            patience.CancelAfter(wait);
            try
            {
                await added.Reader.ReadAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                // Time for the next look, or the end.
            }
        }
    }

    private async Task<TimeSpan> LookAsync(CancellationToken stopping)
    {
        using var kept = SqliteArchive.Open(options.Archive!, create: false, options.Time);
        using var book = WatchBook.Open(options.Archive!);
        var feeds = book.Feeds().Select(feed => feed.Address).ToArray();
        using var watcher = new Watcher(
            kept,
            book,
            new WatchOptions { Fetching = options.Fetching with { Time = options.Time } }
        );
        var isNew = false;
        var next = await watcher.LookAsync(feeds, all: false, news => isNew |= news.Article is not null, stopping);
        if (isNew)
        {
            kept.UpdateStories(all: true, stopping);
            kept.TraceStories(Traced, stopping);
        }

        var wait = (next - Now).ToTimeSpan();
        return wait > Longest ? Longest
            : wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1)
            : wait;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feeds could not be looked at")]
    private static partial void Failed(ILogger log, Exception exception);
}
