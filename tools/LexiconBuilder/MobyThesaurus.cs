namespace LexiconBuilder;

/// <summary>The Moby Thesaurus: a line a root, the root first, then what it lists, separated by commas.</summary>
internal static class MobyThesaurus
{
    /// <summary>Lower-case root to the expressions it lists, in the order of the file.</summary>
    public static Dictionary<string, string[]> Read(string path)
    {
        var roots = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            var items = line.ToLowerInvariant()
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (items.Length > 1)
                roots[items[0]] = items[1..];
        }

        return roots;
    }
}
