using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Stemma.Archive;

/// <summary>The tables of an archive, and how an older archive becomes one of today.</summary>
internal static class Schema
{
    /// <summary>"STMA": tells an archive from other databases.</summary>
    private const int ApplicationId = 0x53544D41;

    /// <summary>
    /// Each step leads from the version of its index to the next. A step that was released is never changed: tests hold
    /// an archive of every released version.
    /// </summary>
    private static readonly ImmutableArray<string> Steps =
    [
        """
            CREATE TABLE article(
                number INTEGER PRIMARY KEY,
                id BLOB NOT NULL UNIQUE,
                added INTEGER NOT NULL,
                length INTEGER NOT NULL,
                facts TEXT NOT NULL,
                text BLOB NOT NULL
            ) STRICT;
            CREATE VIRTUAL TABLE words USING fts5(
                title, text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
            );
            """,
        // Stories. filed: what they need of an article; a row is missing until the article is filed. posting: which
        // articles have a key, each number four bytes, least byte first; what a slice of keys lacks stands in
        // filed.keys from slice.filed_to on. common: keys that too many have. dirty: clusters whose stories are to be
        // made anew. Times are milliseconds since 1970; sums of a story are null until it was traced.
        """
            CREATE TABLE story(
                number INTEGER PRIMARY KEY,
                id BLOB NOT NULL UNIQUE,
                cluster INTEGER NOT NULL,
                version INTEGER NOT NULL,
                changed INTEGER NOT NULL,
                articles INTEGER NOT NULL,
                texts INTEGER NOT NULL,
                outlets INTEGER NOT NULL,
                spun INTEGER,
                first INTEGER,
                last INTEGER,
                headline TEXT NOT NULL,
                origins INTEGER,
                low INTEGER,
                high INTEGER
            ) STRICT;
            CREATE INDEX story_cluster ON story(cluster);
            CREATE INDEX story_last ON story(last);
            CREATE INDEX story_size ON story(articles, last);
            CREATE INDEX story_untraced ON story(changed) WHERE origins IS NULL AND articles > 1;
            CREATE TABLE outlet(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
            CREATE TABLE filed(
                article INTEGER PRIMARY KEY REFERENCES article(number) ON DELETE CASCADE,
                story INTEGER NOT NULL REFERENCES story(number),
                outlet INTEGER NOT NULL REFERENCES outlet(number),
                words INTEGER NOT NULL,
                published INTEGER,
                points INTEGER NOT NULL,
                keys BLOB NOT NULL
            ) STRICT;
            CREATE INDEX filed_story ON filed(story);
            CREATE INDEX filed_outlet ON filed(outlet, story);
            CREATE TABLE posting(key INTEGER PRIMARY KEY, articles BLOB NOT NULL) STRICT;
            CREATE TABLE common(key INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE slice(number INTEGER PRIMARY KEY, filed_to INTEGER NOT NULL) STRICT;
            CREATE TABLE dirty(cluster INTEGER PRIMARY KEY, changes INTEGER NOT NULL) STRICT;
            """,
        // What surrounds the articles. original: the bytes they were read from, gone with the last article that holds them.
        // page: addresses by their hash, so that none stands here in words. watched: saved searches and stories, a story by
        // the id of one of its articles. removed: ids that watching does not bring back. Times are milliseconds since 1970.
        """
            CREATE TABLE original(
                number INTEGER PRIMARY KEY,
                sha BLOB NOT NULL UNIQUE,
                length INTEGER NOT NULL,
                bytes BLOB NOT NULL
            ) STRICT;
            CREATE TABLE held(
                article INTEGER PRIMARY KEY REFERENCES article(number) ON DELETE CASCADE,
                original INTEGER NOT NULL REFERENCES original(number)
            ) STRICT;
            CREATE INDEX held_original ON held(original);
            CREATE TRIGGER original_unheld AFTER DELETE ON held
            WHEN NOT EXISTS(SELECT 1 FROM held WHERE original = old.original)
            BEGIN
                DELETE FROM original WHERE number = old.original;
            END;
            CREATE TABLE feed(
                address TEXT PRIMARY KEY,
                checked INTEGER,
                due INTEGER NOT NULL,
                failures INTEGER NOT NULL,
                problem TEXT
            ) STRICT;
            CREATE TABLE page(
                address BLOB PRIMARY KEY,
                etag TEXT,
                modified TEXT,
                seen INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE watched(
                number INTEGER PRIMARY KEY,
                kind TEXT NOT NULL,
                name TEXT NOT NULL,
                state TEXT NOT NULL,
                UNIQUE(kind, name)
            ) STRICT;
            CREATE TABLE alert(
                number INTEGER PRIMARY KEY,
                at INTEGER NOT NULL,
                kind TEXT NOT NULL,
                about TEXT NOT NULL,
                detail TEXT NOT NULL,
                article BLOB NOT NULL,
                delivered INTEGER
            ) STRICT;
            CREATE INDEX alert_article ON alert(article);
            CREATE TABLE pinned(article INTEGER PRIMARY KEY REFERENCES article(number) ON DELETE CASCADE) STRICT;
            CREATE TABLE note(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
            CREATE TABLE removed(id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
            CREATE TRIGGER outlet_unused AFTER DELETE ON filed
            WHEN NOT EXISTS(SELECT 1 FROM filed WHERE outlet = old.outlet)
            BEGIN
                DELETE FROM outlet WHERE number = old.outlet;
            END;
            CREATE TRIGGER article_removed AFTER DELETE ON article
            BEGIN
                DELETE FROM alert WHERE article = old.id;
                INSERT OR IGNORE INTO removed(id) VALUES(old.id);
            END;
            """,
        // report: what tracing found of a story, compressed, by which code; gone when the story, or what it hangs together with,
        // changes. decision: what people decided about two articles, by their ids; dated is the day as the person wrote it.
        """
            CREATE TABLE report(
                story INTEGER PRIMARY KEY REFERENCES story(number) ON DELETE CASCADE,
                maker TEXT NOT NULL,
                report BLOB NOT NULL
            ) STRICT;
            CREATE TRIGGER report_stale AFTER UPDATE OF id, cluster, version ON story
            BEGIN
                DELETE FROM report WHERE story = old.number;
            END;
            CREATE TABLE decision(
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                at INTEGER NOT NULL,
                confirmed INTEGER NOT NULL,
                about TEXT NOT NULL,
                one BLOB NOT NULL,
                other BLOB NOT NULL,
                who TEXT,
                dated TEXT,
                note TEXT
            ) STRICT;
            DROP INDEX story_last;
            CREATE INDEX story_latest ON story(last, articles);
            CREATE INDEX story_changed ON story(changed, articles);
            CREATE INDEX decision_one ON decision(one);
            CREATE INDEX decision_other ON decision(other);
            CREATE TRIGGER decision_removed AFTER DELETE ON article
            BEGIN
                DELETE FROM decision WHERE one = old.id OR other = old.id;
            END;
            """,
    ];

