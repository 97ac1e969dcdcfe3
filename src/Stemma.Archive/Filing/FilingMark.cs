using System.Globalization;

namespace Stemma.Archive.Filing;

/// <summary>Counts changes of what is filed, so that a process notices another's and keeps what it has in memory otherwise.</summary>
internal static class FilingMark
{
    private const string Name = "filed";

    /// <summary>The count; 0 where nothing was filed yet.</summary>
    public static long Of(Statements statements) =>
        statements.Value("SELECT value FROM note WHERE name = $1", Name) is string value
        && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : 0;

    /// <summary>Counts one more. Inside the transaction of the change.</summary>
    /// <returns>The new count.</returns>
    public static long Move(Statements statements)
    {
        var count = Of(statements) + 1;
        statements.Run(
            "INSERT INTO note(name, value) VALUES($1, $2) ON CONFLICT(name) DO UPDATE SET value = $2",
            Name,
            count.ToString(CultureInfo.InvariantCulture)
        );
        return count;
    }
}
