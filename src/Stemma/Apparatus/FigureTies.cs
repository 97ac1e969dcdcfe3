using Stemma.Annotating;
using Stemma.Lexicon;

namespace Stemma.Apparatus;

/// <summary>Tells which figures of two accounts are for one thing, and how surely.</summary>
internal sealed class FigureTies(StoryWords story, Matters matters)
{
    /// <summary>Share of meaningful words that two sentences must have in common for figures with one noun to be about one thing.</summary>
    /// <remarks>Below 0.2 any two sentences of one story meet it; above 0.4 rewordings are missed.</remarks>
    private const double SameMatter = 0.3;

    /// <summary>The same for figures that count nothing of their own (money, lengths, people): their clauses must agree.</summary>
    /// <remarks>At 0.3 two sums of one story meet by its main nouns alone.</remarks>
    private const double SameClause = 0.4;

    /// <summary>Times by which figures for one thing may differ where their sentences do not correspond. Reports of one toll or
    /// loss differ by a few times at most; a factor of a hundred is a misplaced decimal, which correspondence finds.</summary>
    private const decimal MostTimes = 20;

    /// <summary>Likeness of two sentences with one such figure each from which the figures are for one thing.</summary>
    private const double LikeMatter = 0.45;

    /// <summary>The same where the figures count things called by different words.</summary>
    private const double LikeMatterOfOthers = 0.5;

    /// <summary>The same for "three workers killed" beside "four deaths": who the workers are is said around them.</summary>
    private const double LikeToll = 0.35;

    /// <summary>Share of words that two aligned sentences must keep for what stands at one place of them to be of one thing.</summary>
    private const double LeastKept = 0.35;

    /// <summary>Where they keep less, the likeness that they must have.</summary>
    private const double LeastLikenessInPlace = 0.25;

    /// <summary>The same for sums of money: a story about money has many.</summary>
    private const double LikeMatterOfMoney = 0.65;

    /// <summary>Times by which figures tied only by what is said around them may differ.</summary>
    private const decimal MostTimesByMatter = 2;

    /// <summary>Fewer common words may be chance.</summary>
    private const int LeastCommon = 2;

    /// <summary>A story about money has many sums, and "pay" and the currency stand in all their clauses.</summary>
    private const int LeastCommonOfMoney = 3;

    /// <summary>A witness that gives two figures tells two things apart.</summary>
    public static bool AreApart(Figure one, Figure other) =>
        one.Place.Siglum == other.Place.Siglum && one.Value != other.Value;

    /// <summary>How strongly two figures are tied to one thing; 0 not at all. An update may recall the earlier toll: that tie holds in spite of <see cref="AreApart"/>.</summary>
    public int Between(Figure one, Figure other)
    {
        if (one.Place.Siglum == other.Place.Siglum)
            return one.Value == other.Value && one.Thing == other.Thing && one.State == other.State ? 3 : 0;
        var isOneState = one.State == other.State;
        if (one.State != CasualtyState.None && isOneState)
        {
            if (one.IsToll && other.IsToll)
                return Clusters.Unbreakable;
            if (one.Thing == other.Thing || matters.Likeness(one.Matter, other.Matter) >= LikeToll)
                return 6;
            return 0;
        }

        if (one.State != CasualtyState.None && other.State != CasualtyState.None)
            return 0;
        if (
            MayBeOneThing(one, other)
            && story.StandTogether(one.Place, other.Place)
            && (
                story.Correspond(one.Place, other.Place, LeastKept)
                || matters.Likeness(one.Matter, other.Matter) > LeastLikenessInPlace
            )
        )
            return one.Thing == other.Thing ? 5 : 4;
        if (!isOneState)
            return 0;
        if (IsOneMatter(one, other) && AreOfOneSize(one, other, MostTimes))
            return 2;
        return
            one.IsAlone
            && other.IsAlone
            && (one.Thing == other.Thing || AreOneKindOfThing(one, other))
            && AreOfOneSize(one, other, MostTimesByMatter)
            && matters.Likeness(one.Matter, other.Matter) >= LeastLikeness(one, other)
            ? 1
            : 0;
    }

    /// <summary>Sums in one currency meet by their words although one is a fare and the other a budget.</summary>
    private static bool AreOfOneSize(Figure one, Figure other, decimal most)
    {
        var (low, high) = (Middle(one.Quantity), Middle(other.Quantity));
        return Math.Max(low, high) <= most * Math.Max(IsFraction(one) ? 0 : 1, Math.Min(low, high));
    }

    private static bool IsFraction(Figure figure) => figure.Quantity.Unit == StatedDuration.Unit;

    /// <summary>"14 boats" and "30 trees" in sentences otherwise alike are two things; a rewording calls one thing by any word.</summary>
    private bool MayBeOneThing(Figure one, Figure other) =>
        one.Quantity.Kind != QuantityKind.Count
        || one.Thing == other.Thing
        || one.Thing.Length == 0
        || other.Thing.Length == 0
        || AreOneKindOfThing(one, other)
        || story.Reworded.Contains(one.Place.Siglum)
        || story.Reworded.Contains(other.Place.Siglum);

    private static bool AreSynonyms(string one, string other) =>
        Thesaurus
            .English.Synonyms(one)
            .Any(synonym =>
                synonym.Strength != SynonymStrength.OneWay
                && string.Equals(synonym.Expression, other, StringComparison.Ordinal)
            );

    private static double LeastLikeness(Figure one, Figure other) =>
        one.Quantity.Kind == QuantityKind.Money ? LikeMatterOfMoney
        : one.Thing == other.Thing ? LikeMatter
        : LikeMatterOfOthers;

    /// <summary>"pupils" and "children", "a crew of nine" and "a dozen men": counts of what their nouns do not tell apart.</summary>
    private static bool AreOneKindOfThing(Figure one, Figure other) =>
        one.Quantity.Kind == QuantityKind.Count
        && (
            CasualtyStates.IsGeneric(one.Noun)
            || CasualtyStates.IsGeneric(other.Noun)
            || (PeopleNouns.Contains(one.Noun) && PeopleNouns.Contains(other.Noun))
            || AreSynonyms(one.Noun, other.Noun)
        );

    private static decimal Middle(Quantity quantity) =>
        Math.Abs(((quantity.Low ?? quantity.High) + (quantity.High ?? quantity.Low)) / 2 ?? 0);

    private static bool IsOneMatter(Figure one, Figure other)
    {
        if (one.Thing != other.Thing)
            return false;
        if (one.Quantity.Kind == QuantityKind.Count && !CasualtyStates.IsGeneric(one.Noun))
            return Shared(one.Sentence, other.Sentence) >= SameMatter;
        var least = one.Quantity.Kind == QuantityKind.Money ? LeastCommonOfMoney : LeastCommon;
        return one.Clause.Count(other.Clause.Contains) >= least && Shared(one.Clause, other.Clause) >= SameClause;
    }

    private static double Shared(HashSet<string> one, HashSet<string> other)
    {
        var smaller = Math.Min(one.Count, other.Count);
        return smaller == 0 ? 0 : (double)one.Count(other.Contains) / smaller;
    }
}
