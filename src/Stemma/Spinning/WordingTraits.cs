using Stemma.Lexicon;

namespace Stemma.Spinning;

/// <summary>What is counted in an article to judge its wording, each as a mean or a rate.</summary>
internal enum Trait
{
    /// <summary>Open-class words in small letters that their neighbours on both sides speak against, a share.</summary>
    Misfit,

    /// <summary>Decades above half of one by which another preposition or auxiliary would fit better, a closed-class word.</summary>
    BetterClosed,

    /// <summary>Decades by which an article is expected before an open-class word in small letters and none stands, a word.</summary>
    MissingArticle,

    /// <summary>Words in small letters that general English does not know, for each such word that it knows.</summary>
    UnknownWord,

    /// <summary>Slips after the first, in a hundred words, at most one: anybody makes one.</summary>
    Slips,

    /// <summary>Decades gained by substitutions of different stretches, each cut at 3, in a hundred words.</summary>
    Gain,

    /// <summary>The mean over content words of the odds that each by itself was put for another (<see cref="WordOdds"/>).</summary>
    Odds,

    /// <summary>The same of the tenth of them that has the highest.</summary>
    TopOdds,

    /// <summary>The mean over content words of <see cref="WordSign.Topic"/>.</summary>
    Topic,

    /// <summary>The mean over content words of <see cref="WordSign.Sentence"/>.</summary>
    Sentence,

    /// <summary>The mean over content words of <see cref="WordSign.Nearest"/>.</summary>
    Nearest,

    /// <summary>The mean over content words of <see cref="WordSign.NewsRarity"/>.</summary>
    NewsRarity,
}

/// <summary>Adds up the traits that need no thesaurus over the sentences of one article.</summary>
internal sealed class WordingTraits(LanguageModel model)
{
    /// <summary>How many traits there are.</summary>
    public const int Count = (int)Trait.NewsRarity + 1;

    /// <summary>Decades by which another closed-class word must fit better before it counts; at 0 any rare turn does.</summary>
    private const double LeastBetter = 0.5;

    /// <summary>What one missing article counts at most, in decades.</summary>
    private const double MostMissing = 2;

    /// <summary>Shorter unknown words are abbreviations.</summary>
    private const int ShortestUnknown = 3;

    private static readonly Lazy<int[]> Exchangeable = new(() =>
        Numbers(
            "in on at for of from to with by as into over about after before through during"
                + " is are was were has have had will would can could"
        )
    );

    private static readonly Lazy<int[]> Articles = new(() => Numbers("the a"));

    private readonly double[] sums = new double[Count];
    private readonly HashSet<(int, int)> seen = [];
    private int closed;
    private int small;

    /// <summary>Words the model knows.</summary>
    public int Words { get; private set; }

    /// <summary>Counts a sentence; a pair of words that recurs counts once, being the article's subject.</summary>
    public void Add(SentenceNumbers text, ReadOnlySpan<ModelWord> words)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] < 0)
            {
                if (!words[at].IsCapitalised && !words[at].HasDigit && words[at].Span.Length >= ShortestUnknown)
                    Add(Trait.UnknownWord, 1);
                continue;
            }

            Words++;
            if (!seen.Add((text[at - 1], text[at])))
                continue;
            if (text.IsFunctionWord(at))
                AddClosed(text, at);
            else
                AddOpen(text, at, words[at].IsCapitalised);
        }
    }

    /// <summary>The traits by <see cref="Trait"/>; slips, gain and what words show are left at 0.</summary>
    public double[] Traits()
    {
        var traits = (double[])sums.Clone();
        traits[(int)Trait.Misfit] /= Math.Max(1, small);
        traits[(int)Trait.BetterClosed] /= Math.Max(1, closed);
        traits[(int)Trait.MissingArticle] /= Math.Max(1, small);
        traits[(int)Trait.UnknownWord] /= Math.Max(1, small);
        return traits;
    }

    private static int[] Numbers(string words) =>
        [.. words.Split(' ').Select(word => LanguageModel.English.Vocabulary.Find(word))];

    private void Add(Trait trait, double value) => sums[(int)trait] += value;

    private void AddClosed(SentenceNumbers text, int at)
    {
        closed++;
        var exchangeable = Exchangeable.Value;
        if (text[at - 1] < 0 || text[at + 1] < 0 || !exchangeable.Contains(text[at]))
            return;
        var standing = Fit(text, at, text[at]);
        var best = LeastBetter;
        foreach (var other in exchangeable)
        {
            // What follows can only take away: most are out by what stands before them.
            var before = model.LogProbability(text[at - 2], text[at - 1], other) - standing;
            if (before > best)
                best = Math.Max(best, before + model.LogProbability(text[at - 1], other, text[at + 1]));
        }

        Add(Trait.BetterClosed, best - LeastBetter);
    }

    private double Fit(SentenceNumbers text, int at, int word) =>
        model.LogProbability(text[at - 2], text[at - 1], word) + model.LogProbability(text[at - 1], word, text[at + 1]);

    private void AddOpen(SentenceNumbers text, int at, bool isCapitalised)
    {
        if (isCapitalised)
            return;
        small++;
        var (next, unawares) = (text[at + 1], model.LogProbability(text[at + 1]));
        var bare = model.LogProbability(text[at - 2], text[at - 1], text[at]);
        if (
            next >= 0
            && model.LogProbability(text[at - 1], text[at], next) < unawares
            && bare < model.LogProbability(text[at])
        )
            Add(Trait.Misfit, 1);
        if (text[at - 1] < 0)
            return;
        foreach (var article in Articles.Value)
        {
            var expected =
                model.LogProbability(text[at - 2], text[at - 1], article)
                + model.LogProbability(text[at - 1], article, text[at]);
            if (expected > bare)
            {
                Add(Trait.MissingArticle, Math.Min(expected - bare, MostMissing));
                break;
            }
        }
    }
}
