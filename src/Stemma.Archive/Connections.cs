using Microsoft.Data.Sqlite;

namespace Stemma.Archive;

/// <summary>Opens the database and says in the archive's own words what went wrong with it.</summary>
internal static class Connections
{
    /// <summary>How long a writer waits for another: longer than one of ours ever takes for a batch.</summary>
    private const int PatienceSeconds = 30;

    /// <summary>A connection to an existing archive, or to a new one where <paramref name="create"/> says so.</summary>
    public static SqliteConnection Open(string path, bool create)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
                DefaultTimeout = PatienceSeconds,
                Pooling = false,
            }.ToString()
        );
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            // Every commit reaches the disk before it is acknowledged; what is removed is overwritten.
            command.CommandText = """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA foreign_keys = ON;
                PRAGMA secure_delete = ON;
                PRAGMA trusted_schema = OFF;
                PRAGMA cache_size = -65536;
                """;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/>; what the engine throws becomes an <see cref="ArchiveException"/>.</summary>
    public static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception)
        {
            throw Translated(exception, path);
        }
        catch (Exception exception) when (exception is InvalidDataException or ZstdSharp.ZstdException)
        {
            throw new ArchiveException(
                ArchiveCodes.Damaged,
                $"It is damaged: {exception.Message} Run 'stemma archive check'.",
                path,
                exception
            );
        }
    }

    private static ArchiveException Translated(SqliteException exception, string path)
    {
        var (code, message) = exception.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => (
                ArchiveCodes.Busy,
                "Another process is writing to it. Wait for it, or stop it."
            ),
            SQLitePCL.raw.SQLITE_FULL => (
                ArchiveCodes.Full,
                "The disk is full. Make room and run the same command again; what was acknowledged is kept."
            ),
            SQLitePCL.raw.SQLITE_CORRUPT => (
                ArchiveCodes.Damaged,
                $"It is damaged: {exception.Message} Run 'stemma archive check'."
            ),
            SQLitePCL.raw.SQLITE_NOTADB => (ArchiveCodes.NotAnArchive, "It is no archive."),
            SQLitePCL.raw.SQLITE_READONLY => (
                ArchiveCodes.Inaccessible,
                "It may not be written to. Check the permissions of the file and of its folder."
            ),
            SQLitePCL.raw.SQLITE_CANTOPEN => (
                ArchiveCodes.Inaccessible,
                "It cannot be opened. Check that the file and its folder exist and may be written to."
            ),
            SQLitePCL.raw.SQLITE_IOERR => (ArchiveCodes.Inaccessible, $"The disk gave an error: {exception.Message}"),
            _ => (ArchiveCodes.Damaged, $"The database gave an error: {exception.Message}"),
        };
        return new ArchiveException(code, message, path, exception);
    }
}
