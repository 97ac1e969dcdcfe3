using NodaTime;
using Stemma.Intake;
using Stemma.Intake.Fetching;
using Stemma.Text;

namespace Stemma.Archive.Watching;

/// <summary>Something to tell whoever watches: exactly one of the three is not null.</summary>
/// <param name="Article">An article that is new in the archive.</param>
/// <param name="Story">A story of several articles that one of them belongs to, as it is now.</param>
/// <param name="Problem">A feed or page that could not be had or read.</param>
public sealed record WatchNews(Article? Article, StorySummary? Story, Diagnostic? Problem);

/// <summary>Looks at feeds in turn and takes what is new into an archive.</summary>
/// <remarks>
/// Nothing is forgotten by an interruption: a feed counts as read only after its articles are on disk. Items that are summaries are
/// read from their own pages; a page that fails for a reason that may pass is tried with the next look, any other leaves the summary.
/// </remarks>
public sealed class Watcher : IDisposable
{
    private readonly IArchive archive;
    private readonly WatchBook book;
    private readonly WatchOptions options;
    private readonly PageFetcher fetcher;
    private readonly ArticleReader reader;
    private readonly Random random;

    /// <param name="archive">Takes the articles.</param>
    /// <param name="book">Of the same archive.</param>
    /// <param name="options">The defaults where null.</param>
    public Watcher(IArchive archive, WatchBook book, WatchOptions? options = null)
    {
        this.archive = archive;
        this.book = book;
        this.options = options ?? new WatchOptions();
        fetcher = new PageFetcher(this.options.Fetching with { Validators = book });
        reader = new ArticleReader(this.options.Reading);
        random = new Random(this.options.Seed);
    }

    private Instant Now => Instant.FromDateTimeOffset(options.Fetching.Time.GetUtcNow());

    /// <summary>Looks at the feeds that are due, and after each tells what was new.</summary>
    /// <param name="feeds">Addresses.</param>
    /// <param name="all">True to look at those too that are not due.</param>
    /// <param name="tell">Called for each piece of news, on the thread that goes on.</param>
    /// <param name="cancellation">Stops at once; what was added stays.</param>
    /// <returns>When the next feed is due.</returns>
    public async Task<Instant> LookAsync(
        IReadOnlyList<string> feeds,
        bool all,
        Action<WatchNews> tell,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(feeds);
        ArgumentNullException.ThrowIfNull(tell);
        var states = book.Feeds().ToDictionary(feed => feed.Address, StringComparer.Ordinal);
        var due = feeds
            .Distinct(StringComparer.Ordinal)
            .Select(feed => states.GetValueOrDefault(feed) ?? new FeedState(feed, null, Now, 0, null))
            .Where(feed => all || feed.Due <= Now)
            .OrderBy(feed => feed.Due)
            .ThenBy(feed => feed.Address, StringComparer.Ordinal)
            .ToList();
        foreach (var chunk in due.Chunk(options.Together))
        {
            var answers = chunk.Select(feed => fetcher.FetchAsync(feed.Address, cancellation)).ToList();
            for (var at = 0; at < chunk.Length; at++)
                await TakeAsync(chunk[at], await answers[at].ConfigureAwait(false), tell, cancellation)
                    .ConfigureAwait(false);
        }

        var wanted = feeds.ToHashSet(StringComparer.Ordinal);
        return book.Feeds()
            .Where(feed => wanted.Contains(feed.Address))
            .Select(feed => feed.Due)
            .DefaultIfEmpty(Now + Duration.FromTimeSpan(options.Every))
            .Min();
    }

    /// <summary>Looks at the feeds whenever one is due, until it is cancelled.</summary>
    /// <param name="feeds">Addresses.</param>
    /// <param name="tell">Called for each piece of news.</param>
    /// <param name="after">Called after each round.</param>
    /// <param name="cancellation">The way to end it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task RunAsync(
        IReadOnlyList<string> feeds,
        Action<WatchNews> tell,
        Func<Task> after,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(after);
        while (true)
        {
            var next = await LookAsync(feeds, all: false, tell, cancellation).ConfigureAwait(false);
            await after().ConfigureAwait(false);
            var wait = (next - Now).ToTimeSpan();
            // A second at least: a clock that stands still must not make a busy loop.
            await Task.Delay(
                    wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait,
                    options.Fetching.Time,
                    cancellation
                )
                .ConfigureAwait(false);
        }
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose() => fetcher.Dispose();

