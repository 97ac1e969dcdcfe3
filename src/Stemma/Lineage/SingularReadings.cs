using System.Globalization;
using Stemma.Collating;
using Stemma.Grouping;

namespace Stemma.Lineage;

/// <summary>Readings that one witness has alone where others agree: changes made in it, so it is not where the others copied from.</summary>
/// <remarks>
/// Lachmann's rule of the lectio singularis; see Maas, Textkritik (1927), §8, and Trovato, "Everything You Always Wanted
/// to Know about Lachmann's Method" (2014), ch. 2.
/// </remarks>
internal sealed class SingularReadings
{
    private const double BitsEach = 0.4;
    private const double Cap = 6;
    private const int EvidenceShown = 4;

    /// <summary>How near a third witness must be to the one that stands alone, beside the one it agrees with.</summary>
    private const double Nearness = 0.8;

    private readonly Dictionary<(string Alone, string With), List<WitnessSpan>> places = [];

    private SingularReadings() { }

    /// <summary>Collects singular readings from loci with three witnesses or more.</summary>
    public static SingularReadings Of(Collation collation, SharedPassages passages)
    {
        var found = new SingularReadings();
        var index = collation
            .Story.Witnesses.Select((witness, at) => (witness.Siglum, at))
            .ToDictionary(entry => entry.Siglum, entry => entry.at, StringComparer.Ordinal);
        foreach (var passage in collation.Passages)
        {
            if (passage.Members.Length < 3 || passage.Relation == PassageRelation.Quoted)
                continue;
            foreach (var locus in passage.Loci)
            {
                var agreed = locus.Readings[0];
                if (agreed.Witnesses.Length < 2 || !locus.IsVariant)
                    continue;
                foreach (var reading in locus.Readings.Skip(1))
                {
                    // An omission is no reading: cutting is what every editor does.
                    if (reading.Witnesses.Length != 1 || reading.Normal.Length == 0)
                        continue;
                    var alone = reading.Witnesses[0];
                    foreach (var other in agreed.Witnesses)
                    {
                        if (agreed.Witnesses.Any(third => third != other && IsOutside(third, alone, other)))
                            found.Add(alone, other);
                    }
                }
            }
        }

        return found;

        // What agrees with one of two because it was made from it proves nothing about the other: a third witness
        // counts only where it is no nearer to the one it agrees with.
        bool IsOutside(WitnessSpan third, WitnessSpan alone, WitnessSpan other) =>
            passages.Bits(index[third.Siglum], index[alone.Siglum])
            >= Nearness * passages.Bits(index[third.Siglum], index[other.Siglum]);
    }

    /// <summary>A pull toward the witness with more singular readings being the descendant, or nothing.</summary>
    public IEnumerable<Pull> Between(string left, string right)
    {
        var ofRight = places.GetValueOrDefault((right, left), []);
        var ofLeft = places.GetValueOrDefault((left, right), []);
        if (ofRight.Count > 0)
            yield return new Pull(Math.Min(Cap, BitsEach * ofRight.Count), Describe(right, left, ofRight));
        if (ofLeft.Count > 0)
            yield return new Pull(-Math.Min(Cap, BitsEach * ofLeft.Count), Describe(left, right, ofLeft));
    }

    private static Reason Describe(string alone, string other, List<WitnessSpan> spans) =>
        new(
            "singular-readings",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{alone} reads alone at {spans.Count} {(spans.Count == 1 ? "place" : "places")} where {other} agrees with others"
            ),
            [.. spans.Take(EvidenceShown)]
        );

    private void Add(WitnessSpan alone, WitnessSpan other)
    {
        var key = (alone.Siglum, other.Siglum);
        if (!places.TryGetValue(key, out var spans))
            places[key] = spans = [];
        spans.Add(alone);
    }
}
