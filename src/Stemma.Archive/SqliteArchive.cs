using Microsoft.Data.Sqlite;
using NodaTime;
using Stemma.Archive.Deciding;
using Stemma.Archive.Filing;
using Stemma.Archive.Keeping;
using Stemma.Archive.Reporting;
using Stemma.Grouping;
using Stemma.Publishing;
using Stemma.Text;

namespace Stemma.Archive;

/// <summary>An archive in one SQLite file: one writer at a time, readers beside it.</summary>
public sealed class SqliteArchive : IArchive
{
    /// <summary>Articles that get their stories in one transaction: at four hundred a second, one and a quarter seconds.</summary>
    private const int FiledTogether = 512;

    private readonly string path;
    private readonly TimeProvider time;
    private readonly SqliteConnection connection;
    private readonly Statements statements;
    private readonly ArticleTable articles;
    private readonly StoryFiling filing;
    private readonly StoryTracing tracing;
    private readonly DecisionDesk desk;

    /// <summary>Articles that were just added and are not filed yet, so that they need not be prepared again.</summary>
    private readonly Dictionary<long, PreparedArticle> waiting = [];

    private SqliteArchive(string path, TimeProvider time, SqliteConnection connection)
    {
        this.path = path;
        this.time = time;
        this.connection = connection;
        statements = new Statements(connection);
        articles = new ArticleTable(statements);
        filing = new StoryFiling(statements, articles.Load);
        tracing = new StoryTracing(statements, articles.Load, new ReportShelf(statements, articles.Find));
        desk = new DecisionDesk(statements);
    }

    /// <summary>The version of the tables of every open archive.</summary>
    public static int TablesVersion => Schema.Version;

    /// <summary>Opens an archive; its tables are brought up to date.</summary>
    /// <param name="path">The file.</param>
    /// <param name="create">True to make it where it does not exist.</param>
    /// <param name="time">Tells when an article came.</param>
    /// <exception cref="ArchiveException">It cannot be opened, is no archive, or is a newer one.</exception>
    public static SqliteArchive Open(string path, bool create, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!create && !File.Exists(path))
            throw new ArchiveException(
                ArchiveCodes.Inaccessible,
                "There is no archive yet. 'stemma add' makes one.",
                path
            );
        return Connections.Guarded(
            path,
            () =>
            {
                var opened = Connections.Open(path, create);
                try
                {
                    Schema.Prepare(opened, path);
                    return new SqliteArchive(path, time ?? TimeProvider.System, opened);
                }
                catch
                {
                    opened.Dispose();
                    throw;
                }
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<bool> Add(IReadOnlyCollection<Article> articles) => Add(PreparedBatch.Of(articles));

    /// <inheritdoc/>
    public IReadOnlyList<bool> Add(PreparedBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Guarded(() => statements.Transaction(() => batch.Articles.Select(Add).ToList()));
    }

    /// <inheritdoc/>
    public bool UpdateStories(bool all, CancellationToken cancellation = default) =>
        Guarded(() =>
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            if (Story(() => LayerVersion.Renew(statements)))
                filing.Forget();
            while (Filed(now))
                cancellation.ThrowIfCancellationRequested();
            var isLeft = statements.Number("SELECT EXISTS(SELECT 1 FROM dirty)") != 0;
            while (all && isLeft)
            {
                cancellation.ThrowIfCancellationRequested();
                isLeft = Story(() => filing.Group(all, now));
            }

            return isLeft;
        });

    /// <inheritdoc/>
    public int TraceStories(int most, CancellationToken cancellation = default) =>
        Guarded(() => tracing.Trace(most, cancellation));

    /// <inheritdoc/>
    public IReadOnlyList<StorySummary> Stories(StoryFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Guarded(() => StoryReader.List(statements, filter));
    }

    /// <inheritdoc/>
    public int CountStories(StoryFilter filter, int most)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Guarded(() => StoryReader.Count(statements, filter, most));
    }

    /// <inheritdoc/>
    public StorySummary FindStory(string id) =>
        Guarded(() =>
        {
            if (ArticleTable.Prefix(id) is not var (low, high))
                throw new ArchiveException(
                    ArchiveCodes.NotFound,
                    "A story is named by four or more hexadecimal digits of its id, or of the id of one of its articles.",
                    id
                );
            return StoryReader.Find(statements, id, low, high);
        });

    /// <inheritdoc/>
    public StoryReport Report(StorySummary story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return Guarded(() => tracing.Report(story));
    }

    /// <inheritdoc/>
    public KeptDecision Decide(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return Guarded(() =>
            Story(() => desk.Decide(decision, filing, articles.Load, time.GetUtcNow().ToUnixTimeMilliseconds()))
        );
    }

    /// <inheritdoc/>
    public bool Retract(long decision) =>
        Guarded(() => Story(() => desk.Retract(decision, filing, time.GetUtcNow().ToUnixTimeMilliseconds())));

    /// <inheritdoc/>
    public IReadOnlyList<KeptDecision> Decisions(StorySummary? story = null) => Guarded(() => desk.About(story));

    /// <inheritdoc/>
    public IReadOnlyList<WordingHit> FindWording(string text, int limit) =>
        Guarded(() => WordingSearch.Find(statements, text, limit, articles.Load));

