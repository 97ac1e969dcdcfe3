using Stemma.Collating;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>What a difference can show about the side that was reworded.</summary>
internal enum Sign
{
    /// <summary>Decades by which the left wording fits both places better, where the thesaurus links the two; at most 2.</summary>
    LinkedSwap,

    /// <summary>The same where nothing links them and both have a content word.</summary>
    UnlinkedSwap,

    /// <summary>The same where only one has.</summary>
    MixedSwap,

    /// <summary>The same where neither has and both are one word.</summary>
    ClosedSwap,

    /// <summary>1 where the left fits better, both have a content word and nothing links them; −1 where the right does.</summary>
    UnlinkedVote,

    /// <summary>Decades by which the rarest content word of the right is rarer than the left's; at most 2.</summary>
    Rarity,

    /// <summary>A word in small letters on the right that general English does not know.</summary>
    UnknownWord,

    /// <summary>The right has more words, both having a content word.</summary>
    Length,

    /// <summary>A slip (doubled word, wrong article, doubled count) on the right.</summary>
    Slip,

    /// <summary>An article that the right has not.</summary>
    LostArticle,

    /// <summary>A name that general English knows on the left, and not as the right spells it.</summary>
    RespeltName,

    /// <summary>Cosines by which the left lies nearer to what its article speaks of, both having a content word with a vector.</summary>
    Topic,

    /// <summary>Decades by which the right is rarer in news and encyclopedias; at most 2.</summary>
    NewsRarity,
}

/// <summary>Two texts to read differences in.</summary>
internal sealed class ComparedTexts(Article left, Article right, LanguageModel model)
{
    public ComparedText Left { get; } = new(left, model);

    public ComparedText Right { get; } = new(right, model);
}

/// <summary>A text to read differences in.</summary>
internal sealed class ComparedText
{
    private readonly Lazy<TopicFit> topic;

    public ComparedText(Article article, LanguageModel model)
    {
        (Article, Words, Slips) = (article, new ArticleWords(article, model), [.. SurfaceTraces.Find(article)]);
        topic = new Lazy<TopicFit>(() => new TopicFit(model, WordVectors.English, article, Words.Sentences));
    }

    public Article Article { get; }

    public ArticleWords Words { get; }

    public TopicFit Topic => topic.Value;

    public SurfaceTrace[] Slips { get; }

    /// <summary>The first slip in a stretch.</summary>
    public SurfaceTrace? SlipAt(TextSpan span)
    {
        foreach (var slip in Slips)
        {
            if (slip.Span.Overlaps(span) && span.Length > 0)
                return slip;
        }

        return null;
    }
}

/// <summary>Reads the signs of one difference; positive ones speak for the right side as the reworded one.</summary>
/// <remarks>Every sign changes its sign, and nothing else, when the sides are swapped.</remarks>
internal sealed class DifferenceSigns(LanguageModel model)
{
    /// <summary>How many signs there are.</summary>
    public const int Count = (int)Sign.NewsRarity + 1;

    /// <summary>Longest wording that is swapped, in words; longer ones are rewritten passages, not replaced words.</summary>
    private const int LongestWording = 5;

    /// <summary>One difference never weighs more than this many decades, either way.</summary>
    private const double MostDecades = 2;

    private readonly WordingFit fit = new(model);

    /// <summary>The signs of a difference by <see cref="Sign"/>; null where it has none that could be read.</summary>
    public double[]? Of(ComparedTexts texts, WordingDifference difference)
    {
        var signs = new double[Count];
        signs[(int)Sign.Slip] =
            (texts.Right.SlipAt(difference.Right) is null ? 0 : 1)
            - (texts.Left.SlipAt(difference.Left) is null ? 0 : 1);
        if (
            texts.Left.Words.Find(difference.Left) is { } one
            && texts.Right.Words.Find(difference.Right) is { } other
            && one.Numbers.Length <= LongestWording
            && other.Numbers.Length <= LongestWording
            && !one.Numbers.SequenceEqual(other.Numbers)
        )
        {
            if (one.End > one.Start && other.End > other.Start)
                Compare(texts, difference, one, other, signs);
            else
                signs[(int)Sign.LostArticle] = (IsArticle(one) ? 1 : 0) - (IsArticle(other) ? 1 : 0);
        }

        return Array.TrueForAll(signs, sign => sign == 0) ? null : signs;
    }

