using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Annotating.Sources;

/// <summary>Gathers mentions of sources, one entry for each name and kind, with all that rests on it.</summary>
internal sealed class SourceCollection
{
    private readonly Dictionary<(string Name, SourceKind Kind), (TextSpan Span, List<TextSpan> Supports)> found = [];

    /// <summary>Adds a mention; the earliest one becomes the entry's span.</summary>
    public void Add(string name, SourceKind kind, TextSpan mention, TextSpan? support)
    {
        if (!found.TryGetValue((name, kind), out var entry))
            entry = (mention, []);
        else if (mention.CompareTo(entry.Span) < 0)
            entry.Span = mention;
        if (support is { IsEmpty: false } stretch)
            entry.Supports.Add(stretch);
        found[(name, kind)] = entry;
    }

    /// <summary>The sources in text order, then by name; stretches that overlap are one.</summary>
    public ImmutableArray<CitedSource> Sources() =>
        [
            .. found
                .Select(pair => new CitedSource(
                    pair.Value.Span,
                    pair.Key.Name,
                    pair.Key.Kind,
                    Joined(pair.Value.Supports)
                ))
                .OrderBy(source => source.Span)
                .ThenBy(source => source.Name, StringComparer.Ordinal)
                .ThenBy(source => source.Kind),
        ];

    private static ImmutableArray<TextSpan> Joined(List<TextSpan> stretches)
    {
        stretches.Sort();
        var joined = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var stretch in stretches)
        {
            if (joined.Count > 0 && stretch.Start < joined[^1].End)
                joined[^1] = joined[^1].Union(stretch);
            else
                joined.Add(stretch);
        }

        return joined.ToImmutable();
    }
}
