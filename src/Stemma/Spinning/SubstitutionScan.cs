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

/// <summary>What the substitutes of one word say of it.</summary>
/// <param name="Examined">False where the word fits too well to look.</param>
/// <param name="Count">How many substitutes there are.</param>
/// <param name="Better">How many of them fit better, cost and all.</param>
/// <param name="Gain">Decades that the best of them gains; may be below zero; 0 where none was looked at.</param>
/// <param name="Best">The best, as word numbers; empty where none was looked at.</param>
/// <param name="Commonest">log10 of how common the commonest is without context; 0 where none was looked at.</param>
internal readonly record struct WordChoice(
    bool Examined,
    int Count,
    int Better,
    double Gain,
    ImmutableArray<int> Best,
    double Commonest
);

/// <summary>Looks at every one to four words for a substitute that would fit the context far better.</summary>
/// <remarks>
/// A noisy channel: <see cref="WordingFit"/> says how well a wording fits, the thesaurus what may have been put for what.
/// </remarks>
internal sealed class SubstitutionScan(LanguageModel model, Substitutes substitutes, Thesaurus thesaurus)
{
    private readonly WordingFit fit = new(model);

    // A race computes the same value twice.
    private readonly Substitute[]?[] likeliest = new Substitute[]?[model.Vocabulary.Count];

    /// <summary>Decades that a substitution costs, by strength of the link. Less lets weak links restore nonsense.</summary>
    private static readonly double[] Cost = [1.6, 1.2, 0.8];

    /// <summary>Decades that each word more than stands there costs; spinners lengthen more than they shorten.</summary>
    private const double CostOfLength = 0.5;

    /// <summary>Decades for a substitute that stands elsewhere in the article; set by hand.</summary>
    private const double GainOfRecurring = 0.3;

    /// <summary>
    /// Decades for each cosine by which a substitute lies nearer to what the article speaks of. Of what our own thesaurus put for
    /// other words, tune topics: 0 restores 0.315 and would change 1.9% of the other words, 2 0.360 and 2.3%, 3 0.376 and 2.7%.
    /// </summary>
    private const double GainOfTopic = 2;

    /// <summary>
    /// Decades of fit above which a wording is left alone. It costs no accuracy, saves a quarter of the time, and lets go
    /// of a few sound wordings; lower was not tried.
    /// </summary>
    private const double WellFitting = 0;

    /// <summary>
    /// Substitutes of a word that are tried: those that would fit best where nothing is known of the place. Half of the words have
    /// more, up to hundreds. All of them instead mark and restore no better and take twice the time; 24 restore 0.33 of the
    /// detector's own replacements instead of 0.36.
    /// </summary>
    private const int MostCandidates = 64;

    /// <summary>Share of its frequency by which a word fits anywhere: what <see cref="WordingFit"/> leaves of it.</summary>
    private const double FrequencyAnywhere = 0.3;

    /// <summary>The best substitution that covers each stretch, best first, none overlapping, all with a gain.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="words">Its words.</param>
    /// <param name="told">How often each word stands in the article: what stands elsewhere is the likelier original.</param>
    /// <param name="topic">What the article speaks of.</param>
    /// <param name="choices">Filled with what is found of each single word in small letters.</param>
    public List<Substitution> Scan(
        SentenceNumbers text,
        ImmutableArray<ModelWord> words,
        Dictionary<int, int> told,
        TopicFit topic,
        Span<WordChoice> choices
    )
    {
        var found = new List<Substitution>();
        for (var start = 0; start < words.Length; start++)
        {
            for (var end = start + 1; end <= Math.Min(start + Substitutes.LongestSpan, words.Length); end++)
            {
                if (text[end - 1] < 0)
                    break;
                if (Best(text, words, start, end, told, topic, choices) is { } best)
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

    private Substitution? Best(
        SentenceNumbers text,
        ImmutableArray<ModelWord> words,
        int start,
        int end,
        Dictionary<int, int> told,
        TopicFit topic,
        Span<WordChoice> choices
    )
    {
        var isSingle = end == start + 1;
        if (isSingle && (text.IsFunctionWord(start) || words[start].Span.Length < 2))
            return null;
        if (!isSingle && !substitutes.MayHave(text.Slice(start, end)))
            return null;
        var named = start > 0 && HasCapital(words, start, end);
        var standing = fit.Of(text, start, end, text.Slice(start, end), asUnit: false);
        if (standing > WellFitting)
            return null;
        var place = fit.SlotOf(text, start, end);
        Substitute? best = null;
        var (most, count, better, commonest) = (double.MinValue, 0, 0, double.MinValue);
        foreach (var candidate in Candidates(text.Slice(start, end)))
        {
            if (named && !CompletesName(text, start, end, candidate))
                continue;
            var gain =
                (
                    candidate.Words.Length == 1
                        ? fit.Of(place, candidate.Words[0])
                        : fit.Of(text, start, end, candidate.Words.AsSpan(), asUnit: true)
                )
                - standing
                - Cost[(int)candidate.Strength]
                - (CostOfLength * Math.Max(0, candidate.Words.Length - (end - start)));
            if (candidate.Words.Length == 1)
            {
                commonest = Math.Max(commonest, model.LogProbability(candidate.Words[0]));
                if (told.ContainsKey(candidate.Words[0]))
                    gain += GainOfRecurring;
                if (isSingle && !words[start].IsCapitalised)
                    gain += GainOfTopic * topic.Nearer(words[start], candidate.Words[0]);
            }

            count++;
            better += gain > 0 ? 1 : 0;
            if (gain > most)
                (most, best) = (gain, candidate);
        }

        if (isSingle && !words[start].IsCapitalised)
        {
            choices[start] = new WordChoice(
                true,
                count,
                better,
                best is null ? 0 : most,
                best?.Words ?? [],
                commonest == double.MinValue ? 0 : commonest
            );
        }

        return best is not null && most > 0 ? new Substitution(start, end, best.Words, most, named) : null;
    }

    private IReadOnlyList<Substitute> Candidates(ReadOnlySpan<int> words) =>
        words.Length > 1
            ? substitutes.Of(words)
            : likeliest[words[0]] ??= [.. substitutes.Of(words).OrderByDescending(Anywhere).Take(MostCandidates)];

    private double Anywhere(Substitute candidate) =>
        (FrequencyAnywhere * candidate.Words.Sum(model.LogProbability))
        - Cost[(int)candidate.Strength]
        - (CostOfLength * (candidate.Words.Length - 1));

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
