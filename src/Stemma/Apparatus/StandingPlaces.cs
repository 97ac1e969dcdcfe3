using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Text;

namespace Stemma.Apparatus;

/// <summary>Finds which words of one witness stand where words of another stand, by the loci of the collation.</summary>
internal sealed class StandingPlaces
{
    /// <summary>Readings of more words do not say which word stands for which.</summary>
    private const int LongestReading = 12;

    private readonly record struct Standing(TextSpan Span, int Locus, bool IsVariant);

    private readonly Dictionary<string, Standing[]> standings;

    public StandingPlaces(Collation collation)
    {
        var found = collation.Story.Witnesses.ToDictionary(
            witness => witness.Siglum,
            _ => new List<Standing>(),
            StringComparer.Ordinal
        );
        var number = 0;
        foreach (var locus in collation.Passages.SelectMany(passage => passage.Loci))
        {
            number++;
            foreach (var place in locus.Readings.SelectMany(reading => reading.Witnesses))
            {
                if (!place.Span.IsEmpty)
                    found[place.Siglum].Add(new Standing(place.Span, number, locus.IsVariant));
            }
        }

        standings = found.ToDictionary(
            entry => entry.Key,
            entry => entry.Value.OrderBy(standing => standing.Span).ToArray(),
            StringComparer.Ordinal
        );
    }

    /// <summary>True where both stand at one locus: at the same word of a run that is alike, or in place of each other.</summary>
    public bool AreOne(WitnessSpan one, LexicalIndex oneWords, WitnessSpan other, LexicalIndex otherWords)
    {
        foreach (var here in At(one))
        {
            foreach (var there in At(other))
            {
                if (here.Locus != there.Locus)
                    continue;
                if (here.IsVariant)
                {
                    if (oneWords.Count(here.Span) <= LongestReading && otherWords.Count(there.Span) <= LongestReading)
                        return true;
                }
                else if (Before(here.Span, one.Span, oneWords) == Before(there.Span, other.Span, otherWords))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Words of the run before the place begins; where the place begins first, as a negative number.</summary>
    private static int Before(TextSpan run, TextSpan place, LexicalIndex words) =>
        place.Start >= run.Start
            ? words.Count(new TextSpan(run.Start, place.Start))
            : -words.Count(new TextSpan(place.Start, run.Start));

    private IEnumerable<Standing> At(WitnessSpan place)
    {
        var all = standings[place.Siglum];
        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Span.End <= place.Span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        for (var index = low; index < all.Length && all[index].Span.Start < place.Span.End; index++)
            yield return all[index];
    }
}
