using Stemma.Lexicon;

namespace Stemma.Spinning;

/// <summary>What can be seen of one content word that may have been put for another.</summary>
internal enum WordSign
{
    /// <summary>Decades by which it is expected behind what stands before it, as <see cref="WordingFit"/> counts.</summary>
    Left,

    /// <summary>The same of the next word behind it.</summary>
    Right,

    /// <summary>The same of the word after the next.</summary>
    Beyond,

    /// <summary>1 where general English never saw it behind the word before.</summary>
    UnseenLeft,

    /// <summary>1 where it never saw the next word behind it.</summary>
    UnseenRight,

    /// <summary>1 where both hold.</summary>
    UnseenBoth,

    /// <summary>Decades below one in a hundred of how common it is.</summary>
    Rarity,

    /// <summary>Its square over ten.</summary>
    RaritySquared,

    /// <summary>Decades that the best substitute gains, up to 4.</summary>
    Gain,

    /// <summary>Decades that even the best loses, down to −2.</summary>
    Loss,

    /// <summary>1 where substitutes were looked for and there is none.</summary>
    NoSubstitute,

    /// <summary>Decades by which the commonest substitute is more common, from −1 to 3.</summary>
    Commoner,

    /// <summary>Share of the substitutes that fit better.</summary>
    Better,

    /// <summary>1 where it fits too well to look for substitutes.</summary>
    Fitting,

    /// <summary>Log2 of how often it stands in the article, up to 2.</summary>
    Recurs,

    /// <summary>1 where the best substitute stands elsewhere in the article.</summary>
    SubstituteRecurs,

    /// <summary>Decades that the best substitute for several words gains, this word among them, up to 4.</summary>
    WideGain,

    /// <summary>1 for a word that general English does not know; all but Recurs and those that follow are 0 then.</summary>
    Unknown,

    /// <summary>1 for such a word that has a vector.</summary>
    UnknownWithVector,

    /// <summary>1 for such a word that dictionaries have.</summary>
    InDictionary,

    /// <summary>1 for such a word that dictionaries have and that has a vector.</summary>
    InDictionaryWithVector,

    /// <summary>1 for a word that has a vector; the following are 0 for others.</summary>
    HasVector,

    /// <summary>Cosine to what the article speaks of.</summary>
    Topic,

    /// <summary>Cosine to what the rest of the sentence speaks of.</summary>
    Sentence,

    /// <summary>Cosine to the nearest other word of the article.</summary>
    Nearest,

    /// <summary>Its square.</summary>
    NearestSquared,

    /// <summary>How rare the word is in news and encyclopedias, decades beyond the ten thousandth.</summary>
    NewsRarity,

    /// <summary>The product of NewsRarity and Nearest.</summary>
    RareNearest,

    /// <summary>The product of NewsRarity and Sentence.</summary>
    RareSentence,

    /// <summary>Always 1.</summary>
    Always,
}

/// <summary>Reads the signs of the content words of a sentence.</summary>
internal sealed class WordSigns(LanguageModel model)
{
    /// <summary>How many signs there are.</summary>
    public const int Count = (int)WordSign.Always + 1;

    /// <summary>Words shorter than this are not put for others.</summary>
    private const int Shortest = 3;

    private const double FrequencyShare = 0.7;

