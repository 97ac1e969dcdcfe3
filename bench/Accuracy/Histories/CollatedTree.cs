using System.Text;
using Stemma.Lexicon;
using Stemma.Lineage;

namespace Accuracy.Histories;

/// <summary>The tree that <see cref="TreeSearch"/> finds for witnesses collated by somebody else: undated, without credits.</summary>
/// <remarks>
/// Nothing tells the direction of a change, so that all trees that differ in their root alone cost the same; the search is
/// started at every witness as source of all others, and the cheapest tree is taken, the first of equals.
/// </remarks>
internal sealed class CollatedTree
{
    /// <summary>Bits for a lost copy: by default two changes more than none, as a branching of two needs none.</summary>
    private const double LostBits = 2;

    /// <summary>A change of the tree must save a tenth of a bit: each locus counts, however small the saving.</summary>
    private const double LeastGain = 0.1;

    private readonly Variation[] variations;
    private readonly int witnesses;

    /// <param name="readings">By places, for each witness its reading, "" for none, null where it is lost.</param>
    public CollatedTree(string?[][] readings)
    {
        witnesses = readings[0].Length;
        var found = new List<Variation>();
        string? last = null;
        foreach (var place in readings)
        {
            var words = place.Select(Normal).ToArray();
            var known = words.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var pattern = string.Join(
                '|',
                words.Select(word =>
                    word is null ? "?"
                    : word.Length == 0 ? "-"
                    : "+"
                )
            );
            // A stretch left out is left out once, and a stretch that only some have was added once.
            var isSame = known.Count == 2 && known[0].Length == 0 && pattern == last;
            last = pattern;
            if (known.Count < 2 || isSame)
                continue;
            var count = known.Count;
            found.Add(
                new Variation(
                    [.. words.Select(word => word is null ? Variation.Missing : (byte)known.IndexOf(word))],
                    count,
                    [
                        .. Enumerable
                            .Range(0, count * count)
                            .Select(way => way % (count + 1) == 0 ? 0 : (int)Variation.Tenths),
                    ],
                    new int[count * count],
                    1
                )
            );
        }

        variations = [.. found];
    }

    /// <summary>Bits of the cheapest tree found.</summary>
    public double Cost { get; private set; } = double.PositiveInfinity;

    /// <summary>The cheapest tree found.</summary>
    public Pedigree Best()
    {
        var search = new TreeSearch(variations, witnesses, Lost, LeastGain);
        int[] best = [];
        for (var source = 0; source < witnesses; source++)
        {
            var start = search.Padded([.. Enumerable.Range(0, witnesses).Select(node => node == source ? -1 : source)]);
            var (parents, cost) = search.Best(start);
            if (cost < Cost - 1e-9)
                (best, Cost) = (parents, cost);
        }

        var nodes = Enumerable.Range(0, best.Length).Where(node => best[node] != -2).ToList();
        return new Pedigree(
            witnesses,
            nodes.Count,
            [.. nodes.Where(node => best[node] >= 0).Select(node => (nodes.IndexOf(best[node]), nodes.IndexOf(node)))]
        );
    }

    private double Lost(int[] parents) => LostBits * parents.Skip(witnesses).Count(parent => parent != -2);

    /// <summary>Without case, accents and punctuation: copyists spell as they like.</summary>
    private static string? Normal(string? reading)
    {
        if (reading is null)
            return null;
        var plain = new StringBuilder();
        foreach (var letter in Nfkc.WithoutMarks(Nfkc.Normalize(reading)).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
                plain.Append(letter);
        }

        return plain.ToString();
    }
}
