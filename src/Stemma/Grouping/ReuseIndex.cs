using System.Collections.Immutable;
using System.Numerics;

namespace Stemma.Grouping;

/// <summary>Finds the texts that share wording with a given one, also where every second word was replaced.</summary>
/// <remarks>
/// Texts are filed under the few keys of <see cref="ReuseKeys"/>; those that share the most telling keys with the asked text
/// are compared with it directly, and ranked by what they share. The answer is the same in whatever order texts were added,
/// but for the numbers. One writer or many readers at a time.
/// </remarks>
public sealed class ReuseIndex
{
    /// <summary>
    /// Least share that is reported; a text with half of its words replaced shares about 0.45 with its source. At 0.2 a fifth
    /// of the matches for lightly spun ECB+ texts are others on the same event, with whole sentences in common but no copies;
    /// at 0.25, with chains of six, a fifteenth, and one source in a hundred of half-replaced texts is lost.
    /// </summary>
    public const double Least = 0.25;

    /// <summary>Postings walked for one question, rarest keys first: bounds its time where keys are common. 20,000 found no more.</summary>
    private const int Walked = 2_000;

    /// <summary>
    /// Bits that two texts must share to be compared: four pairs of words that no other text has, or twice as many rare
    /// stems. At 12 the search is half as fast, at 1000 (nothing is compared) a quarter faster.
    /// </summary>
    private const int LeastPoints = 60;

    /// <summary>Candidates compared for each match that is asked for.</summary>
    private const int Compared = 2;

    /// <summary>Texts that a smaller collection is taken to have, so that a key tells something there too.</summary>
    private const int Small = 1024;

    private readonly PostingTable postings = new();
    private readonly List<ReuseText> texts = [];
    private int[] points = [];
    private int[] touched = [];

    /// <summary>How many texts there are.</summary>
    public int Count => texts.Count;

    /// <summary>Adds a text.</summary>
    /// <returns>Its number: 0 for the first, one more for each.</returns>
    public int Add(ReuseText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var key in text.Keys)
            postings.Add(key, texts.Count);
        texts.Add(text);
        return texts.Count - 1;
    }

    /// <summary>The text with the number.</summary>
    public ReuseText this[int number] => texts[number];

    /// <summary>The texts that share wording with a text, most shared first; itself too, if it was added.</summary>
    /// <param name="text">The asked text; need not have been added.</param>
    /// <param name="most">Most matches, at least 1.</param>
    /// <param name="least">Least <see cref="ReuseMatch.Shared"/> of a match.</param>
    public ImmutableArray<ReuseMatch> Find(ReuseText text, int most = 8, double least = Least)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var candidates = Candidates(text, most * Compared);
        if (candidates.Count == 0)
            return [];
        var chains = new WordChains(text);
        var matches = new List<ReuseMatch>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var (ofQuery, ofOther) = chains.Shared(texts[candidate]);
            var match = new ReuseMatch(candidate, ofQuery, ofOther);
            if (match.Shared >= least)
                matches.Add(match);
        }

        matches.Sort(
            (left, right) =>
                left.OfQuery + left.OfOther != right.OfQuery + right.OfOther
                    ? (right.OfQuery + right.OfOther).CompareTo(left.OfQuery + left.OfOther)
                    : texts[left.Number].Id.CompareTo(texts[right.Number].Id)
        );
        return [.. matches.Take(most)];
    }

    /// <summary>Numbers of the texts that share the most telling keys, best first.</summary>
    internal List<int> Candidates(ReuseText text, int most)
    {
        if (points.Length < texts.Count)
        {
            points = new int[Math.Max(1024, texts.Count * 2)];
            touched = new int[points.Length];
        }

        var keys = text.Asked;
        var order = new ulong[keys.Length];
        for (var index = 0; index < keys.Length; index++)
            order[index] = ((ulong)postings.Count(keys[index]) << 32) | keys[index];
        Array.Sort(order);
        var count = 0;
        var walked = 0;
        foreach (var item in order)
        {
            var length = (int)(item >> 32);
            if (length == 0)
                continue;
            if (walked + length > Walked)
                break;
            walked += length;
            // Bits that the key tells: how often the collection halves to the texts that have it.
            var told = 1 + BitOperations.Log2((uint)(Math.Max(texts.Count, Small) / length) + 1);
            foreach (var number in postings[(uint)item])
            {
                if (points[number] == 0)
                    touched[count++] = number;
                points[number] += told;
            }
        }

        return Best(count, most);
    }

    private List<int> Best(int count, int most)
    {
        var best = new List<int>(most + 1);
        var least = LeastPoints;
        for (var index = 0; index < count; index++)
        {
            var number = touched[index];
            if (points[number] >= least)
            {
                Insert(best, number);
                if (best.Count > most)
                    best.RemoveAt(most);
                if (best.Count == most)
                    least = points[best[^1]];
            }
        }

        foreach (var number in touched.AsSpan(0, count))
            points[number] = 0;
        return best;
    }

    private void Insert(List<int> best, int number)
    {
        var place = best.Count;
        while (place > 0 && Before(number, best[place - 1]))
            place--;
        best.Insert(place, number);
    }

    private bool Before(int number, int other) =>
        points[number] != points[other] ? points[number] > points[other] : texts[number].Id < texts[other].Id;
}
