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
/// A noisy channel: <see cref="WordingFit"/> says how well a wording fits, the thesaurus what may have been put for what.
/// </remarks>
internal sealed class SubstitutionScan(LanguageModel model, Substitutes substitutes, Thesaurus thesaurus)
{
    private readonly WordingFit fit = new(model);

    /// <summary>Decades that a substitution costs, by strength of the link. Less lets weak links restore nonsense.</summary>
    private static readonly double[] Cost = [1.6, 1.2, 0.8];

    /// <summary>Decades that each word more than stands there costs; spinners lengthen more than they shorten.</summary>
    private const double CostOfLength = 0.5;

    /// <summary>
    /// Decades of fit above which a wording is left alone. It costs no accuracy, saves a quarter of the time, and lets go
    /// of a few sound wordings; lower was not tried.
    /// </summary>
    private const double WellFitting = 0;

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
        var standing = fit.Of(text, start, end, text.Slice(start, end), asUnit: false);
        if (standing > WellFitting)
            return null;
        Substitution? best = null;
        foreach (var candidate in substitutes.Of(text.Slice(start, end)))
        {
            if (named && !CompletesName(text, start, end, candidate))
                continue;
            var gain =
                fit.Of(text, start, end, candidate.Words.AsSpan(), asUnit: true)
                - standing
                - Cost[(int)candidate.Strength]
                - (CostOfLength * Math.Max(0, candidate.Words.Length - (end - start)));
            if (gain > (best?.Gain ?? 0))
                best = new Substitution(start, end, candidate.Words, gain, named);
        }

        return best;
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
