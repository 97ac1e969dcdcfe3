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
        var story = new StoryWords(collation);
        return new CriticalApparatus(
            new QuotationCollator(story, descents).Collate(),
            Ranked(
                new QuantityEntries(story, descents.Origins)
                    .All()
                    .Concat(new TimeEntries(story, descents.Origins).All())
                    .Concat(new NameEntries(story, descents.Origins).All())
                    .Concat(new DenialEntries(story, descents.Origins).All())
            ),
            new Timeline(story).Entries()
        );
    }

    /// <summary>Conflicts first, then denials, updates and what is merely worded differently; what all agree on and lone statements last.</summary>
    private static ImmutableArray<ApparatusEntry> Ranked(IEnumerable<ApparatusEntry> entries) =>
        [
            .. entries
                .OrderBy(Rank)
                .ThenByDescending(entry => entry.Readings.Sum(reading => reading.Witnesses.Length))
                .ThenBy(entry => entry.Kind)
                .ThenBy(entry => entry.Readings[0].Witnesses[0])
                .ThenBy(entry => entry.About, StringComparer.Ordinal),
        ];

    private static int Rank(ApparatusEntry entry) =>
        (entry.Verdict, entry.Kind) switch
        {
            (Verdict.Differ, _) => 0,
            (_, ApparatusKind.Denial) => 1,
            (Verdict.Update, _) => 2,
            (Verdict.Compatible, _) => 3,
            (Verdict.Agree, _) => 4,
            _ => 5,
        };
}
