using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Lineage;

namespace Stemma.Apparatus;

/// <summary>Dates that stand at one locus of the collation or in sentences about one thing, compared by the days they can mean.</summary>
internal sealed class TimeEntries(StoryWords story, Matters matters, Settings settings, OriginCounter origins)
{
    /// <summary>Share of a sentence's words that must be the same for its one time to answer the other's.</summary>
    private const double LeastKept = 0.3;

    /// <summary>Likeness of two sentences with one date each from which the dates are of one thing.</summary>
    private const double SameMatter = 0.7;

    /// <summary>Odds in favour, as a probability, from which two dates are of one thing.</summary>
    /// <remarks>Fitted and read like those of <see cref="FigureTies"/>.</remarks>
    private const double Least = 0.4;

    /// <summary>A dateline's place is no longer than this.</summary>
    private const int LongestDateline = 40;

    private sealed record Stated(WitnessSpan Place, TimeExpression Time, Setting Setting, string[] Words, bool IsAlone);

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
            .Where(time => !story.IsSetAside(time.Place) && !IsDateline(time))
            .OrderBy(time => time.Place)
            .ToArray();
        var rivals = new Rivals(settings, stated.Select(time => (time.Place.Siglum, time.Setting)));
        foreach (var cluster in Clusters.OfTied(stated, (one, other) => Tie(rivals, one, other), AreApart))
        {
            if (cluster.Select(time => time.Place.Siglum).Distinct(StringComparer.Ordinal).Count() > 1)
                yield return Entry(cluster);
        }
    }

    /// <summary>"April" and "last week" in sentences retold are more likely two times than one; a day and its month may be one.</summary>
    private static bool AreAsExact(TimeExpression one, TimeExpression other) =>
        (one.Value.Length == other.Value.Length && one.Value.Contains('W') == other.Value.Contains('W'))
        || (one.Earliest <= other.Latest && other.Earliest <= one.Latest);

    /// <summary>"OSTREY, Feb 6 (Norvane Press) -": when it was sent, not when it happened.</summary>
    private bool IsDateline(Stated stated)
    {
        var text = story.Collation.Story[stated.Place.Siglum].Article.Text;
        var line = text.LastIndexOf('\n', Math.Max(0, stated.Place.Span.Start - 1)) + 1;
        var before = text.AsSpan(line, Math.Max(0, stated.Place.Span.Start - line));
        var after = text.AsSpan(stated.Place.Span.End).TrimStart(" ,.");
        return before.Length < LongestDateline
            && before.IndexOf(". ") < 0
            && before.TrimEnd(" ,").Length > 1
            && char.IsUpper(before[1])
            && after.Length > 0
            && after[0] is '(' or '-' or '–' or '—' or '/';
    }

    private static bool IsComparable(TimeExpression time) =>
        time is { Type: TimeType.Date, Earliest: not null, Latest: not null };

    private Stated Read(string siglum, TimeExpression time, TimeExpression[] all)
    {
        var place = new WitnessSpan(siglum, time.Span);
        var sentence = story.Sentence(place).Span;
        return new Stated(
            place,
            time,
            settings.Of(place, matters.Stated(story.Sentence(place))),
            story.Words(place),
            all.Count(other => other.Type == time.Type && sentence.Contains(other.Span)) == 1
        );
    }

    private static bool AreApart(Stated one, Stated other) =>
        one.Place.Siglum == other.Place.Siglum && Gap(one.Time, other.Time) > 0;

    private int Tie(Rivals rivals, Stated one, Stated other)
    {
        if (one.Place.Siglum == other.Place.Siglum)
            return 0;
        if (story.StandTogether(one.Place, other.Place))
            return Clusters.Steps;
        // Sentences retold freely have no common loci; with one time each there is nothing to mistake.
        if (
            one.IsAlone
            && other.IsAlone
            && AreAsExact(one.Time, other.Time)
            && (
                story.Correspond(one.Place, other.Place, LeastKept)
                || settings.LikenessOfSentences(one.Setting, other.Setting) >= SameMatter
            )
        )
            return Clusters.Steps - 1;
        var odds = Odds(rivals, one, other);
        return odds < Least ? 0 : (int)(odds * (Clusters.Steps - 1));
    }

    /// <summary>A logistic model of the words around two dates, of what each may answer else, and of what the dates are.</summary>
    private double Odds(Rivals rivals, Stated one, Stated other)
    {
        var gap = Gap(one.Time, other.Time);
        var (isComing, isOtherComing) = (IsComing(one), IsComing(other));
        var sum =
            -4.71
            + (0.92 * settings.Likeness(one.Setting, other.Setting))
            + (0.34 * settings.LikenessOfSentences(one.Setting, other.Setting))
            + (1.59 * rivals.Margin(one.Place.Siglum, one.Setting, other.Place.Siglum, other.Setting))
            - (0.27 * Math.Log(1 + (double)gap));
        sum += gap == 0 ? 1.59 : 0;
        sum += AreAsExact(one.Time, other.Time) ? -0.51 : 0;
        sum += story.StandBetween(one.Place, other.Place) ? 0.96 : 0;
        sum += isComing && isOtherComing ? 1.91 : 0;
        sum += isComing != isOtherComing ? -0.54 : 0;
        sum += one.Time.Value.Length == other.Time.Value.Length ? 1.69 : 0;
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Days between the two at their nearest; 0 where they overlap.</summary>
    private static decimal Gap(TimeExpression one, TimeExpression other) =>
        Math.Max(
            0,
            Math.Max(
                (FactComparison.Days(one.Earliest) - FactComparison.Days(other.Latest)) ?? 0,
                (FactComparison.Days(other.Earliest) - FactComparison.Days(one.Latest)) ?? 0
            )
        );

    /// <summary>True for a day after the account was published.</summary>
    private bool IsComing(Stated stated) =>
        story.Collation.Story[stated.Place.Siglum].Article.Published is { } published
        && stated.Time.Earliest > published.Date;

    private static FactStatement Statement(Stated stated) =>
        new(
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
        var about = TimeAbout.Of(
            story,
            (cluster.Find(time => !story.Reworded.Contains(time.Place.Siglum)) ?? cluster[0]).Place
        );
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
}
