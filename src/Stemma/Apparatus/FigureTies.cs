using Stemma.Annotating;

namespace Stemma.Apparatus;

/// <summary>Tells which figures of two accounts are for one thing, and how surely.</summary>
/// <remarks>
/// A logistic model of signs that are each too weak alone: the words around the two, what they count, their size, their places in
/// the collation, and whether one of them has a better answer elsewhere. Fitted by Newton's method with a ridge of 1 on the pairs of
/// figures of the stories, histories and samples that may be tuned on (docs/accuracy.md).
/// </remarks>
internal sealed class FigureTies(StoryWords story, Settings settings, Figure[] figures)
{
    /// <summary>Odds in favour, as a probability, from which two figures that can both hold are for one thing.</summary>
    private const double Least = 0.4;

    /// <summary>The same for two that cannot: a conflict needs more evidence than an agreement.</summary>
    private const double LeastApart = 0.5;

    /// <summary>The same for two ages or two measures: a story has many persons, and many lengths and weights.</summary>
    private const double LeastOfMany = 0.65;

    /// <summary>Odds below which two figures are for two things, whatever third figure each may be tied to.</summary>
    private const double Never = 0.05;

    /// <summary>Natural logarithm of the sizes beyond which it does not matter how much they differ.</summary>
    private const double FurthestSizes = 3;

    /// <summary>Sizes below this are as good as nothing.</summary>
    private const decimal Nothing = 0.0001m;

    private readonly Rivals rivals = new(settings, figures.Select(figure => (figure.Place.Siglum, figure.Setting)));

    /// <summary>A witness that gives two figures tells two things apart; so do words, sizes and places that have nothing in common.</summary>
    public bool AreApart(Figure one, Figure other) =>
        one.Place.Siglum == other.Place.Siglum
            ? one.Value != other.Value
            : (one.State == CasualtyState.None || one.State != other.State)
                && !story.StandTogether(one.Place, other.Place)
                && Odds(one, other, one.Statement.Overlaps(other.Statement)) < Never;

    /// <summary>How strongly two figures are tied to one thing; 0 not at all. An update may recall the earlier toll: that tie holds in spite of <see cref="AreApart"/>.</summary>
    public int Between(Figure one, Figure other)
    {
        if (one.Place.Siglum == other.Place.Siglum)
            return one.Value == other.Value && one.Thing == other.Thing && one.State == other.State
                ? 3 * Clusters.Steps / 10
                : 0;
        var isState = one.State != CasualtyState.None && other.State != CasualtyState.None;
        if (isState && one.State != other.State)
            return 0;
        if (isState && one.IsToll && other.IsToll)
            return Clusters.Unbreakable;
        if (!MayBeOneThing(one, other))
            return 0;
        var canBothHold = one.Statement.Overlaps(other.Statement);
        var odds = Odds(one, other, canBothHold);
        return
            odds
            < (
                canBothHold ? Least
                : one.Quantity.Kind is QuantityKind.Age or QuantityKind.Measure ? LeastOfMany
                : LeastApart
            )
            ? 0
            : (int)(odds * Clusters.Steps);
    }

    private double Odds(Figure one, Figure other, bool canBothHold)
    {
        var isNamed = one.Thing.Length > 0 && other.Thing.Length > 0;
        var isOneNoun = isNamed && one.Thing == other.Thing;
        var sum =
            -1.08
            + (1.54 * settings.Likeness(one.Setting, other.Setting))
            + (0.92 * settings.LikenessOfSentences(one.Setting, other.Setting))
            + (1.28 * rivals.Margin(one.Place.Siglum, one.Setting, other.Place.Siglum, other.Setting))
            - (1.6 * Sizes(one.Quantity, other.Quantity));
        sum += isOneNoun ? 1.25 : 0;
        sum += isNamed && !isOneNoun && AreOneKindOfThing(one, other) ? 0.22 : 0;
        sum += !isNamed && one.Thing != other.Thing ? -0.27 : 0;
        sum += canBothHold ? 1 : 0;
        sum += story.StandTogether(one.Place, other.Place) ? 1.06 : 0;
        sum += story.StandBetween(one.Place, other.Place) ? 0.7 : 0;
        sum +=
            one.State != other.State ? 0
            : one.State != CasualtyState.None ? 0.94 + 1.34
            : 0.94;
        sum += one.Quantity.Kind switch
        {
            QuantityKind.Count => -0.98,
            QuantityKind.Money => -0.3,
            QuantityKind.Percentage => -1.28,
            _ => 0,
        };
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Natural logarithm of how many times the larger figure is the smaller one; of vague ones, where they are nearest.</summary>
    private static double Sizes(Quantity one, Quantity other)
    {
        var (small, large) = Middle(one) <= Middle(other) ? (one, other) : (other, one);
        var (below, above) = (Size(small.High ?? small.Low), Size(large.Low ?? large.High));
        var times = below < above ? above / below : Middle(large) / Middle(small);
        return Math.Min(FurthestSizes, Math.Log((double)times));
    }

    private static decimal Size(decimal? value) => Math.Max(Nothing, Math.Abs(value ?? 0));

    private static decimal Middle(Quantity quantity) =>
        Size(((quantity.Low ?? quantity.High) + (quantity.High ?? quantity.Low)) / 2);

    /// <summary>"14 boats" and "30 trees" in sentences otherwise alike are two things; a rewording calls one thing by any word.</summary>
    private bool MayBeOneThing(Figure one, Figure other) =>
        one.Quantity.Kind != QuantityKind.Count
        || one.Thing == other.Thing
        || one.Thing.Length == 0
        || other.Thing.Length == 0
        || AreOneKindOfThing(one, other)
        || story.Reworded.Contains(one.Place.Siglum)
        || story.Reworded.Contains(other.Place.Siglum);

    /// <summary>"pupils" and "children", "a crew of nine" and "a dozen men": counts of what their nouns do not tell apart.</summary>
    private bool AreOneKindOfThing(Figure one, Figure other) =>
        one.Quantity.Kind == QuantityKind.Count
        && (
            CasualtyStates.IsGeneric(one.Noun)
            || CasualtyStates.IsGeneric(other.Noun)
            || (PeopleNouns.Contains(one.Noun) && PeopleNouns.Contains(other.Noun))
            || settings.AreSynonyms(one.Noun, other.Noun)
        );
}
