using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Stemma.Web.Accounts;

/// <summary>Accounts, their passkeys and their tokens, in one SQLite file that only its owner may read.</summary>
/// <remarks>Every call opens a pooled connection of its own, so it may be used from any thread and by several processes.</remarks>
public sealed partial class AccountBook
{
    /// <summary>"STMU": tells this file from an archive.</summary>
    private const int ApplicationId = 0x53544D55;

    private const string Tables = """
        CREATE TABLE account(
            id TEXT PRIMARY KEY, name TEXT NOT NULL, normal_name TEXT NOT NULL UNIQUE, password TEXT, stamp TEXT NOT NULL,
            role TEXT NOT NULL, failures INTEGER NOT NULL, locked_until INTEGER, created INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE passkey(
            credential BLOB PRIMARY KEY, account TEXT NOT NULL REFERENCES account ON DELETE CASCADE, name TEXT,
            public_key BLOB NOT NULL, created INTEGER NOT NULL, uses INTEGER NOT NULL, transports TEXT NOT NULL,
            verified INTEGER NOT NULL, backup_eligible INTEGER NOT NULL, backed_up INTEGER NOT NULL,
            attestation BLOB NOT NULL, client_data BLOB NOT NULL
        ) STRICT;
        CREATE TABLE token(
            id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account ON DELETE CASCADE, label TEXT NOT NULL,
            hash BLOB NOT NULL, scopes TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL,
            last_used INTEGER, revoked INTEGER
        ) STRICT;
        """;

    private readonly string connectionString;

    private AccountBook(string path, TimeProvider time)
    {
        (Path, Time) = (path, time);
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            DefaultTimeout = 10,
        }.ToString();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    internal TimeProvider Time { get; }

    /// <summary>Opens the accounts.</summary>
    /// <param name="path">The file.</param>
    /// <param name="create">True to make it, and its folder, where it does not exist.</param>
    /// <param name="time">Tells when something was made or used.</param>
    /// <exception cref="AccountException">There is none, it cannot be opened, or it is something else.</exception>
    public static AccountBook Open(string path, bool create, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var book = new AccountBook(path, time ?? TimeProvider.System);
        try
        {
            if (!File.Exists(path))
            {
                if (!create)
                    throw new AccountException(
                        WebCodes.NoAccounts,
                        "There are no accounts yet. 'stemma user add NAME' makes the first.",
                        path
                    );
                if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { } folder)
                    Directory.CreateDirectory(folder);
                OwnerOnly.Create(path);
            }

            book.Prepare();
            return book;
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new AccountException(
                WebCodes.AccountsUnusable,
                $"The accounts cannot be used: {exception.Message}",
                path,
                exception
            );
        }
    }

    private void Prepare()
    {
        using var connection = Connect();
        var application = Number(Command(connection, "PRAGMA application_id").ExecuteScalar());
        var tables = Number(Command(connection, "SELECT count(*) FROM sqlite_schema").ExecuteScalar());
        if (application == ApplicationId && tables > 0)
            return;
        if (application != 0 || tables != 0)
            throw new AccountException(
                WebCodes.AccountsUnusable,
                "The file is a database, but holds no accounts of ours.",
                Path
            );
        Command(connection, "PRAGMA journal_mode = WAL").ExecuteNonQuery();
        using var transaction = connection.BeginTransaction(deferred: false);
        Command(connection, Tables + $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = 1")
            .ExecuteNonQuery();
        transaction.Commit();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    private static SqliteCommand Command(
        SqliteConnection connection,
        string text,
        params ReadOnlySpan<(string Name, object? Value)> values
    )
    {
        var command = connection.CreateCommand();
        // The text is always a constant of ours; whatever a caller gives is a parameter.
#pragma warning disable CA2100
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private int Execute(string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var connection = Connect();
        using var command = Command(connection, text, values);
        return command.ExecuteNonQuery();
    }

    private List<T> Rows<T>(
        Func<SqliteDataReader, T> read,
        string text,
        params ReadOnlySpan<(string Name, object? Value)> values
    )
    {
        using var connection = Connect();
        using var command = Command(connection, text, values);
        using var row = command.ExecuteReader();
        var rows = new List<T>();
        while (row.Read())
            rows.Add(read(row));
        return rows;
    }

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static long Written(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    private static DateTimeOffset? Moment(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
