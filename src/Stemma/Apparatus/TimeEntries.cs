using System.Globalization;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Lineage;

namespace Stemma.Apparatus;

/// <summary>Times that stand at one locus of the collation, compared by the days or minutes they can mean.</summary>
internal sealed class TimeEntries(StoryWords story, OriginCounter origins)
{
    /// <summary>As many words before the time say what it is about.</summary>
    private const int WordsOfAbout = 6;

    /// <summary>Share of a sentence's words that must be the same for its one time to answer the other's.</summary>
    private const double LeastKept = 0.3;

    private sealed record Stated(WitnessSpan Place, TimeExpression Time, string[] Words, bool IsAlone);

    /// <summary>One entry for each place of the story where two or more witnesses state a time.</summary>
    public IEnumerable<ApparatusEntry> All()
    {
        var stated = story
            .Witnesses.SelectMany(witness =>
            {
                var times = witness
                    .Article.Get(AnnotationLayers.Times)
                    .Where(IsComparable)
                    .Take(story.MostOfAKind)
                    .ToArray();
                return times.Select(time => Read(witness.Siglum, time, times));
            })
            .Where(time => !story.IsSetAside(time.Place))
            .OrderBy(time => time.Place);
        foreach (var type in stated.GroupBy(time => time.Time.Type))
        {
            foreach (var cluster in Clusters.Of(type, IsOneTime))
            {
                if (cluster.Select(time => time.Place.Siglum).Distinct(StringComparer.Ordinal).Count() > 1)
                    yield return Entry(cluster);
            }
        }
    }

    private static bool IsComparable(TimeExpression time) =>
        time.Type == TimeType.Date
            ? time is { Earliest: not null, Latest: not null }
            : time.Type == TimeType.Time && Minute(time.Value) is not null;

    private Stated Read(string siglum, TimeExpression time, TimeExpression[] all)
    {
        var place = new WitnessSpan(siglum, time.Span);
        var sentence = story.Sentence(place).Span;
        return new Stated(
            place,
            time,
            story.Words(place),
            all.Count(other => other.Type == time.Type && sentence.Contains(other.Span)) == 1
        );
    }

    private bool IsOneTime(Stated one, Stated other) =>
        one.Place.Siglum != other.Place.Siglum
        && (
            story.StandTogether(one.Place, other.Place)
            // Sentences retold freely have no common loci; with one time each there is nothing to mistake.
            || (one.IsAlone && other.IsAlone && story.Correspond(one.Place, other.Place, LeastKept))
        );

    /// <summary>Minute of the day of a value like "2034-03-14T07:40" or "T07:40"; null for "TMO" and other vague ones.</summary>
    private static int? Minute(string value)
    {
        var at = value.IndexOf('T', StringComparison.Ordinal) + 1;
        return
            at > 0
            && value.Length >= at + 5
            && value[at + 2] == ':'
            && int.TryParse(value.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(value.AsSpan(at + 3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            ? (hour * 60) + minute
            : null;
    }

    private static FactStatement Statement(Stated stated) =>
        stated.Time.Type == TimeType.Time
            ? new FactStatement(
                stated.Place,
                stated.Time.Value[stated.Time.Value.IndexOf('T', StringComparison.Ordinal)..],
                Minute(stated.Time.Value),
                Minute(stated.Time.Value)
            )
            : new FactStatement(
                stated.Place,
                stated.Time.Value,
                FactComparison.Days(stated.Time.Earliest),
                FactComparison.Days(stated.Time.Latest)
            );

    /// <summary>
    /// Words taken over with their sentence mean the day they meant where they were first printed ("on Tuesday"), and fewer of
    /// the same words ("May" of "May of last year") mean it too.
    /// </summary>
    private FactStatement[] Reconcile(List<Stated> cluster) =>
        [
            .. cluster.Select(stated =>
            {
                var first = cluster
                    .Where(other => WordSequence.IsSubsequence(stated.Words, other.Words))
                    .OrderByDescending(other => other.Words.Length)
                    .ThenBy(other => story.Echoes.Contains(other.Place.Siglum))
                    .ThenBy(other => other.Place)
                    .First();
                return Statement(first) with { Place = stated.Place };
            }),
        ];

    private ApparatusEntry Entry(List<Stated> cluster)
    {
        var statements = Reconcile(cluster);
        var readings = FactComparison.Readings(statements);
        var verdict = FactComparison.Compare(statements, story, mayGrow: false);
        var about = About(cluster.Find(time => !story.Reworded.Contains(time.Place.Siglum)) ?? cluster[0]);
        var places = cluster.ConvertAll(time => time.Place);
        return new ApparatusEntry(
            ApparatusKind.Time,
            about,
            readings,
            story.Others(places),
            origins.Of(places.Select(place => place.Siglum)),
            verdict,
            PlainSentence.Of(story, $"when ({about})", readings, verdict)
        );
    }

    /// <summary>The last words of the clause before the time, or the first after it where it opens the clause.</summary>
    private string About(Stated stated)
    {
        var clause = story.Clause(stated.Place);
        var (start, end) = (clause.Span.Start, clause.Span.End);
        var before = story.Text(clause with { Span = new(start, stated.Place.Span.Start) }).Split(' ');
        if (before is { Length: > 0 } && before[^1].Length is > 0 and < 5 && char.IsLower(before[^1][0]))
            before = before[..^1];
        if (before.Length > 1)
        {
            var about = string.Join(' ', before.TakeLast(WordsOfAbout));
            return before.Length <= WordsOfAbout && start == story.Sentence(stated.Place).Span.Start
                ? story.CommonCase(about)
                : about;
        }

        var after = story.Text(clause with { Span = new(stated.Place.Span.End, Math.Max(end, stated.Place.Span.End)) });
        return string.Join(' ', after.Trim(' ', '.', ',').Split(' ').Take(WordsOfAbout));
    }
}
