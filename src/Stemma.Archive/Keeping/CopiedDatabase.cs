using Microsoft.Data.Sqlite;

namespace Stemma.Archive.Keeping;

/// <summary>A copy of a damaged database that may be asked, and written by its engine, without touching the damaged one.</summary>
internal sealed class CopiedDatabase : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stemma-repair-").FullName;

    public CopiedDatabase(string damaged)
    {
        foreach (var end in (string[])["", "-wal"])
        {
            if (File.Exists(damaged + end))
                File.Copy(damaged + end, Copy + end);
        }
    }

    /// <summary>What surrounds the articles, and what each is called.</summary>
    public static IReadOnlyList<(string Table, string Words)> Tables { get; } =
    [
        ("feed", "feeds"),
        ("page", "pages seen"),
        ("watched", "what is watched"),
        ("alert", "alerts"),
        ("note", "notes"),
        ("removed", "what was removed"),
        ("decision", "decisions"),
    ];

    private string Copy => Path.Join(folder, "copy.db");

    /// <summary>Reads rows until they end, or the damage begins.</summary>
    /// <exception cref="SqliteException">At the damage.</exception>
    public void Each(string query, Action<SqliteDataReader> read)
    {
        using var connection = Open(Copy);
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var rows = command.ExecuteReader();
        while (rows.Read())
            read(rows);
    }

    /// <summary>Copies the rows of a table, those before the damage at least.</summary>
    /// <exception cref="SqliteException">At the damage.</exception>
    public void Move(string table, string target)
    {
        using var into = Open(target);
        try
        {
            Each(
                $"SELECT * FROM {table}",
                row =>
                {
                    using var command = into.CreateCommand();
                    var names = string.Join(", ", Enumerable.Range(0, row.FieldCount).Select(at => $"${at}"));
                    command.CommandText = $"INSERT OR IGNORE INTO {table} VALUES({names})";
                    for (var at = 0; at < row.FieldCount; at++)
                        command.Parameters.AddWithValue($"${at}", row.GetValue(at));
                    command.ExecuteNonQuery();
                }
            );
        }
        catch (SqliteException exception) when (exception.Message.Contains("no such table", StringComparison.Ordinal))
        {
            // An archive of an older version has none of these.
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }
}
