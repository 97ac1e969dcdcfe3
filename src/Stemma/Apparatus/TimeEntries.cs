using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;

namespace Stemma.Apparatus;

/// <summary>Times that stand at one place of the collation, compared by the days they can mean.</summary>
internal sealed class TimeEntries(StoryWords story, OriginCounter origins)
{
    /// <summary>One entry for each passage whose members each state a time.</summary>
    public IEnumerable<ApparatusEntry> All()
    {
        foreach (var passage in story.Collation.Passages)
        {
            var stated = passage.Members.Select(Times).Where(times => times.Length > 0).ToArray();
            if (stated.Length < 2)
                continue;
            // Where members state different numbers of times, which corresponds to which is not decided here.
            foreach (var group in stated.GroupBy(times => times.Length).Where(group => group.Count() > 1))
            {
                for (var ordinal = 0; ordinal < group.Key; ordinal++)
                    yield return Entry(passage, Reconcile([.. group.Select(times => times[ordinal])]));
            }
        }
    }

    private FactStatement[] Times(WitnessSpan member) =>
        [
            .. story
                .Collation.Story[member.Siglum]
                .Article.Get(AnnotationLayers.Times)
                .Where(time =>
                    time.Type == TimeType.Date
                    && member.Span.Contains(time.Span)
                    && time.Earliest is not null
                    && time.Latest is not null
                )
                .Select(time => new FactStatement(
                    new WitnessSpan(member.Siglum, time.Span),
                    time.Value,
                    FactComparison.Days(time.Earliest),
                    FactComparison.Days(time.Latest)
                )),
        ];

    /// <summary>The same relative words printed on the same day mean the same day, whatever each was resolved to.</summary>
    private FactStatement[] Reconcile(FactStatement[] statements) =>
        [
            .. statements.Select(statement =>
            {
                var first = statements.First(other => SaidAlike(statement.Place, other.Place));
                return statement with { Value = first.Value, Low = first.Low, High = first.High };
            }),
        ];

    private bool SaidAlike(WitnessSpan one, WitnessSpan other) =>
        story.Collation.Story[one.Siglum].Article.Published?.Date
            == story.Collation.Story[other.Siglum].Article.Published?.Date
        && story.Words(one).AsSpan().SequenceEqual(story.Words(other));

    private ApparatusEntry Entry(Passage passage, FactStatement[] statements)
    {
        var readings = FactComparison.Readings(statements);
        var verdict = FactComparison.Compare(statements, story.Collation.Story, mayGrow: false);
        var about = About(passage.Members[0]);
        return new ApparatusEntry(
            ApparatusKind.Time,
            about,
            readings,
            story.Others(passage.Members),
            origins.Of(statements.Select(statement => statement.Place.Siglum)),
            verdict,
            PlainSentence.Of(story, $"when: {about}", readings, verdict)
        );
    }

    /// <summary>The first words of the passage: what the time is about.</summary>
    private string About(WitnessSpan member)
    {
        const int words = 8;
        var text = story.Text(member).Split(' ');
        return text.Length <= words ? string.Join(' ', text) : string.Join(' ', text.Take(words)) + " …";
    }
}
