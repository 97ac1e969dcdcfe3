using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using Stemma.Text;
using ZstdSharp;

namespace Stemma.Archive;

/// <summary>An archive in one SQLite file: one writer at a time, readers beside it.</summary>
public sealed class SqliteArchive : IArchive
{
    /// <summary>More makes texts of news a hundredth smaller and intake a tenth slower.</summary>
    private const int CompressionLevel = 3;

    /// <summary>No article is longer when unpacked: what intake lets through, as UTF-8.</summary>
    private const int MostBytes = 16_000_000;

    /// <summary>Places shown of one article.</summary>
    private const int MostPlaces = 20;

    private readonly string path;
    private readonly TimeProvider time;
    private readonly SqliteConnection connection;
    private readonly Compressor compressor = new(CompressionLevel);
    private readonly Decompressor decompressor = new();

    private SqliteArchive(string path, TimeProvider time, SqliteConnection connection)
    {
        this.path = path;
        this.time = time;
        this.connection = connection;
    }

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
    public IReadOnlyList<bool> Add(IReadOnlyCollection<Article> articles) =>
        Guarded(() =>
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            using var insert = Command(
                "INSERT INTO article(id, added, length, facts, text) VALUES($id, $added, $length, $facts, $text) "
                    + "ON CONFLICT(id) DO NOTHING RETURNING number",
                "$id",
                "$added",
                "$length",
                "$facts",
                "$text"
            );
            using var index = Command(
                "INSERT INTO words(rowid, title, text) VALUES($number, $title, $text)",
                "$number",
                "$title",
                "$text"
            );
            var added = time.GetUtcNow().ToUnixTimeMilliseconds();
            var isNew = new List<bool>(articles.Count);
            foreach (var article in articles)
            {
                Set(
                    insert,
                    Convert.FromHexString(article.Id),
                    added,
                    article.Text.Length,
                    ArticleFacts.Write(article),
                    Packed(article.Text)
                );
                var number = insert.ExecuteScalar();
                isNew.Add(number is not null);
                if (number is null)
                    continue;
                Set(index, number, article.Title ?? string.Empty, article.Text);
                index.ExecuteNonQuery();
            }

            transaction.Commit();
            return isNew;
        });

    /// <inheritdoc/>
    public ArchiveSize Size() =>
        Guarded(() =>
        {
            using var command = Command(
                "SELECT count(*), coalesce(sum(length), 0), max(added), "
                    + "(SELECT page_count * page_size FROM pragma_page_count, pragma_page_size) FROM article"
            );
            using var row = command.ExecuteReader();
            row.Read();
            return new ArchiveSize(
                row.GetInt64(0),
                row.GetInt64(1),
                row.GetInt64(3),
                row.IsDBNull(2) ? null : Instant.FromUnixTimeMilliseconds(row.GetInt64(2))
            );
        });

    /// <inheritdoc/>
    public Article Find(string id) =>
        Guarded(() =>
        {
            if (Prefix(id) is not var (low, high))
                throw new ArchiveException(
                    ArchiveCodes.NotFound,
                    "An article is named by four or more hexadecimal digits of its id.",
                    id
                );
            using var command = Command(
                "SELECT facts, text FROM article WHERE id BETWEEN $low AND $high ORDER BY id LIMIT 2",
                "$low",
                "$high"
            );
            Set(command, low, high);
            using var row = command.ExecuteReader();
            if (!row.Read())
                throw new ArchiveException(ArchiveCodes.NotFound, "The archive has no article of that id.", id);
            var article = Article(row, 0);
            if (row.Read())
                throw new ArchiveException(
                    ArchiveCodes.NotFound,
                    "Several articles have an id that begins so. Give more digits.",
                    id
                );
            return article;
        });

    /// <inheritdoc/>
    public IEnumerable<Article> All()
    {
        const int Batch = 200;
        var after = 0L;
        while (true)
        {
            var articles = Guarded(() => After(after, Batch));
            foreach (var (number, article) in articles)
            {
                after = number;
                yield return article;
            }

            if (articles.Count < Batch)
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
            // A word in the title is worth as much as four in the text: headlines name what an article is about.
            using var command = Command(
                "SELECT facts, article.text FROM words JOIN article ON number = words.rowid "
                    + "WHERE words MATCH $query ORDER BY bm25(words, 4.0, 1.0), number LIMIT $limit",
                "$query",
                "$limit"
            );
            Set(command, parsed.ToFts(), limit);
            using var row = command.ExecuteReader();
            var hits = new List<SearchHit>();
            while (row.Read())
            {
                var article = Article(row, 0);
                hits.Add(new SearchHit(article, parsed.Places(article.Text, MostPlaces)));
            }

            return hits;
        });

    /// <inheritdoc/>
    public bool Remove(string id) =>
        Guarded(() =>
        {
            if (id is not { Length: 64 } || Prefix(id) is not var (whole, _))
                return false;
            using var transaction = connection.BeginTransaction(deferred: false);
            using var delete = Command("DELETE FROM article WHERE id = $id RETURNING number", "$id");
            Set(delete, whole);
            var number = delete.ExecuteScalar();
            if (number is not null)
            {
                using var forget = Command("DELETE FROM words WHERE rowid = $number", "$number");
                Set(forget, number);
                forget.ExecuteNonQuery();
                // Deleted entries stay in the index's segments until these are merged.
                using var merge = Command("INSERT INTO words(words) VALUES('optimize')");
                merge.ExecuteNonQuery();
            }

            transaction.Commit();
            return number is not null;
        });

    /// <inheritdoc/>
    public IReadOnlyList<Diagnostic> Check() => ArchiveCheck.Of(connection, path, Unpacked);

    /// <inheritdoc/>
    public void Backup(string path) =>
        Guarded(() =>
        {
            using var command = Command("VACUUM INTO $path", "$path");
            Set(command, path);
            return command.ExecuteNonQuery();
        });

    /// <inheritdoc/>
    public void Compact() =>
        Guarded(() =>
        {
            using var command = Command(
                "INSERT INTO words(words) VALUES('optimize'); VACUUM; PRAGMA wal_checkpoint(TRUNCATE)"
            );
            return command.ExecuteNonQuery();
        });

    /// <inheritdoc/>
    public void Dispose()
    {
        connection.Dispose();
        compressor.Dispose();
        decompressor.Dispose();
    }

    private List<(long Number, Article Article)> After(long number, int most)
    {
        using var command = Command(
            "SELECT number, facts, text FROM article WHERE number > $number ORDER BY number LIMIT $most",
            "$number",
            "$most"
        );
        Set(command, number, most);
        using var row = command.ExecuteReader();
        var articles = new List<(long, Article)>();
        while (row.Read())
            articles.Add((row.GetInt64(0), Article(row, 1)));
        return articles;
    }

    private Article Article(SqliteDataReader row, int first) =>
        ArticleFacts.Read(row.GetString(first), Unpacked(row.GetFieldValue<byte[]>(first + 1)));

    private byte[] Packed(string text) => compressor.Wrap(Encoding.UTF8.GetBytes(text)).ToArray();

    private string Unpacked(byte[] bytes) => Encoding.UTF8.GetString(decompressor.Unwrap(bytes, MostBytes));

    /// <summary>The least and the greatest whole id that begin so, or null where it is no beginning of an id.</summary>
    private static (byte[] Low, byte[] High)? Prefix(string id) =>
        id.Length is >= 4 and <= 64 && id.All(char.IsAsciiHexDigit)
            ? (Convert.FromHexString(id.PadRight(64, '0')), Convert.FromHexString(id.PadRight(64, 'f')))
            : null;

    private SqliteCommand Command(string text, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index];
    }

    private T Guarded<T>(Func<T> work) => Connections.Guarded(path, work);
}
