using System.Security.Cryptography;
using System.Text;

namespace Accuracy.Timex;

/// <summary>The files of TempEval-3's TBAQ-cleaned that may be read: all of AQUAINT, and five groups of TimeBank.</summary>
/// <remarks>
/// The rest of TimeBank and the platinum set are for final scoring by others and are never opened. Its texts are under no
/// clear licence, so they are read where the user has put them: the folder TBAQ-cleaned, or one it lies in.
/// </remarks>
internal static class TimexCorpus
{
    /// <summary>How the names of readable TimeBank files begin.</summary>
    private static readonly string[] Readable =
    [
        "ABC",
        "AP",
        "CNN",
        "NYT",
        "wsj_00",
        "wsj_01",
        "wsj_02",
        "wsj_03",
        "wsj_04",
    ];

    /// <summary>The documents in the order of their names.</summary>
    public static IReadOnlyList<TimexDocument> Read(string folder) => [.. Files(folder).Select(TimexDocument.Read)];

    /// <summary>Sha256 over the name and sha256 of each file.</summary>
    public static string Digest(string folder)
    {
        var lines = Files(folder)
            .Select(file =>
                $"{Path.GetFileName(file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}\n"
            );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    private static IEnumerable<string> Files(string folder)
    {
        var root = new[]
        {
            folder,
            Path.Combine(folder, "TBAQ-cleaned"),
            Path.Combine(folder, "data", "TBAQ-cleaned"),
        }.First(candidate =>
            Directory.Exists(Path.Combine(candidate, "AQUAINT"))
            || candidate.EndsWith("TBAQ-cleaned", StringComparison.Ordinal)
        );
        var aquaint = Directory.GetFiles(Path.Combine(root, "AQUAINT"), "*.tml");
        var timeBank = Directory
            .GetFiles(Path.Combine(root, "TimeBank"), "*.tml")
            .Where(file => Readable.Any(start => Path.GetFileName(file).StartsWith(start, StringComparison.Ordinal)));
        return aquaint
            .Concat(timeBank)
            .Where(file => Path.GetFileName(file)[0] != '.')
            .OrderBy(Path.GetFileName, StringComparer.Ordinal);
    }
}