    /// <summary>The wait before the next look: doubled for each failure in a row, spread by a tenth, and never shorter than a server asks.</summary>
    internal TimeSpan Wait(int failures, TimeSpan? asked)
    {
        var doubled = options.Every * Math.Pow(2, Math.Min(failures, 20));
        var bounded = doubled < options.LongestWait || failures == 0 ? doubled : options.LongestWait;
        var spread = bounded * (0.9 + (0.2 * random.NextDouble()));
        return asked is { } least && least > spread ? least : spread;
    }

    private async Task TakeAsync(
        FeedState feed,
        FetchResult answer,
        Action<WatchNews> tell,
        CancellationToken cancellation
    )
    {
        if (answer.Error is { } error)
        {
            tell(new WatchNews(null, null, error));
            var failures = feed.Failures + 1;
            book.Keep(
                new FeedState(
                    feed.Address,
                    null,
                    Now + Duration.FromTimeSpan(Wait(failures, answer.RetryAfter)),
                    failures,
                    $"{error.Code}: {error.Message}"
                ),
                null,
                []
            );
            return;
        }

        var page = answer.Page!;
        var problem = default(string);
        var isWhole = true;
        var seen = new List<string>();
        if (!page.IsUnchanged)
        {
            var articles = new List<Article>();
            foreach (var reading in reader.Read(page))
            {
                if (reading.Error is { } unread)
                {
                    tell(new WatchNews(null, null, unread));
                    problem ??= unread.Severity == Severity.Error ? $"{unread.Code}: {unread.Message}" : null;
                }
                else
                {
                    articles.Add(reading.Article!);
                }
            }

            (articles, isWhole) = await WholeAsync(articles, seen, tell, cancellation).ConfigureAwait(false);
            Add([.. articles.Where(article => !book.WasRemoved(article.Id))], tell);
        }

        book.Keep(
            new FeedState(feed.Address, Now, Now + Duration.FromTimeSpan(Wait(0, null)), 0, problem),
            isWhole && !page.IsUnchanged && page.Validator is { } mark ? (page.FinalAddress, mark) : null,
            seen
        );
    }

    /// <summary>Puts in the place of summaries what their pages say.</summary>
    /// <returns>False where a page is to be tried again.</returns>
    private async Task<(List<Article> Articles, bool IsWhole)> WholeAsync(
        List<Article> items,
        List<string> seen,
        Action<WatchNews> tell,
        CancellationToken cancellation
    )
    {
        var whole = new List<Article>();
        var isWhole = true;
        var pages = new List<(Article Item, Task<FetchResult> Page)>();
        foreach (var item in items)
        {
            if (item.Url is not { } url || !item.Diagnostics.Any(said => said.Code == IntakeCodes.SummaryOnly))
                whole.Add(item);
            else if (book.IsSeen(url))
                continue;
            else if (pages.Count < options.MostPages)
                pages.Add((item, fetcher.FetchAsync(url, cancellation)));
            else
                isWhole = false;
        }

        foreach (var (item, fetching) in pages)
        {
            var result = await fetching.ConfigureAwait(false);
            if (result.Error is { } error)
            {
                tell(new WatchNews(null, null, error));
                if (MayPass(error.Code))
                {
                    isWhole = false;
                    continue;
                }

                whole.Add(item);
            }
            else
            {
                var read = reader.Read(result.Page!).Select(reading => reading.Article).OfType<Article>().ToList();
                whole.AddRange(read.Count > 0 ? read : [item]);
            }

            seen.Add(item.Url!);
        }

        return (whole, isWhole);
    }

    private void Add(List<Article> articles, Action<WatchNews> tell)
    {
        if (articles.Count == 0)
            return;
        var isNew = archive.Add(articles);
        var added = articles.Where((_, at) => isNew[at]).ToList();
        if (added.Count == 0)
            return;
        archive.UpdateStories(all: false);
        foreach (var article in added)
            tell(new WatchNews(article, null, null));
        foreach (var story in added.Select(article => archive.FindStory(article.Id)).DistinctBy(story => story.Number))
        {
            if (story.Articles > 1)
                tell(new WatchNews(null, story, null));
        }
    }

    private static bool MayPass(string code) =>
        code
            is FetchCodes.Busy
                or FetchCodes.ConnectionFailed
                or FetchCodes.TooSlow
                or FetchCodes.NameNotFound
                or FetchCodes.RobotsUnreachable;
}
