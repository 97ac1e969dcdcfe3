namespace Stemma.Tests.Collating;

/// <summary>One case of a file in Specs: witnesses, and their collation as drawn tables.</summary>
public sealed record CollationSpec(string Name, IReadOnlyList<string> Texts, string Expected)
{
    private const string Folder = "CollationSpecs/";

    /// <summary>All cases, in order of file and place; see Specs/README.md.</summary>
    public static IEnumerable<CollationSpec> All()
    {
        var assembly = typeof(CollationSpec).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!file.StartsWith(Folder, StringComparison.Ordinal) || file == Folder + "README.md")
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            foreach (var spec in Parse(Path.GetFileNameWithoutExtension(file), reader.ReadToEnd()))
                yield return spec;
        }
    }

    private static IEnumerable<CollationSpec> Parse(string file, string text) =>
        text.ReplaceLineEndings("\n")
            .Split("\n## ")
            .Skip(1)
            .Select(section => new CollationSpec(
                $"{file}: {section[..section.IndexOf('\n', StringComparison.Ordinal)]}",
                [.. Fence(section, "witnesses").Split('\n').Select(line => line[(line.IndexOf(' ') + 1)..])],
                Tidy(Fence(section, "collation"))
            ));

    private static string Fence(string section, string kind)
    {
        var start = section.IndexOf($"```{kind}\n", StringComparison.Ordinal) + kind.Length + 4;
        return section[start..section.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    private static string Tidy(string drawn) =>
        string.Join(
            '\n',
            drawn.Split('\n').Select(line => string.Join(" | ", line.Split('|').Select(cell => cell.Trim())))
        );
}
