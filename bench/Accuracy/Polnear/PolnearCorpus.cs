using System.Security.Cryptography;
using System.Text;

namespace Accuracy.Polnear;

/// <summary>Which articles of PolNeAR are scored.</summary>
internal enum PolnearPart
{
    /// <summary>data/dev: only scored; its errors are never printed.</summary>
    Dev,

    /// <summary>The half of data/train that rules were written on.</summary>
    Tune,

    /// <summary>The other half of data/train, only scored.</summary>
    Check,

    /// <summary>data/train and data/dev together: for what is too rare in dev alone.</summary>
    All,
}

/// <summary>PolNeAR's news articles with attributions marked by hand (Newell et al. 2018), in a folder of the user's.</summary>
/// <remarks>
/// The corpus is under no clear licence, so it is read where the user has put it: the repository networkdynamics/PolNeAR or
/// its folder "data". Its part data/test is for final scoring by others and is never opened.
/// </remarks>
internal static class PolnearCorpus
{
    /// <summary>The documents of data/dev and data/train in the order of their names.</summary>
    public static IEnumerable<PolnearDocument> Read(string folder)
    {
        var data = Data(folder);
        var wires = Wires(Path.Combine(data, "metadata.tsv"));
        foreach (var part in new[] { "dev", "train" })
        {
            var attributions = Annotations(Path.Combine(data, part));
            foreach (var text in Texts(Path.Combine(data, part)))
            {
                var name = Path.GetFileNameWithoutExtension(text);
                var scored =
                    part == "dev" ? PolnearPart.Dev
                    : CorpusParts.Of(name) == CorpusPart.Tune ? PolnearPart.Tune
                    : PolnearPart.Check;
                yield return PolnearDocument.Read(text, attributions[name], scored, wires.GetValueOrDefault(name));
            }
        }
    }

    /// <summary>Sha256 over the name and sha256 of each file that is read.</summary>
    public static string Digest(string folder)
    {
        var data = Data(folder);
        var lines = new[] { "dev", "train" }
            .SelectMany(part =>
                Texts(Path.Combine(data, part))
                    .Concat(Annotations(Path.Combine(data, part)).Values.Order(StringComparer.Ordinal))
            )
            .Append(Path.Combine(data, "metadata.tsv"))
            .Select(file =>
                $"{Path.GetFileName(file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}\n"
            );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    private static string Data(string folder) =>
        Directory.Exists(Path.Combine(folder, "data")) ? Path.Combine(folder, "data") : folder;

    private static IEnumerable<string> Texts(string part) =>
        Directory.GetFiles(Path.Combine(part, "text"), "*.txt").Order(StringComparer.Ordinal);

    /// <summary>By the article's name, its annotation; of articles marked by several annotators, the first in the order of their names.</summary>
    private static Dictionary<string, string> Annotations(string part)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var file in Directory.GetFiles(Path.Combine(part, "attributions"), "*.ann").Order(StringComparer.Ordinal)
        )
        {
            // NAME_ANNOTATOR.ann
            var name = Path.GetFileNameWithoutExtension(file);
            files.TryAdd(name[..name.LastIndexOf('_')], file);
        }

        return files;
    }

    private static Dictionary<string, string> Wires(string path)
    {
        var rows = File.ReadLines(path).Select(line => line.Split('\t')).ToList();
        var (name, wire) = (Array.IndexOf(rows[0], "filename"), Array.IndexOf(rows[0], "wire"));
        var wires = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows.Skip(1))
        {
            if (row[wire] is not ("None" or "NA"))
                wires.TryAdd(row[name], row[wire]);
        }

        return wires;
    }
}