    /// <summary>The version that this code reads and writes.</summary>
    public static int Version => Steps.Length;

    /// <summary>Makes a new archive, or brings an older one up to date; each step is a transaction of its own.</summary>
    /// <exception cref="ArchiveException">It is no archive, or a newer one.</exception>
    public static void Prepare(SqliteConnection connection, string path)
    {
        if (Current(connection, path) == Version)
            return;
        for (var version = 0; version < Version; version++)
        {
            // Looked at again inside the transaction: another process may have made the step meanwhile.
            using var transaction = connection.BeginTransaction(deferred: false);
            if (Current(connection, path) == version)
            {
                Run(connection, Steps[version]);
                Run(connection, $"PRAGMA user_version = {version + 1}; PRAGMA application_id = {ApplicationId}");
            }

            transaction.Commit();
        }
    }

    /// <summary>The version of an archive's tables; 0 for an empty database.</summary>
    /// <exception cref="ArchiveException">It is no archive, or a newer one.</exception>
    public static int Current(SqliteConnection connection, string path)
    {
        var application = Ask(connection, "PRAGMA application_id");
        var version = Ask(connection, "PRAGMA user_version");
        var isEmpty = version == 0 && Ask(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (application != ApplicationId && !(application == 0 && isEmpty))
            throw new ArchiveException(ArchiveCodes.NotAnArchive, "It is a database, but no archive.", path);
        if (version > Version)
            throw new ArchiveException(
                ArchiveCodes.TooNew,
                $"It was made by a newer version (tables {version}, known here {Version}). Use that version.",
                path
            );
        return version;
    }

    private static int Ask(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Run(SqliteConnection connection, string statements)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }
}
