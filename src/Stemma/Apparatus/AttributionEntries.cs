using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;

namespace Stemma.Apparatus;

/// <summary>Passages that different witnesses give on the word of different sources.</summary>
internal sealed class AttributionEntries(StoryWords story, OriginCounter origins)
{
    /// <summary>A passage is shown by so many words.</summary>
    private const int WordsOfAbout = 10;

    private sealed record Attributed(WitnessSpan Place, CitedSource Source);

    /// <summary>One entry for each passage with two or more named sources of one kind, none of which is part of another's name.</summary>
    public IEnumerable<ApparatusEntry> All() =>
        story
            .Collation.Passages.Where(passage =>
                // Of a free retelling it is not certain that it says the same.
                passage.Relation
                    is not (PassageRelation.Quoted or PassageRelation.Paraphrased)
            )
            .Select(Entry)
            .Where(entry => entry is not null)
            .Select(entry => entry!);

    private ApparatusEntry? Entry(Passage passage)
    {
        var stated = passage
            .Members.Where(member => !story.Reworded.Contains(member.Siglum))
            .SelectMany(Sources)
            .ToArray();
        foreach (var kind in stated.GroupBy(attributed => attributed.Source.Kind).OrderBy(group => group.Key))
        {
            var statements = kind.Select(attributed => new FactStatement(
                attributed.Place,
                attributed.Source.Name,
                null,
                null
            ));
            var readings = FactComparison.Readings(statements);
            var names = readings.Select(reading => reading.Value).ToArray();
            if (names.Length < 2 || !names.All(name => names.All(other => name == other || AreDifferent(name, other))))
                continue;
            // A witness that names both sources tells who said which.
            var sigla = readings
                .Select(reading => reading.Witnesses.Select(place => place.Siglum).ToHashSet())
                .ToArray();
            if (sigla.Any(one => sigla.Any(other => !ReferenceEquals(one, other) && one.Overlaps(other))))
                continue;
            var words = story.Text(passage.Members[0]).Split(' ');
            var about = string.Join(' ', words.Take(WordsOfAbout)) + (words.Length > WordsOfAbout ? " …" : "");
            var said = readings.Select(reading => $"{reading.Value} ({PlainSentence.Sigla(story, reading)})");
            return new ApparatusEntry(
                ApparatusKind.Attribution,
                about,
                readings,
                story.Others(passage.Members),
                origins.Of(passage.Members.Select(member => member.Siglum)),
                Verdict.Differ,
                $"“{about}” is given on the word of {string.Join(" or of ", said)}"
            );
        }

        return null;
    }

    private IEnumerable<Attributed> Sources(WitnessSpan member) =>
        story
            .Collation.Story[member.Siglum]
            .Article.Get(AnnotationLayers.Sources)
            .Where(source =>
                source.Kind is SourceKind.Person or SourceKind.Outlet or SourceKind.Agency
                && member.Span.Contains(source.Span)
                && source.Supports.Any(member.Span.Overlaps)
            )
            .Select(source => new Attributed(new WitnessSpan(member.Siglum, source.Span), source));

    private static bool AreDifferent(string one, string other) =>
        !one.Contains(other, StringComparison.OrdinalIgnoreCase)
        && !other.Contains(one, StringComparison.OrdinalIgnoreCase)
        && !Spelling.IsClose(one, other);
}
