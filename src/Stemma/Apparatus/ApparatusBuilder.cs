using System.Collections.Immutable;
using Stemma.Collating;
using Stemma.Lineage;

namespace Stemma.Apparatus;

/// <summary>Lists where the witnesses of a story agree and where they do not.</summary>
public static class ApparatusBuilder
{
    /// <summary>The apparatus of <paramref name="collation"/>. Never says which account is right.</summary>
    public static CriticalApparatus Build(Collation collation, Descents descents)
    {
        ArgumentNullException.ThrowIfNull(collation);
        ArgumentNullException.ThrowIfNull(descents);
        var story = new StoryWords(collation, descents.Graph);
        var matters = new Matters(story);
        var settings = new Settings(story, matters);
        return new CriticalApparatus(
            new QuotationCollator(story, descents).Collate(),
            Ranked(
                story,
                new QuantityEntries(story, matters, settings, descents.Origins)
                    .All()
                    .Concat(new TimeEntries(story, matters, settings, descents.Origins).All())
                    .Concat(new HourEntries(story, matters, settings, descents.Origins).All())
                    .Concat(new NameEntries(story, matters, descents.Origins).All())
                    .Concat(new DenialEntries(story, settings, descents.Origins).All())
                    .Concat(new AttributionEntries(story, descents.Origins).All())
                    .Concat(new OmissionEntries(story, descents.Origins).All())
            ),
            new Timeline(story).Entries()
        );
    }

    /// <summary>
    /// Conflicts first, then denials, updates, what is merely worded differently, and what only a rewording changed; what all
    /// agree on, what is left out, and lone statements last.
    /// </summary>
    private static ImmutableArray<ApparatusEntry> Ranked(StoryWords story, IEnumerable<ApparatusEntry> entries) =>
        [
            .. entries
                .OrderBy(entry => Rank(story, entry))
                .ThenByDescending(entry => entry.Readings.Sum(reading => reading.Witnesses.Length))
                .ThenBy(entry => entry.Kind)
                .ThenBy(entry => entry.Readings[0].Witnesses[0])
                .ThenBy(entry => entry.About, StringComparer.Ordinal),
        ];

    private static int Rank(StoryWords story, ApparatusEntry entry)
    {
        var sound = entry.Readings.Count(reading =>
            reading.Witnesses.Any(place => !story.Echoes.Contains(place.Siglum))
        );
        return (entry.Verdict, entry.Kind) switch
        {
            (_, ApparatusKind.Omission) => 6,
            (Verdict.Differ, ApparatusKind.Denial) => 0,
            // How a name is spelled matters less than what happened.
            (Verdict.Differ, _) when entry.Sentence.StartsWith(Spelling.About, StringComparison.Ordinal) => sound > 1
                ? 3
                : 4,
            (Verdict.Differ, _) => sound > 1 ? 0 : 4,
            (_, ApparatusKind.Denial) => 1,
            (Verdict.Update, _) => 2,
            (Verdict.Compatible, _) => sound > 1 ? 3 : 4,
            (Verdict.Agree, _) => 5,
            _ => sound > 0 ? 7 : 8,
        };
    }
}
