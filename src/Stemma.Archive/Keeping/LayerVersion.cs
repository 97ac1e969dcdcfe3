using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Archive.Keeping;

/// <summary>Which code made what the archive keeps of articles beside themselves: fingerprints and stories.</summary>
/// <remarks>They are made anew from the texts, at the next update of stories, where another made them.</remarks>
internal static class LayerVersion
{
    private const string Name = "layers";

    /// <summary>To be raised where stories or what their rows hold come out otherwise; fingerprints tell it by themselves.</summary>
    private const string Stories = "2";

    /// <summary>Any text with words, names and numbers: its fingerprints change with the code and the tables that make them.</summary>
    private const string Sample =
        "The harbour of Orvel closed for 12 days after a crane fell across the northern quay, Ama Dell said on Tuesday.";

    private static readonly Lazy<string> Current = new(() =>
    {
        var reuse = ReuseText.Of(new Article("sample", Sample));
        var bytes = MemoryMarshal.AsBytes((ReadOnlySpan<uint>)reuse.Keys.ToArray());
        return $"{Stories}:{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}";
    });

    /// <summary>Forgets what other code made, so that all articles are filed again. Inside a transaction.</summary>
    /// <returns>True where something was forgotten, and with it whatever memory holds of it.</returns>
    public static bool Renew(Statements statements)
    {
        if (statements.Value("SELECT value FROM note WHERE name = $1", Name) is string kept && kept == Current.Value)
            return false;
        var isStale = statements.Number("SELECT EXISTS(SELECT 1 FROM filed)") != 0;
        if (isStale)
        {
            foreach (var table in (string[])["posting", "common", "slice", "dirty", "filed", "story", "outlet"])
                statements.Run($"DELETE FROM {table}");
            Filing.FilingMark.Move(statements);
        }

        statements.Run(
            "INSERT INTO note(name, value) VALUES($1, $2) ON CONFLICT(name) DO UPDATE SET value = $2",
            Name,
            Current.Value
        );
        return isStale;
    }
}
