using Stemma.Grouping;
using Stemma.Lineage;

namespace Stemma.Apparatus;

/// <summary>Hours of one happening, compared by the minutes of the day they can mean.</summary>
internal sealed class HourEntries(StoryWords story, Matters matters, Settings settings, OriginCounter origins)
{
    /// <summary>Share of a sentence's words that must be the same for its one hour to answer the other's.</summary>
    private const double LeastKept = 0.3;

    /// <summary>Likeness of two sentences from which their hours are of one thing.</summary>
    /// <remarks>Set on the tune half of our own stories: above 0.5 free retellings are missed.</remarks>
    private const double SameMatter = 0.4;

    /// <summary>The same where the hours cannot both hold: a conflict needs more evidence than an agreement.</summary>
    private const double SameMatterApart = 0.5;

    /// <summary>Odds in favour, as a probability, from which two hours that can both hold are of one thing.</summary>
    /// <remarks>Fitted and read like those of <see cref="FigureTies"/>.</remarks>
    private const double Least = 0.5;

    /// <summary>The same for two that cannot.</summary>
    private const double LeastApart = 0.5;

    /// <summary>Minutes that an hour may mean.</summary>
    private const int LoosestHour = 120;

    /// <summary>Hours of one happening that are further apart than this, in minutes, are believed only at one locus.</summary>
    private const int FurthestApart = 180;

    private sealed record Stated(StatedHour Hour, Setting Setting, bool IsAlone)
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
        var rivals = new Rivals(settings, stated.Select(hour => (hour.Place.Siglum, hour.Setting)));
        return Clusters
            .OfTied(stated, (one, other) => Tie(rivals, one, other), AreApart)
            .Where(cluster => cluster.Select(hour => hour.Place.Siglum).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(Entry);
    }

    private IEnumerable<Stated> Read(StatedHour[] hours) =>
        hours.Select(hour =>
        {
            var sentence = story.Sentence(hour.Place).Span;
            return new Stated(
                hour,
                settings.Of(hour.Place, matters.Stated(story.Sentence(hour.Place))),
                hours.Count(other => sentence.Contains(other.Place.Span)) == 1
            );
        });

    private static bool AreApart(Stated one, Stated other) =>
        one.Place.Siglum == other.Place.Siglum && one.Hour.Near(other.Hour).Distance(other.Hour) > 0;

    private int Tie(Rivals rivals, Stated one, Stated other)
    {
        if (one.Place.Siglum == other.Place.Siglum)
            return 0;
        if (story.StandTogether(one.Place, other.Place))
            return Clusters.Steps;
        var distance = Distance(one.Hour, other.Hour);
        if (distance > FurthestApart)
            return 0;
        if (one.IsAlone && other.IsAlone && story.Correspond(one.Place, other.Place, LeastKept))
            return Clusters.Steps - 1;
        var likeness = settings.LikenessOfSentences(one.Setting, other.Setting);
        if (likeness >= (distance > 0 ? SameMatterApart : SameMatter))
            return Clusters.Steps - 2;
        // "By noon" holds every hour of the morning, which says nothing of what it is the hour of.
        if (IsLoose(one.Hour) || IsLoose(other.Hour))
            return 0;
        var odds = Odds(rivals, one, other, distance);
        return odds < (distance > 0 ? LeastApart : Least) ? 0 : (int)(odds * (Clusters.Steps - 2));
    }

    /// <summary>A logistic model of the words around two hours, of what each may answer else, and of how far they are apart.</summary>
    private double Odds(Rivals rivals, Stated one, Stated other, int distance)
    {
        var sum =
            0.09
            + (0.9 * settings.Likeness(one.Setting, other.Setting))
            + (0.56 * settings.LikenessOfSentences(one.Setting, other.Setting))
            + (0.99 * rivals.Margin(one.Place.Siglum, one.Setting, other.Place.Siglum, other.Setting))
            - (1.2 * Math.Log(1 + (distance / 10.0)));
        sum += distance == 0 ? -0.53 : 0;
        sum += story.StandBetween(one.Place, other.Place) ? 0.75 : 0;
        sum += one.IsAlone && other.IsAlone ? 0.29 : 0;
        return 1 / (1 + Math.Exp(-sum));
    }

    private static bool IsLoose(StatedHour hour) => hour.High - hour.Low > LoosestHour;

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