    /// <inheritdoc/>
    public ArchiveSize Size() =>
        Guarded(() =>
        {
            using var row = statements.Rows(
                "SELECT count(*), coalesce(sum(length), 0), max(added), "
                    + "(SELECT page_count * page_size FROM pragma_page_count, pragma_page_size) FROM article"
            );
            row.Read();
            return new ArchiveSize(
                row.GetInt64(0),
                row.GetInt64(1),
                row.GetInt64(3),
                row.IsDBNull(2) ? null : Instant.FromUnixTimeMilliseconds(row.GetInt64(2))
            );
        });

    /// <inheritdoc/>
    public Article Find(string id) => Guarded(() => articles.Find(id));

    /// <inheritdoc/>
    public IEnumerable<Article> All()
    {
        const int Batch = 200;
        var after = 0L;
        while (true)
        {
            var next = Guarded(() => articles.After(after, Batch));
            foreach (var (number, article) in next)
            {
                after = number;
                yield return article;
            }

            if (next.Count < Batch)
                yield break;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<SearchHit> Search(string query, int limit) =>
        Guarded(() =>
        {
            var parsed =
                SearchQuery.Parse(query)
                ?? throw new ArchiveException(ArchiveCodes.BadQuery, "Give at least one word to search for.", query);
            return articles.Search(parsed, limit);
        });

    /// <inheritdoc/>
    public bool Remove(string id) => Remove([id]) > 0;

    /// <inheritdoc/>
    public int Remove(IReadOnlyCollection<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Guarded(() =>
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            var removed = Story(() =>
            {
                var count = ids.Count(id => Remove(id, now));
                // Deleted entries stay in the index's segments until these are merged.
                if (count > 0)
                    statements.Run("INSERT INTO words(words) VALUES('optimize')");
                return count;
            });
            // The log holds older copies of the pages. Where others read just now, their last one empties it.
            statements.Run("PRAGMA wal_checkpoint(TRUNCATE)");
            return removed;
        });
    }

    /// <inheritdoc/>
    public byte[]? Original(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return Guarded(() => OriginalShelf.Find(statements, article.Id));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Diagnostic> Check() => ArchiveCheck.Of(path, articles.Unpacked);

    /// <inheritdoc/>
    public void Backup(string path) =>
        Guarded(() =>
        {
            statements.Run("VACUUM INTO $1", path);
            return true;
        });

    /// <inheritdoc/>
    public void Compact() =>
        Guarded(() =>
        {
            tracing.Clean();
            statements.Run("INSERT INTO words(words) VALUES('optimize')");
            statements.Run("VACUUM");
            statements.Run("PRAGMA wal_checkpoint(TRUNCATE)");
            return true;
        });

    /// <inheritdoc/>
    public void Dispose()
    {
        statements.Dispose();
        connection.Dispose();
        articles.Dispose();
    }

    private bool Remove(string id, long now)
    {
        if (
            id is not { Length: 64 }
            || ArticleTable.Prefix(id) is not var (whole, _)
            || statements.Value("SELECT number FROM article WHERE id = $1", whole) is not long number
        )
            return false;
        filing.Remove(number, now);
        statements.Run("DELETE FROM article WHERE number = $1", number);
        statements.Run("DELETE FROM words WHERE rowid = $1", number);
        waiting.Remove(number);
        return true;
    }

    private bool Add(PreparedArticle article)
    {
        var number = statements.Value(
            "INSERT INTO article(id, added, length, facts, text) VALUES($1, $2, $3, $4, $5) "
                + "ON CONFLICT(id) DO NOTHING RETURNING number",
            article.Id,
            time.GetUtcNow().ToUnixTimeMilliseconds(),
            (long)article.Article.Text.Length,
            article.Facts,
            article.Packed
        );
        OriginalShelf.Keep(statements, article);
        if (number is not long added)
            return false;
        statements.Run(
            "INSERT INTO words(rowid, title, text) VALUES($1, $2, $3)",
            added,
            article.Article.Title ?? string.Empty,
            article.Article.Text
        );
        if (waiting.Count < FiledTogether * 4)
            waiting[added] = article;
        return true;
    }

    /// <summary>Files the next articles that have no story.</summary>
    /// <returns>False where there were none.</returns>
    private bool Filed(long now) =>
        Story(() =>
        {
            var unfiled = filing.Unfiled(FiledTogether);
            // A number may have gone to another article meanwhile, by another process.
            foreach (var (number, id) in unfiled)
                if (waiting.TryGetValue(number, out var known) && !known.Id.AsSpan().SequenceEqual(id))
                    waiting.Remove(number);
            var missing = unfiled.Select(item => item.Number).Where(number => !waiting.ContainsKey(number)).ToList();
            var prepared = PreparedBatch
                .Of([.. missing.Select(articles.Load)])
                .Articles.Zip(missing)
                .ToDictionary(pair => pair.Second, pair => pair.First);
            filing.File(
                [
                    .. unfiled.Select(item =>
                        (item.Number, waiting.GetValueOrDefault(item.Number) ?? prepared[item.Number])
                    ),
                ],
                now
            );
            foreach (var (number, _) in unfiled)
                waiting.Remove(number);
            return unfiled.Count > 0;
        });

    /// <summary>A transaction that touches stories: what memory holds of them is forgotten where it fails.</summary>
    private T Story<T>(Func<T> work)
    {
        try
        {
            return statements.Transaction(work);
        }
        catch
        {
            filing.Forget();
            throw;
        }
    }

    private T Guarded<T>(Func<T> work) => Connections.Guarded(path, work);
}