    private void Compare(ComparedTexts texts, WordingDifference difference, Place one, Place other, double[] signs)
    {
        if (
            HasUnknown(one, true) != HasUnknown(other, true)
            && NameVariants.AreMangled(
                texts.Left.Article.Slice(difference.Left),
                texts.Right.Article.Slice(difference.Right)
            )
        )
            signs[(int)Sign.RespeltName] = HasUnknown(other, true) ? 1 : -1;
        var isPlain =
            IsPlain(texts.Left.Article.Slice(difference.Left)) && IsPlain(texts.Right.Article.Slice(difference.Right));
        if (!isPlain && !(one.IsKnown && other.IsKnown && SynonymLinks.AreLinked(one.Numbers, other.Numbers)))
            return;
        signs[(int)Sign.UnknownWord] = (HasUnknown(other, false) ? 1 : 0) - (HasUnknown(one, false) ? 1 : 0);
        if (!IsNamed(one) && !IsNamed(other))
            AddTopic(texts, one, other, signs);
        if (!one.IsKnown || !other.IsKnown)
            return;
        var swap = Math.Clamp((Preference(one, other) - Preference(other, one)) / 2, -MostDecades, MostDecades);
        var (rarest, otherRarest) = (Rarest(one), Rarest(other));
        if (rarest is { } least && otherRarest is { } otherLeast)
        {
            var isLinked = SynonymLinks.AreLinked(one.Numbers, other.Numbers);
            // Another name is another fact, unless the one can stand for the other ("Leader", "chief").
            if (!isLinked && (IsNamed(one) || IsNamed(other)))
                return;
            signs[(int)(isLinked ? Sign.LinkedSwap : Sign.UnlinkedSwap)] = swap;
            signs[(int)Sign.UnlinkedVote] = isLinked ? 0 : Math.Sign(swap);
            signs[(int)Sign.Rarity] = Math.Clamp(least - otherLeast, -MostDecades, MostDecades);
            signs[(int)Sign.Length] = Math.Sign(other.Numbers.Length - one.Numbers.Length);
        }
        else if (rarest is null && otherRarest is null && one.Numbers.Length == 1 && other.Numbers.Length == 1)
            signs[(int)Sign.ClosedSwap] = swap;
        else
            signs[(int)Sign.MixedSwap] = swap;
    }

    private static void AddTopic(ComparedTexts texts, Place one, Place other, double[] signs)
    {
        if (
            texts.Left.Topic.Oddest(one.Words.AsSpan()[one.Start..one.End]) is not { } left
            || texts.Right.Topic.Oddest(other.Words.AsSpan()[other.Start..other.End]) is not { } right
        )
            return;
        signs[(int)Sign.Topic] = left.Article - right.Article;
        signs[(int)Sign.NewsRarity] = Math.Clamp(right.Rank - left.Rank, -MostDecades, MostDecades);
    }

    /// <summary>Decades by which a wording fits its own place better than the other wording would.</summary>
    private double Preference(Place own, Place other) =>
        fit.Of(own.Text, own.Start, own.End, own.Numbers, asUnit: false)
        - fit.Of(own.Text, own.Start, own.End, other.Numbers, asUnit: false);

    /// <summary>Letters and nothing else: figures and addresses are changed by editors, not by spinners.</summary>
    private static bool IsPlain(string wording)
    {
        foreach (var letter in wording)
        {
            if (!char.IsLetter(letter) && letter != ' ')
                return false;
        }

        return true;
    }

    /// <summary>A capital that no sentence's beginning asks for.</summary>
    private static bool IsNamed(Place place)
    {
        for (var at = Math.Max(1, place.Start); at < place.End; at++)
        {
            if (place.Words[at].IsCapitalised)
                return true;
        }

        return false;
    }

    private double? Rarest(Place place)
    {
        double? rarest = null;
        for (var at = place.Start; at < place.End; at++)
        {
            if (!place.Text.IsFunctionWord(at))
                rarest = Math.Min(rarest ?? 0, model.LogProbability(place.Text[at]));
        }

        return rarest;
    }

    private static bool HasUnknown(Place place, bool isCapitalised)
    {
        for (var at = place.Start; at < place.End; at++)
        {
            if (place.Text[at] < 0 && place.Words[at].IsCapitalised == isCapitalised)
                return true;
        }

        return false;
    }

    private bool IsArticle(Place place) =>
        place.End == place.Start + 1
        && place.Text[place.Start] >= 0
        && model.Vocabulary[place.Text[place.Start]] is "the" or "a" or "an";
}
