using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Text;

namespace Accuracy.Events;

/// <summary>
/// Share of cases of several events of which none are merged, or of cases of one event whose reports are all joined; each case
/// grouped by itself. Its detail names the others.
/// </summary>
internal sealed class EventMeasure(string part, bool isOne, bool isDated) : IMeasure
{
    private static readonly string[] Parts = ["first", "tune", "seen", "check"];

    /// <summary>Both kinds of cases of each part, dated and not.</summary>
    public static IEnumerable<IMeasure> All =>
        from part in Parts
        from isOne in new[] { false, true }
        from isDated in new[] { true, false }
        where EventCases.All.Any(item => item.Part == part && item.IsOne == isOne)
        select new EventMeasure(part, isOne, isDated);

    /// <inheritdoc/>
    public string Name =>
        $"own events {(isOne ? "joined" : "kept apart")}, {part} part{(isDated ? "" : ", days unknown")}";

    /// <inheritdoc/>
    public string Archive => EventCases.File;

    /// <inheritdoc/>
    public bool Own => true;

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var cases = EventCases.All.Where(item => item.Part == part && item.IsOne == isOne).ToArray();
        var wrong = cases.Where(item => !IsRight(item, isDated)).ToArray();
        return new Score(
            1 - ((double)wrong.Length / cases.Length),
            cases.Length,
            $"{cases.Length - wrong.Length} of {cases.Length}"
                + (wrong.Length > 0 ? $"; not: {string.Join(", ", wrong.Select(item => item.Kind))}" : "")
        );
    }

    /// <summary>True where reports of one event are one story, and reports of different events are in different stories.</summary>
    /// <param name="item">The case.</param>
    /// <param name="isDated">False to leave the days of publication out.</param>
    public static bool IsRight(EventCase item, bool isDated)
    {
        var stories = StoryGrouper.Group(Articles(item, isDated));
        if (item.IsOne)
            return stories.Length == 1;
        return stories.All(story =>
            story
                .Witnesses.Select(witness =>
                    item.Reports[
                        int.Parse(witness.Article.Path, System.Globalization.CultureInfo.InvariantCulture)
                    ].Event
                )
                .Distinct()
                .Count() == 1
        );
    }

    /// <summary>The reports of a case, annotated; paths are their numbers.</summary>
    public static ImmutableArray<Article> Articles(EventCase item, bool isDated) =>
        [
            .. item.Reports.Select(
                (report, index) =>
                    DefaultPipeline
                        .ForGrouping()
                        .Annotate(
                            new Article(index.ToString(System.Globalization.CultureInfo.InvariantCulture), report.Text)
                            {
                                Language = "en",
                                Published = isDated ? new PublicationTime(report.Day) : null,
                            }
                        )
            ),
        ];
}
