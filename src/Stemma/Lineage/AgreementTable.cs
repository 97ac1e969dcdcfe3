using Stemma.Collating;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Lineage;

/// <summary>For every two witnesses which words of the one stand in the other at the same place, as sets of bits.</summary>
/// <remarks>
/// Changes are counted in runs: a sentence left out is one change, as a word put for another is. Tried and left out:
/// comparing three at a time for which stands between the others (Quentin 1926), which takes changes that two editors
/// make alike for proof of something lost.
/// </remarks>
internal sealed class AgreementTable
{
    private readonly ulong[]?[,] equal;
    private readonly ulong[][] content;
    private readonly LexicalIndex[] tokens;
    private readonly Lazy<HashSet<string>>[] known;

    public AgreementTable(Collation collation)
    {
        var witnesses = collation.Story.Witnesses;
        equal = new ulong[]?[witnesses.Length, witnesses.Length];
        var index = witnesses.Select((witness, at) => (witness.Siglum, at)).ToDictionary();
        tokens = [.. witnesses.Select(witness => new LexicalIndex(witness.Article))];
        known = Array.ConvertAll(tokens, words => new Lazy<HashSet<string>>(() => Words(words)));
        content = Array.ConvertAll(tokens, Content);
        foreach (var pair in collation.Pairs)
        {
            var (left, right) = (index[pair.Left], index[pair.Right]);
            Fill(left, right, tokens[left], pair, stretch => stretch.Left, difference => difference.Left);
            Fill(right, left, tokens[right], pair, stretch => stretch.Right, difference => difference.Right);
        }
    }

    /// <summary>Runs of words of <paramref name="from"/> that <paramref name="to"/> lacks.</summary>
    public int Dropped(int from, int to)
    {
        if (equal[from, to] is not { } shared)
            return 0;
        var words = content[from];
        var (runs, inRun) = (0, false);
        for (var at = 0; at < shared.Length * 64; at++)
        {
            if ((words[at >> 6] >> (at & 63) & 1) == 0)
                continue;
            var isShared = (shared[at >> 6] >> (at & 63) & 1) != 0;
            if (!isShared && !inRun)
                runs++;
            inRun = !isShared;
        }

        return runs;
    }

    /// <summary>True where a word that <paramref name="middle"/> has and <paramref name="source"/> lacks stands in <paramref name="last"/>.</summary>
    public bool HandsOn(int source, int middle, int last)
    {
        if (equal[middle, last] is not { } kept)
            return false;
        var old = equal[middle, source];
        var words = tokens[middle].All;
        for (var at = 0; at < words.Length; at++)
        {
            var (place, bit) = (at >> 6, 1ul << (at & 63));
            var isNew = (kept[place] & content[middle][place] & ~(old?[place] ?? 0) & bit) != 0;
            if (isNew && !known[source].Value.Contains(words[at].Normal))
                return true;
        }

        return false;
    }

    private void Fill(
        int from,
        int to,
        LexicalIndex tokens,
        PairCollation pair,
        Func<AlignedStretch, TextSpan> side,
        Func<WordingDifference, TextSpan> changed
    )
    {
        var size = content[from].Length;
        var same = new ulong[size];
        foreach (var stretch in pair.Stretches)
        {
            Mark(tokens.Range(side(stretch)), same, true);
            foreach (var difference in stretch.Differences)
                Mark(tokens.Range(changed(difference)), same, false);
        }

        equal[from, to] = same;
    }

    private static void Mark(Range range, ulong[] bits, bool set)
    {
        for (var at = range.Start.Value; at < range.End.Value; at++)
        {
            if (set)
                bits[at >> 6] |= 1ul << (at & 63);
            else
                bits[at >> 6] &= ~(1ul << (at & 63));
        }
    }

    private static HashSet<string> Words(LexicalIndex tokens)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in tokens.All)
            words.Add(token.Normal);
        return words;
    }

    private static ulong[] Content(LexicalIndex tokens)
    {
        var all = tokens.All;
        var bits = new ulong[(all.Length + 63) / 64];
        for (var at = 0; at < all.Length; at++)
        {
            if (!FunctionWords.Contains(all[at].Normal))
                bits[at >> 6] |= 1ul << (at & 63);
        }

        return bits;
    }
}
