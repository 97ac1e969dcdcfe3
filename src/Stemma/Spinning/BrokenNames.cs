using System.Collections.Immutable;
using Stemma.Lexicon;

namespace Stemma.Spinning;

/// <summary>Finds names of several words of which a part was replaced ("White Property" for "White House").</summary>
/// <remarks>
/// One word of the name still stands; what stands beside it is capitalised, never seen beside it in general English,
/// and akin in the thesaurus to what belongs there: linked with it, or linked with the same third expressions.
/// </remarks>
internal sealed class BrokenNames(LanguageModel model, Thesaurus thesaurus)
{
    /// <summary>Third expressions that both must be linked with. Two lets chance in, six loses distant replacements.</summary>
    private const int LeastShared = 3;

    /// <summary>log10 P(missing | standing word) above which one shared expression is enough: hardly anything else follows.</summary>
    private const double NearCertain = -1;

    /// <summary>Decades by which the name must fit better than what stands there.</summary>
    private const double LeastGain = 1;

    private readonly ILookup<int, ImmutableArray<int>> byFirst = thesaurus.Names.ToLookup(name => name[0]);
    private readonly ILookup<int, ImmutableArray<int>> byLast = thesaurus.Names.ToLookup(name => name[^1]);

    /// <summary>Proposals in text order; the words that still stand are not part of them.</summary>
    public IEnumerable<Substitution> Find(SentenceNumbers text, ImmutableArray<ModelWord> words)
    {
        for (var at = 1; at < words.Length; at++)
        {
            if (!words[at].IsCapitalised || text[at] < 0 || text.IsFunctionWord(at))
                continue;
            var best =
                Best(text, words, at, byFirst[text[at - 1]], isBehind: true)
                ?? Best(text, words, at, byLast[text[at + 1]], isBehind: false);
            if (best is { } found)
            {
                yield return found;
                at = found.End - 1;
            }
        }
    }

    private Substitution? Best(
        SentenceNumbers text,
        ImmutableArray<ModelWord> words,
        int at,
        IEnumerable<ImmutableArray<int>> names,
        bool isBehind
    )
    {
        var anchor = isBehind ? at - 1 : at + 1;
        if (anchor >= words.Length || text[anchor] < 0 || !words[anchor].IsCapitalised)
            return null;
        if (isBehind ? model.HasPair(text[anchor], text[at]) : model.HasPair(text[at], text[anchor]))
            return null;
        Substitution? best = null;
        foreach (var name in names)
        {
            var missing = isBehind ? name.AsSpan()[1..] : name.AsSpan()[..^1];
            if (missing.Length != 1)
                continue;
            // The replacement may have two words, of which the second lost its capital ("West Financial institution").
            for (var length = 1; length <= (isBehind ? 2 : 1) && at + length <= words.Length; length++)
            {
                var gain = isBehind
                    ? model.LogProbability(text[at - 2], text[anchor], missing[0])
                        - model.LogProbability(text[at - 2], text[anchor], text[at])
                    : model.LogProbability(-1, missing[0], text[anchor])
                        - model.LogProbability(-1, text[at], text[anchor]);
                var least =
                    isBehind && model.LogProbability(-1, text[anchor], missing[0]) > NearCertain ? 1 : LeastShared;
                if (gain < LeastGain || gain <= (best?.Gain ?? 0))
                    continue;
                if (!AreAkin(text.Slice(at, at + length), missing, least))
                    continue;
                best = new Substitution(at, at + length, [.. missing], gain, CompletesName: true);
            }
        }

        return best;
    }

    private bool AreAkin(ReadOnlySpan<int> standing, ReadOnlySpan<int> missing, int leastShared)
    {
        var (one, other) = (thesaurus.Find(standing), thesaurus.Find(missing));
        if (one < 0 || other < 0 || one == other)
            return false;
        var linked = new HashSet<int>();
        thesaurus.Visit(one, (target, _) => linked.Add(target));
        var shared = linked.Contains(other) ? LeastShared : 0;
        thesaurus.Visit(other, (target, _) => shared += linked.Contains(target) ? 1 : 0);
        return shared >= leastShared;
    }
}
