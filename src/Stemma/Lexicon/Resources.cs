using System.Text;

namespace Stemma.Lexicon;

/// <summary>The tables embedded in the assembly, by file name ("outlets.tsv").</summary>
internal static class Resources
{
    /// <summary>The rows of a table in file order, split at tabs; lines that begin with '#' and empty lines are left out.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('\t');
        }
    }

    /// <summary>The table as a stream that the caller closes.</summary>
    /// <exception cref="InvalidOperationException">The build left the table out: a bug.</exception>
    public static Stream Open(string name) =>
        typeof(Resources).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The table '{name}' is not embedded in the assembly.");
}
