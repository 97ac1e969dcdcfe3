using System.Collections.Immutable;
using Stemma.Grouping;

namespace Stemma.Apparatus;

/// <summary>Says an entry of the apparatus as one short sentence, in the witnesses' own words.</summary>
internal static class PlainSentence
{
    /// <summary>More readings than this are cut: the entry itself has them all.</summary>
    private const int MostReadings = 4;

    /// <summary>For example: drones: "several hundred" (A) differs from "dozens" (B).</summary>
    public static string Of(
        StoryWords story,
        string about,
        ImmutableArray<FactReading> readings,
        Verdict verdict,
        Func<WitnessSpan, string>? words = null
    )
    {
        // Sigla follow publication: an update is told in its order.
        var inOrder =
            verdict == Verdict.Update
                ? readings
                    .Where(reading => reading.Witnesses.Any(place => !story.Echoes.Contains(place.Siglum)))
                    .Where(reading => !IsRecalled(reading, readings))
                    .OrderBy(reading => reading.Witnesses[0])
                : readings.AsEnumerable();
        var said = inOrder
            .Take(MostReadings)
            .Select(reading => $"“{(words ?? story.Text)(reading.Witnesses[0])}” ({Sigla(story, reading)})")
            .ToArray();
        var rest = readings.Length > MostReadings ? " and others" : "";
        return verdict switch
        {
            Verdict.Single => $"{about}: {said[0]} only",
            Verdict.Agree => $"{about}: {said[0]} in all who say it",
            Verdict.Differ => $"{about}: {string.Join(" differs from ", said)}{rest}",
            Verdict.Update => $"{about}: {string.Join(", later ", said)}{rest}",
            _ => $"{about}: {string.Join(", compatible with ", said)}{rest}",
        };
    }

    /// <summary>True where each witness of a reading that few have has a later one too: an update that recalls the earlier figure.</summary>
    private static bool IsRecalled(FactReading reading, ImmutableArray<FactReading> all) =>
        all.Length > 2
        && reading.Witnesses.All(place =>
            all.Any(other =>
                other != reading
                && other.Witnesses.Length > reading.Witnesses.Length
                && other.Witnesses.Any(there => there.Siglum == place.Siglum)
            )
        );

    /// <summary>The witnesses of a reading: "A, C, D"; those whose words were replaced are marked.</summary>
    public static string Sigla(StoryWords story, FactReading reading) => Sigla(story, reading.Witnesses);

    /// <summary>The witnesses of some places.</summary>
    public static string Sigla(StoryWords story, IEnumerable<WitnessSpan> places) =>
        string.Join(
            ", ",
            places
                .Select(place => place.Siglum)
                .Distinct(StringComparer.Ordinal)
                .Select(siglum => story.Reworded.Contains(siglum) ? siglum + " reworded" : siglum)
        );
}
