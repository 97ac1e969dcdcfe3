using Stemma.Grouping;
using Stemma.Lineage;

namespace Stemma.Apparatus;

/// <summary>Hours of one happening, compared by the minutes of the day they can mean.</summary>
internal sealed class HourEntries(StoryWords story, Matters matters, OriginCounter origins)
{
    /// <summary>Share of a sentence's words that must be the same for its one hour to answer the other's.</summary>
    private const double LeastKept = 0.3;

    /// <summary>Likeness of two sentences from which their hours are of one thing.</summary>
    /// <remarks>Set on the tune half of our own stories: above 0.5 free retellings are missed.</remarks>
    private const double SameMatter = 0.4;

    /// <summary>The same where the hours cannot both hold: a conflict needs more evidence than an agreement.</summary>
    private const double SameMatterApart = 0.5;

    /// <summary>Hours of one happening that are further apart than this, in minutes, are believed only at one locus.</summary>
    private const int FurthestApart = 180;

    private sealed record Stated(StatedHour Hour, Matter Matter, bool IsAlone)
    {
        public WitnessSpan Place => Hour.Place;
    }

    /// <summary>One entry for each happening whose hour two or more witnesses state.</summary>
    public IEnumerable<ApparatusEntry> All()
    {
        var stated = story
            .Witnesses.SelectMany(witness => Read([.. HourReader.Read(witness).Take(story.MostOfAKind)]))
            .Where(hour => !story.IsSetAside(hour.Place))
            .OrderBy(hour => hour.Place)
            .ToArray();
        return Clusters
            .OfTied(stated, Tie, AreApart)
            .Where(cluster => cluster.Select(hour => hour.Place.Siglum).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(Entry);
    }

    private IEnumerable<Stated> Read(StatedHour[] hours) =>
        hours.Select(hour =>
        {
            var sentence = story.Sentence(hour.Place).Span;
            return new Stated(
                hour,
                matters.Of(hour.Place),
                hours.Count(other => sentence.Contains(other.Place.Span)) == 1
            );
        });

    private static bool AreApart(Stated one, Stated other) =>
        one.Place.Siglum == other.Place.Siglum && one.Hour.Near(other.Hour).Distance(other.Hour) > 0;

    private int Tie(Stated one, Stated other)
    {
        if (one.Place.Siglum == other.Place.Siglum)
            return 0;
        if (story.StandTogether(one.Place, other.Place))
            return 8;
        if (Distance(one.Hour, other.Hour) > FurthestApart)
            return 0;
        if (one.IsAlone && other.IsAlone && story.Correspond(one.Place, other.Place, LeastKept))
            return 7;
        var likeness = matters.Likeness(one.Matter, other.Matter);
        var least = Distance(one.Hour, other.Hour) > 0 ? SameMatterApart : SameMatter;
        return likeness < least ? 0 : (int)(likeness * 6);
    }

    private static int Distance(StatedHour one, StatedHour other) => one.Near(other).Distance(other.Near(one));

    private ApparatusEntry Entry(List<Stated> cluster)
    {
        var known = cluster.Find(stated => stated.Hour.IsHalfKnown)?.Hour;
        var statements = cluster.ConvertAll(stated =>
        {
            var hour = known is null ? stated.Hour : stated.Hour.Near(known);
            return new FactStatement(stated.Place, hour.Value, hour.Low, hour.High);
        });
        var readings = FactComparison.Readings(statements);
        var verdict = FactComparison.Compare(statements, story, mayGrow: false);
        var shown = cluster.Find(stated => !story.Reworded.Contains(stated.Place.Siglum)) ?? cluster[0];
        var about = TimeAbout.Of(story, shown.Place);
        var places = statements.ConvertAll(statement => statement.Place);
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
}
