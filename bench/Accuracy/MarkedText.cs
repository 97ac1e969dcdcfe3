using System.Text;
using Stemma.Annotating;
using Stemma.Text;

namespace Accuracy;

/// <summary>A name marked by hand.</summary>
/// <param name="Span">Where it stands in the article's text.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Canonical">Its fullest form in the article, or null where the file does not say.</param>
internal sealed record MarkedName(TextSpan Span, NameKind Kind, string? Canonical);

/// <summary>An article whose names are marked in its lines: "[words|KIND]" or "[words|KIND|fullest form]".</summary>
/// <param name="Article">The text without marks, a paragraph for each line.</param>
/// <param name="Names">The marked names in text order.</param>
internal sealed record MarkedText(Article Article, IReadOnlyList<MarkedName> Names)
{
    /// <summary>The articles of a file: empty lines and comments ('#') part them.</summary>
    public static IEnumerable<MarkedText> Read(string path)
    {
        var text = new StringBuilder();
        var names = new List<MarkedName>();
        foreach (var line in File.ReadLines(path).Append(string.Empty))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                AddLine(line, text, names);
                text.Append("\n\n");
                continue;
            }

            if (names.Count > 0)
                yield return new MarkedText(new Article("own", text.ToString()), [.. names]);
            text.Clear();
            names.Clear();
        }
    }

    private static void AddLine(string line, StringBuilder text, List<MarkedName> names)
    {
        var position = 0;
        while (line.IndexOf('[', position) is >= 0 and var open)
        {
            text.Append(line, position, open - position);
            var close = line.IndexOf(']', open);
            var fields = line[(open + 1)..close].Split('|');
            var span = new TextSpan(text.Length, text.Length + fields[0].Length);
            names.Add(new MarkedName(span, KindOf(fields[1]), fields.Length > 2 ? fields[2] : null));
            text.Append(fields[0]);
            position = close + 1;
        }

        text.Append(line, position, line.Length - position);
    }

    private static NameKind KindOf(string label) =>
        label switch
        {
            "PER" => NameKind.Person,
            "ORG" => NameKind.Organisation,
            "LOC" => NameKind.Place,
            _ => throw new InvalidDataException($"'{label}' is no kind of name."),
        };
}
