using System.Globalization;
using Stemma.Text;

namespace Accuracy.Polnear;

/// <summary>An attribution marked by hand: who, by which words, what. Each may be in several stretches, or absent but the content.</summary>
/// <param name="Source">Who.</param>
/// <param name="Cue">By which words.</param>
/// <param name="Content">What.</param>
internal sealed record MarkedAttribution(
    IReadOnlyList<TextSpan> Source,
    IReadOnlyList<TextSpan> Cue,
    IReadOnlyList<TextSpan> Content
);

/// <summary>An article of PolNeAR.</summary>
/// <param name="Path">Its text file.</param>
/// <param name="Text">Its text.</param>
/// <param name="Attributions">Its attributions in the order of the file.</param>
/// <param name="Part">The part it is scored in.</param>
/// <param name="Wire">The agency that its metadata names, or null.</param>
internal sealed record PolnearDocument(
    string Path,
    string Text,
    IReadOnlyList<MarkedAttribution> Attributions,
    PolnearPart Part,
    string? Wire
)
{
    /// <summary>Reads a text and its annotation in brat's standoff format.</summary>
    public static PolnearDocument Read(string text, string annotation, PolnearPart part, string? wire)
    {
        var words = File.ReadAllText(text);
        var units = Units(words);
        var spans = new Dictionary<string, IReadOnlyList<TextSpan>>(StringComparer.Ordinal);
        var events = new List<string[]>();
        foreach (var line in File.ReadLines(annotation))
        {
            var fields = line.Split('\t');
            if (fields.Length < 2)
                continue;
            if (fields[0][0] == 'T')
                spans[fields[0]] = Spans(fields[1][(fields[1].IndexOf(' ', StringComparison.Ordinal) + 1)..], units);
            else if (fields[0][0] == 'E')
                events.Add(fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        var attributions = events
            .Select(roles => new MarkedAttribution(
                Of(roles, "Source", spans),
                Of(roles, "Cue", spans),
                Of(roles, "Content", spans)
            ))
            .Where(attribution => attribution.Content.Count > 0)
            .ToList();
        return new PolnearDocument(text, words, attributions, part, wire);
    }

    private static List<TextSpan> Of(string[] roles, string role, Dictionary<string, IReadOnlyList<TextSpan>> spans) =>
        [
            .. roles
                .Where(item => item.StartsWith(role, StringComparison.Ordinal))
                .SelectMany(item =>
                    spans.GetValueOrDefault(item[(item.IndexOf(':', StringComparison.Ordinal) + 1)..], [])
                )
                .Order(),
        ];

    // "35 60;70 81": stretches in code points.
    private static List<TextSpan> Spans(string written, int[]? units) =>
        [
            .. written
                .Split(';')
                .Select(stretch => stretch.Split(' '))
                .Select(ends => new TextSpan(Unit(ends[0], units), Unit(ends[1], units))),
        ];

    private static int Unit(string point, int[]? units)
    {
        var number = int.Parse(point, CultureInfo.InvariantCulture);
        return units is null ? number : units[number];
    }

    /// <summary>Where each code point begins, in UTF-16 units; null where the two are the same.</summary>
    private static int[]? Units(string text)
    {
        if (!text.Any(char.IsSurrogate))
            return null;
        var starts = new List<int>();
        for (var index = 0; index < text.Length; index += char.IsSurrogatePair(text, index) ? 2 : 1)
            starts.Add(index);
        starts.Add(text.Length);
        return [.. starts];
    }
}
