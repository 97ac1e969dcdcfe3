using System.Globalization;
using Microsoft.Data.Sqlite;
using Stemma.Archive.Keeping;
using Stemma.Text;

namespace Stemma.Archive;

/// <summary>Compares an archive with itself: pages, indexes, every article with its own hash, stories and fingerprints with the articles.</summary>
internal static class ArchiveCheck
{
    /// <summary>A damaged disk makes thousands of complaints that all say the same.</summary>
    private const int MostComplaints = 100;

    /// <param name="path">Its file.</param>
    /// <param name="unpacked">Gives a kept text.</param>
    public static List<Diagnostic> Of(string path, Func<byte[], string> unpacked)
    {
        var complaints = new List<Diagnostic>();
        // Each on a connection of its own: the words' index is judged by what a connection saw of it first, and others may write meanwhile.
        Opened(connection => Pages(connection, Complain));
        Opened(connection => Words(connection, Complain));
        Opened(connection =>
        {
            using var moment = connection.BeginTransaction(deferred: true);
            Try(() => Articles(connection, unpacked, Complain));
            Try(() => StoryCheck.Run(connection, Complain));
        });
        return complaints;

        void Complain(string message)
        {
            if (complaints.Count < MostComplaints)
                complaints.Add(new Diagnostic(ArchiveCodes.Damaged, Severity.Error, message, path));
        }

        void Opened(Action<SqliteConnection> part) =>
            Try(() =>
            {
                using var connection = Connections.Open(path, create: false);
                part(connection);
            });

        void Try(Action part)
        {
            try
            {
                part();
            }
            catch (SqliteException exception)
            {
                Complain($"It cannot be read to the end: {exception.Message}");
            }
        }
    }

    private static void Pages(SqliteConnection connection, Action<string> complain)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA integrity_check({MostComplaints})";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            if (row.GetString(0) is var said && !string.Equals(said, "ok", StringComparison.Ordinal))
                complain($"The database says: {said}");
        }
    }

    private static void Words(SqliteConnection connection, Action<string> complain)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO words(words) VALUES('integrity-check')";
        command.ExecuteNonQuery();
        command.CommandText =
            "SELECT (SELECT count(*) FROM article WHERE number NOT IN (SELECT id FROM words_docsize)), "
            + "(SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT number FROM article))";
        using var row = command.ExecuteReader();
        row.Read();
        if (row.GetInt64(0) is > 0 and var missing)
            complain(string.Create(CultureInfo.InvariantCulture, $"{missing} articles cannot be found by search."));
        if (row.GetInt64(1) is > 0 and var surplus)
            complain(
                string.Create(CultureInfo.InvariantCulture, $"Search knows {surplus} articles that are not there.")
            );
    }

    private static void Articles(SqliteConnection connection, Func<byte[], string> unpacked, Action<string> complain)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, id, facts, text FROM article ORDER BY number";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var id = Convert.ToHexStringLower(row.GetFieldValue<byte[]>(1));
            try
            {
                var article = ArticleFacts.Read(row.GetString(2), unpacked(row.GetFieldValue<byte[]>(3)));
                if (!string.Equals(article.Id, id, StringComparison.Ordinal))
                    complain($"Article {id} is not what was taken in: its hash is now {article.Id}.");
            }
            catch (Exception exception) when (exception is InvalidDataException or ZstdSharp.ZstdException)
            {
                complain($"Article {id} cannot be read: {exception.Message}");
            }
        }
    }
}
