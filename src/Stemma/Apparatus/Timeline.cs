using System.Collections.Immutable;
using NodaTime;
using Stemma.Annotating;
using Stemma.Grouping;

namespace Stemma.Apparatus;

/// <summary>Dated events as the witnesses tell them, and the accounts themselves.</summary>
internal sealed class Timeline(StoryWords story)
{
    /// <summary>An expression that may mean more days than this places nothing on a line.</summary>
    private const int MostDays = 31;

    private sealed record Event(LocalDate Earliest, LocalDate Latest, WitnessSpan Sentence);

    /// <summary>Entries by Earliest, Latest, then text.</summary>
    public ImmutableArray<TimelineEntry> Entries() =>
        [
            .. Events()
                .Concat(Accounts())
                .OrderBy(entry => entry.Earliest)
                .ThenBy(entry => entry.Latest)
                .ThenBy(entry => entry.Text, StringComparer.Ordinal),
        ];

    private IEnumerable<TimelineEntry> Events()
    {
        var events = story
            .Witnesses.SelectMany(witness =>
                witness
                    .Article.Get(AnnotationLayers.Times)
                    .Where(IsPlaced)
                    .Select(time => new Event(
                        time.Earliest!.Value,
                        time.Latest!.Value,
                        story.Sentence(new WitnessSpan(witness.Siglum, time.Span))
                    ))
            )
            .Where(dated => !story.IsSetAside(dated.Sentence))
            .Distinct();
        foreach (var days in events.GroupBy(dated => (dated.Earliest, dated.Latest)))
        {
            var clusters = new List<List<WitnessSpan>>();
            foreach (var dated in days.OrderBy(dated => dated.Sentence))
            {
                var home = clusters.Find(cluster => cluster.Exists(member => story.Correspond(member, dated.Sentence)));
                if (home is null)
                    clusters.Add([dated.Sentence]);
                else
                    home.Add(dated.Sentence);
            }

            foreach (var cluster in clusters)
                yield return new TimelineEntry(
                    days.Key.Earliest,
                    days.Key.Latest,
                    story.Text(cluster[0]),
                    [.. cluster]
                );
        }
    }

    private static bool IsPlaced(TimeExpression time) =>
        time is { Type: TimeType.Date or TimeType.Time, Earliest: { } earliest, Latest: { } latest }
        && !time.Value.EndsWith("_REF", StringComparison.Ordinal)
        && Period.DaysBetween(earliest, latest) < MostDays;

    private IEnumerable<TimelineEntry> Accounts() =>
        story
            .Witnesses.Where(witness =>
                witness.Article.Published is not null && witness.PublishedFrom == PublishedFrom.Article
            )
            .Select(witness => new TimelineEntry(
                witness.Article.Published!.Value.Date,
                witness.Article.Published!.Value.Date,
                $"{witness.Siglum} is published" + (witness.Article.Publisher is { } outlet ? $" by {outlet}" : ""),
                [new WitnessSpan(witness.Siglum, default)]
            ));
}
