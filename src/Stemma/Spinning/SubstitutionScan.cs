using System.Collections.Immutable;
using Stemma.Lexicon;

namespace Stemma.Spinning;

/// <summary>Words of a sentence that may stand for others, and what undoing that would gain.</summary>
/// <param name="Start">First word, an index into the sentence.</param>
/// <param name="End">One past the last.</param>
/// <param name="Original">Word numbers of what may have stood there.</param>
/// <param name="Gain">How much better the original fits, in decades, after the cost of the substitution.</param>
/// <param name="CompletesName">The original completes a known name of several words.</param>
internal readonly record struct Substitution(
    int Start,
    int End,
    ImmutableArray<int> Original,
    double Gain,
    bool CompletesName
);

/// <summary>Looks at every one to four words for a substitute that would fit the context far better.</summary>
/// <remarks>
/// A noisy channel: the model says how well a wording fits, the thesaurus what may have been put for what. Fit is
/// log10 P(words | context) less <see cref="FrequencyShare"/> of log10 P(words) without context, on the words and on the two that
/// follow, because a spinner's word is not rare in itself but strange among its neighbours.
/// </remarks>
internal sealed class SubstitutionScan(LanguageModel model, Substitutes substitutes, Thesaurus thesaurus)
{
    /// <summary>
    /// Share of a word's own frequency taken out of its fit. At 0 every rare word looks replaced by a common one; at 1
    /// common collocations of common words count for nothing. Set on spun ECB+ texts among 0, 0.3, 0.5, 0.7, 1.
    /// </summary>
    private const double FrequencyShare = 0.7;

    /// <summary>Decades that a substitution costs, by strength of the link. Less lets weak links restore nonsense.</summary>
    private static readonly double[] Cost = [1.6, 1.2, 0.8];

    /// <summary>Decades that each word more than stands there costs; spinners lengthen more than they shorten.</summary>
    private const double CostOfLength = 0.5;

    /// <summary>The best substitution that covers each stretch, best first, none overlapping, all with a gain.</summary>
    public List<Substitution> Scan(SentenceNumbers text, ImmutableArray<ModelWord> words)
    {
        var found = new List<Substitution>();
        for (var start = 0; start < words.Length; start++)
        {
            for (var end = start + 1; end <= Math.Min(start + Substitutes.LongestSpan, words.Length); end++)
            {
                if (text[end - 1] < 0)
                    break;
                if (Best(text, words, start, end) is { } best)
                    found.Add(best);
            }
        }

        found.Sort((one, other) => other.Gain != one.Gain ? other.Gain.CompareTo(one.Gain) : one.Start - other.Start);
        var taken = new bool[words.Length];
        found.RemoveAll(item =>
        {
            for (var at = item.Start; at < item.End; at++)
            {
                if (taken[at])
                    return true;
            }

            taken.AsSpan()[item.Start..item.End].Fill(true);
            return false;
        });
        return found;
    }

    private Substitution? Best(SentenceNumbers text, ImmutableArray<ModelWord> words, int start, int end)
    {
        if (end == start + 1 && (text.IsFunctionWord(start) || words[start].Span.Length < 2))
            return null;
        var named = start > 0 && HasCapital(words, start, end);
        Substitution? best = null;
        var standing = double.NaN;
        foreach (var candidate in substitutes.Of(text.Slice(start, end)))
        {
            if (named && !CompletesName(text, start, end, candidate))
                continue;
            if (double.IsNaN(standing))
                standing = Fit(text, start, end, text.Slice(start, end), asUnit: false);
            var gain =
                Fit(text, start, end, candidate.Words.AsSpan(), asUnit: true)
                - standing
                - Cost[(int)candidate.Strength]
                - (CostOfLength * Math.Max(0, candidate.Words.Length - (end - start)));
            if (gain > (best?.Gain ?? 0))
                best = new Substitution(start, end, candidate.Words, gain, named);
        }

        return best;
    }

    /// <summary>Fit of the replacement and of the two words behind it, in decades.</summary>
    /// <remarks>
    /// As a unit, what its words do for each other does not count: a set phrase is at home with itself wherever it is put.
    /// </remarks>
    private double Fit(SentenceNumbers text, int start, int end, ReadOnlySpan<int> replacement, bool asUnit)
    {
        var (first, second) = (text[start - 2], text[start - 1]);
        var fit = 0.0;
        for (var at = 0; at < replacement.Length; at++)
        {
            var word = replacement[at];
            var own = model.LogProbability(first, second, word) - (FrequencyShare * model.LogProbability(word));
            fit += asUnit && at > 0 ? Math.Min(0, own) : own;
            (first, second) = (second, word);
        }

        for (var at = end; at < Math.Min(end + 2, text.Length); at++)
        {
            if (text[at] >= 0)
                fit +=
                    model.LogProbability(first, second, text[at]) - (FrequencyShare * model.LogProbability(text[at]));
            (first, second) = (second, text[at]);
        }

        return fit;
    }

    /// <summary>True where the candidate makes a known name with the capitalised word before or after it, and nothing was one before.</summary>
    private bool CompletesName(SentenceNumbers text, int start, int end, Substitute candidate)
    {
        Span<int> joined = stackalloc int[Substitutes.LongestSpan + 2];
        candidate.Words.AsSpan().CopyTo(joined[1..]);
        var length = candidate.Words.Length;
        joined[0] = text[start - 1];
        joined[length + 1] = text[end];
        return (joined[0] >= 0 && thesaurus.IsName(joined[..(length + 1)]))
            || (joined[length + 1] >= 0 && thesaurus.IsName(joined[1..(length + 2)]));
    }

    private static bool HasCapital(ImmutableArray<ModelWord> words, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (words[at].IsCapitalised)
                return true;
        }

        return false;
    }
}
