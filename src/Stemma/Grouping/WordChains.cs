using System.Numerics;

namespace Stemma.Grouping;

/// <summary>Finds the words that two texts share in the same order at about the same distances: what copying leaves.</summary>
/// <remarks>
/// A word that both have is linked to an earlier such word when it lies at most <see cref="Reach"/> content words further on
/// in both, and about as far in either; links make chains, and chains of <see cref="Least"/> words count. Replacing every
/// second word leaves nearly every other in a chain; two reports of one event share names in chains of two or three. Chains
/// are local, so moved passages count as well. The time is linear in the two lengths.
/// </remarks>
internal sealed class WordChains
{
    /// <summary>Content words between two links of a chain, at most: with half of the words replaced the next one is found in 31 cases of 32.</summary>
    private const int Reach = 5;

    /// <summary>Content words by which the distances in the two texts may differ: a word was replaced by a phrase, or dropped.</summary>
    private const int Slack = 1;

    /// <summary>Words in a chain that counts: full names with titles and set phrases have fewer. 5 gave half as many more false matches.</summary>
    private const int Least = 6;

    /// <summary>Places of one word in the query that are looked at; more are stock words, whose chains others make too.</summary>
    private const int Places = 4;

    private readonly ReuseText query;
    private readonly int[] slots;
    private readonly int[] next;
    private readonly bool[] inQuery;
    private Match[] matches = [];

    private struct Match
    {
        public int Query;
        public int Other;
        public int Length;
        public int Before;
    }

    /// <param name="query">The text that others are compared with.</param>
    public WordChains(ReuseText query)
    {
        this.query = query;
        slots = new int[BitOperations.RoundUpToPowerOf2((uint)(query.Length * 2) + 1)];
        next = new int[query.Length];
        inQuery = new bool[query.Length];
        var words = query.Words;
        for (var place = words.Length - 1; place >= 0; place--)
        {
            var slot = Slot(words[place]);
            next[place] = slots[slot] - 1;
            slots[slot] = place + 1;
        }
    }

    /// <summary>Shares of the weight of the query and of the other text that stand in chains, 0 to 1.</summary>
    public (double OfQuery, double OfOther) Shared(ReuseText other)
    {
        var count = Link(other);
        Array.Clear(inQuery);
        var otherWeight = 0;
        var marked = -1;
        for (var index = count - 1; index >= 0; index--)
        {
            ref var match = ref matches[index];
            if (match.Length < Least)
                continue;
            // Every match of a chain that is long enough is marked: lengths run down to the chain's head.
            if (match.Before >= 0)
                matches[match.Before].Length = Math.Max(matches[match.Before].Length, Least);
            inQuery[match.Query] = true;
            if (match.Other != marked)
                otherWeight += other.Rarities[match.Other];
            marked = match.Other;
        }

        var queryWeight = 0;
        for (var place = 0; place < inQuery.Length; place++)
            if (inQuery[place])
                queryWeight += query.Rarities[place];
        return ((double)queryWeight / Math.Max(1, query.Weight), (double)otherWeight / Math.Max(1, other.Weight));
    }

    private int Link(ReuseText other)
    {
        var words = other.Words;
        var count = 0;
        var first = 0;
        for (var place = 0; place < words.Length; place++)
        {
            var looked = 0;
            for (var at = slots[Slot(words[place])] - 1; at >= 0 && looked < Places; at = next[at], looked++)
            {
                while (first < count && matches[first].Other < place - Reach)
                    first++;
                var best = -1;
                for (var index = first; index < count; index++)
                {
                    ref var before = ref matches[index];
                    var further = at - before.Query;
                    if (
                        further is > 0 and <= Reach
                        && place > before.Other
                        && Math.Abs(further - (place - before.Other)) <= Slack
                        && (best < 0 || before.Length >= matches[best].Length)
                    )
                        best = index;
                }

                if (count == matches.Length)
                    Array.Resize(ref matches, Math.Max(256, count * 2));
                matches[count++] = new Match
                {
                    Query = at,
                    Other = place,
                    Length = best < 0 ? 1 : matches[best].Length + 1,
                    Before = best,
                };
            }
        }

        return count;
    }

    private int Slot(uint word)
    {
        var mask = slots.Length - 1;
        var slot = (int)word & mask;
        while (slots[slot] != 0 && query.Words[slots[slot] - 1] != word)
            slot = (slot + 1) & mask;
        return slot;
    }
}
