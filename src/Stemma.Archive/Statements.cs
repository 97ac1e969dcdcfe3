using Microsoft.Data.Sqlite;

namespace Stemma.Archive;

/// <summary>Statements of one connection, each prepared once. Parameters are $1, $2 … in the order of the values.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run(string text, params ReadOnlySpan<object?> values) => Command(text, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null where there is none or it is null.</summary>
    public object? Value(string text, params ReadOnlySpan<object?> values) =>
        Command(text, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>The same as a number; 0 for none.</summary>
    public long Number(string text, params ReadOnlySpan<object?> values) => Value(text, values) as long? ?? 0;

    /// <summary>The rows; to be disposed before the same statement runs again.</summary>
    public SqliteDataReader Rows(string text, params ReadOnlySpan<object?> values) =>
        Command(text, values).ExecuteReader();

    /// <summary>The rows, read.</summary>
    public List<T> All<T>(string text, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var rows = Rows(text, values);
        var all = new List<T>();
        while (rows.Read())
            all.Add(read(rows));
        return all;
    }

    /// <summary>Does work in one transaction: all of it is on disk when it returns, or nothing is done.</summary>
    public T Transaction<T>(Func<T> work)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            Run("COMMIT");
            return result;
        }
        catch
        {
            // Some errors have rolled back already.
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
                Run("ROLLBACK");
            throw;
        }
    }

    /// <summary>Does work in one transaction if it can be done at once; nothing happens where another writes just now, or nothing
    /// may be written.</summary>
    public bool TryTransaction(Action work)
    {
        if (SQLitePCL.raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE") != SQLitePCL.raw.SQLITE_OK)
            return false;
        try
        {
            work();
            Run("COMMIT");
            return true;
        }
        catch (SqliteException)
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
                Run("ROLLBACK");
            return false;
        }
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        prepared.Clear();
    }

    private SqliteCommand Command(string text, ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(text, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = text;
            for (var index = 1; index <= values.Length; index++)
                command.Parameters.Add(
                    new SqliteParameter
                    {
                        ParameterName = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${index}"),
                    }
                );
            prepared.Add(text, command);
        }

        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        return command;
    }
}
