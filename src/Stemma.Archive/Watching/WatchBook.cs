using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using Stemma.Intake.Fetching;

namespace Stemma.Archive.Watching;

/// <summary>How a feed is doing.</summary>
/// <param name="Address">Of the feed.</param>
/// <param name="Checked">When it last answered, changed or not; null where it never did.</param>
/// <param name="Due">When it is to be asked again.</param>
/// <param name="Failures">In a row; 0 where the last answer was good.</param>
/// <param name="Problem">Why the last one failed, with its code, or null.</param>
public sealed record FeedState(string Address, Instant? Checked, Instant Due, int Failures, string? Problem);

/// <summary>What watching keeps in an archive, beside the articles: how feeds are doing, marks for conditional requests, pages seen.</summary>
/// <remarks>A connection of its own to the archive's file. Used from one thread, but for <see cref="Find"/>.</remarks>
public sealed class WatchBook : IValidatorStore, IDisposable
{
    private readonly string path;
    private readonly SqliteConnection connection;
    private readonly Statements statements;
    private readonly Lock gate = new();

    private WatchBook(string path, SqliteConnection connection)
    {
        this.path = path;
        this.connection = connection;
        statements = new Statements(connection);
    }

    /// <summary>Opens the book of an archive that is there and up to date.</summary>
    /// <exception cref="ArchiveException">It cannot be opened.</exception>
    public static WatchBook Open(string path) =>
        Connections.Guarded(path, () => new WatchBook(path, Connections.Open(path, create: false)));

    internal Statements Statements => statements;

    /// <summary>All feeds ever watched, by address.</summary>
    public IReadOnlyList<FeedState> Feeds() =>
        Guarded(() =>
            statements.All(
                "SELECT address, checked, due, failures, problem FROM feed ORDER BY address",
                row => new FeedState(
                    row.GetString(0),
                    row.IsDBNull(1) ? null : Instant.FromUnixTimeMilliseconds(row.GetInt64(1)),
                    Instant.FromUnixTimeMilliseconds(row.GetInt64(2)),
                    row.GetInt32(3),
                    row.IsDBNull(4) ? null : row.GetString(4)
                )
            )
        );

    /// <summary>Keeps how a feed is doing, and with it, in one step, what was seen of it: what is marked as seen is not asked for again.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="version">The mark of the version that was read to its end, or null to keep the one before.</param>
    /// <param name="seen">Pages that were read or that will not be read.</param>
    public void Keep(FeedState feed, (Uri Address, Validator Mark)? version, IReadOnlyCollection<string> seen)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(seen);
        Guarded(() =>
            statements.Transaction(() =>
            {
                statements.Run(
                    "INSERT INTO feed(address, checked, due, failures, problem) VALUES($1, $2, $3, $4, $5) ON CONFLICT(address) "
                        + "DO UPDATE SET checked = coalesce($2, checked), due = $3, failures = $4, problem = $5",
                    feed.Address,
                    feed.Checked?.ToUnixTimeMilliseconds(),
                    feed.Due.ToUnixTimeMilliseconds(),
                    (long)feed.Failures,
                    feed.Problem
                );
                if (version is var (address, mark))
                    See(address.AbsoluteUri, mark, feed.Due);
                foreach (var page in seen)
                    See(page, null, feed.Due);
                return 0;
            })
        );
    }

    /// <summary>Knows a feed no longer; what it brought stays.</summary>
    /// <returns>False where it was not known.</returns>
    public bool Forget(string address) =>
        Guarded(() => statements.Value("DELETE FROM feed WHERE address = $1 RETURNING address", address) is not null);

    /// <summary>True where the page was seen.</summary>
    public bool IsSeen(string address) =>
        Guarded(() => statements.Number("SELECT EXISTS(SELECT 1 FROM page WHERE address = $1)", Key(address)) != 0);

    /// <summary>True where an article of this id was removed: watching leaves it out, adding it by hand does not.</summary>
    public bool WasRemoved(string id) =>
        Guarded(() =>
            statements.Number("SELECT EXISTS(SELECT 1 FROM removed WHERE id = $1)", Convert.FromHexString(id)) != 0
        );

    /// <inheritdoc/>
    public Validator? Find(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Guarded(() =>
        {
            using var row = statements.Rows(
                "SELECT etag, modified FROM page WHERE address = $1 AND coalesce(etag, modified) IS NOT NULL",
                Key(address.AbsoluteUri)
            );
            return row.Read() ? new Validator(Text(row, 0), Text(row, 1)) : null;
        });
    }

    /// <summary>Does nothing: a mark is kept only after what it stands for was added, or an interruption in between would lose it.</summary>
    public void Keep(Uri address, Validator validator)
    {
        // See above.
    }

    /// <summary>A remark kept under a name, or null.</summary>
    public string? Note(string name) =>
        Guarded(() => statements.Value("SELECT value FROM note WHERE name = $1", name) as string);

    /// <summary>Keeps a remark.</summary>
    public void Note(string name, string value) =>
        Guarded(() =>
        {
            statements.Run(
                "INSERT INTO note(name, value) VALUES($1, $2) ON CONFLICT(name) DO UPDATE SET value = $2",
                name,
                value
            );
            return 0;
        });

    /// <inheritdoc/>
    public void Dispose()
    {
        statements.Dispose();
        connection.Dispose();
    }

    internal T Guarded<T>(Func<T> work)
    {
        lock (gate)
            return Connections.Guarded(path, work);
    }

    private void See(string address, Validator? mark, Instant now) =>
        statements.Run(
            "INSERT INTO page(address, etag, modified, seen) VALUES($1, $2, $3, $4) "
                + "ON CONFLICT(address) DO UPDATE SET etag = $2, modified = $3, seen = $4",
            Key(address),
            mark?.ETag,
            mark?.LastModified,
            now.ToUnixTimeMilliseconds()
        );

    private static byte[] Key(string address) => SHA256.HashData(Encoding.UTF8.GetBytes(address));

    private static string? Text(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