    /// <summary>Signs by <see cref="WordSign"/> of the word at a place, those of its substitutes left at 0; null for names and
    /// closed-class words.</summary>
    public double[]? Of(
        SentenceNumbers text,
        ReadOnlySpan<ModelWord> words,
        int at,
        int recurs,
        TopicSigns? topic,
        bool isInDictionary
    )
    {
        if (words[at].IsCapitalised || words[at].Span.Length < Shortest || (text[at] >= 0 && text.IsFunctionWord(at)))
            return null;
        var signs = new double[Count];
        signs[(int)WordSign.Always] = 1;
        signs[(int)WordSign.Recurs] = Math.Min(2, Math.Log2(Math.Max(1, recurs)));
        if (topic is { } lies)
            AddTopic(signs, lies);
        if (text[at] < 0)
        {
            signs[(int)WordSign.Unknown] = 1;
            signs[(int)WordSign.UnknownWithVector] = topic is null ? 0 : 1;
            signs[(int)WordSign.InDictionary] = isInDictionary ? 1 : 0;
            signs[(int)WordSign.InDictionaryWithVector] = isInDictionary && topic is not null ? 1 : 0;
            return signs;
        }

        var (before, next, after) = (text[at - 1], text[at + 1], text[at + 2]);
        signs[(int)WordSign.Left] = Fit(text[at - 2], before, text[at]);
        signs[(int)WordSign.Right] = next < 0 ? 0 : Fit(before, text[at], next);
        signs[(int)WordSign.Beyond] = next < 0 || after < 0 ? 0 : Fit(text[at], next, after);
        var unseenLeft = before >= 0 && !model.HasPair(before, text[at]);
        var unseenRight = next >= 0 && !model.HasPair(text[at], next);
        signs[(int)WordSign.UnseenLeft] = unseenLeft ? 1 : 0;
        signs[(int)WordSign.UnseenRight] = unseenRight ? 1 : 0;
        signs[(int)WordSign.UnseenBoth] = unseenLeft && unseenRight ? 1 : 0;
        var rarity = -2 - model.LogProbability(text[at]);
        signs[(int)WordSign.Rarity] = rarity;
        signs[(int)WordSign.RaritySquared] = rarity * rarity / 10;
        return signs;
    }

    /// <summary>Adds what the substitutes of a word say; nothing for a word that the model does not know.</summary>
    /// <param name="signs">From <see cref="Of"/>.</param>
    /// <param name="choice">Of the word alone.</param>
    /// <param name="wideGain">Decades that the best substitute for several words gains.</param>
    /// <param name="recurs">True where the best substitute stands elsewhere in the article.</param>
    public static void AddSubstitutes(double[] signs, in WordChoice choice, double wideGain, bool recurs)
    {
        signs[(int)WordSign.SubstituteRecurs] = recurs ? 1 : 0;
        if (signs[(int)WordSign.Unknown] > 0)
            return;
        signs[(int)WordSign.WideGain] = Math.Min(4, wideGain);
        if (!choice.Examined)
            signs[(int)WordSign.Fitting] = 1;
        else if (choice.Count == 0)
            signs[(int)WordSign.NoSubstitute] = 1;
        else
        {
            signs[(int)WordSign.Gain] = Math.Clamp(choice.Gain, 0, 4);
            signs[(int)WordSign.Loss] = Math.Clamp(choice.Gain, -2, 0);
            // Rarity is counted from one in a hundred.
            signs[(int)WordSign.Commoner] =
                choice.Commonest == 0 ? 0 : Math.Clamp(choice.Commonest + 2 + signs[(int)WordSign.Rarity], -1, 3);
            signs[(int)WordSign.Better] = (double)choice.Better / choice.Count;
        }
    }

    private static void AddTopic(double[] signs, TopicSigns lies)
    {
        const double usualRank = 4;
        var rarity = lies.Rank - usualRank;
        signs[(int)WordSign.HasVector] = 1;
        signs[(int)WordSign.Topic] = lies.Article;
        signs[(int)WordSign.Sentence] = lies.Sentence;
        signs[(int)WordSign.Nearest] = lies.Nearest;
        signs[(int)WordSign.NearestSquared] = lies.Nearest * lies.Nearest;
        signs[(int)WordSign.NewsRarity] = rarity;
        signs[(int)WordSign.RareNearest] = rarity * lies.Nearest;
        signs[(int)WordSign.RareSentence] = rarity * lies.Sentence;
    }

    private double Fit(int first, int second, int word) =>
        Math.Clamp(model.LogProbability(first, second, word) - (FrequencyShare * model.LogProbability(word)), -3, 3);
}
