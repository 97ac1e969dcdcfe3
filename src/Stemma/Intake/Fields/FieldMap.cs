using System.Collections.Immutable;
using System.Text;
using Stemma.Lexicon;

namespace Stemma.Intake.Fields;

/// <summary>Which fields of JSON and tables are which part of an article. Immutable.</summary>
/// <remarks>A path is the names of nested fields with points between. Names are compared without case, hyphens,
/// underscores and spaces. fields.tsv holds the built-in paths; docs/reference/json-fields.md shows them.</remarks>
public sealed class FieldMap
{
    private static readonly Lazy<FieldMap> BuiltIn = new(() =>
        new FieldMap([
            .. Resources.Rows("fields.tsv").Select(row => (Enum.Parse<ArticlePart>(row[0], ignoreCase: true), row[1])),
        ])
    );

    private readonly ImmutableArray<(ArticlePart Part, string Path)> paths;
    private readonly Dictionary<string, (ArticlePart Part, int Rank)> ranks = new(StringComparer.Ordinal);
    private readonly HashSet<string> parents = new(StringComparer.Ordinal);

    private FieldMap(ImmutableArray<(ArticlePart Part, string Path)> paths)
    {
        this.paths = paths;
        foreach (var (part, path) in paths)
        {
            var plain = Plain(path);
            ranks.TryAdd(plain, (part, ranks.Count));
            for (var at = 0; (at = plain.IndexOf('.', at)) > 0; at++)
                parents.Add(plain[..at]);
        }
    }

    /// <summary>The built-in paths.</summary>
    public static FieldMap Default => BuiltIn.Value;

    /// <summary>A map in which a path comes before those that are there, but after what was added before.</summary>
    /// <param name="part">What the field holds.</param>
    /// <param name="path">"meta.body"; a part of it that is a number is no index, for arrays are gone through.</param>
    public FieldMap With(ArticlePart part, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new FieldMap(paths.Insert(paths.Length - Default.paths.Length, (part, path)));
    }

    /// <summary>Reads "text=meta.body"; null where it is not of that form or names no part.</summary>
    public static (ArticlePart Part, string Path)? Parse(string? written)
    {
        var at = written?.IndexOf('=', StringComparison.Ordinal) ?? -1;
        if (at <= 0)
            return null;
        var (name, path) = (written![..at].Trim(), written[(at + 1)..].Trim());
        return
            path.Length > 0
            && name.All(char.IsAsciiLetter)
            && Enum.TryParse<ArticlePart>(name, ignoreCase: true, out var part)
            ? (part, path)
            : null;
    }

    /// <summary>What the field of that path is and how early it stands; null where it is no part.</summary>
    internal (ArticlePart Part, int Rank)? Find(string plainPath) =>
        ranks.TryGetValue(plainPath, out var found) ? found : null;

    /// <summary>True where a path goes on below.</summary>
    internal bool IsParent(string plainPath) => parents.Contains(plainPath);

    /// <summary>The path as paths are compared.</summary>
    internal static string Plain(string path)
    {
        var plain = new StringBuilder(path.Length);
        foreach (var letter in path)
        {
            if (letter is not ('-' or '_' or ' ' or '\ufeff'))
                plain.Append(char.ToLowerInvariant(letter));
        }

        return plain.ToString();
    }
}
