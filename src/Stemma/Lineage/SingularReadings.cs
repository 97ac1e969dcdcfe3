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

    private readonly Dictionary<(string Alone, string With), List<WitnessSpan>> places = [];

    private SingularReadings() { }

    /// <summary>Collects singular readings from loci with three witnesses or more.</summary>
    public static SingularReadings Of(Collation collation)
    {
        var found = new SingularReadings();
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
                        found.Add(alone, other);
                }
            }
        }

        return found;
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
