using System.Globalization;
using Stemma.Annotating;
using Stemma.Grouping;

namespace Stemma.Apparatus;

/// <summary>A quantity with what is needed to tell what it counts.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Quantity">The quantity itself.</param>
/// <param name="Noun">Last word of what is counted, lower case, as written; empty where nothing is named.</param>
/// <param name="State">What befell those counted.</param>
/// <param name="Clause">Stems that carry meaning in its clause, without the noun's.</param>
/// <param name="Sentence">The same of its sentence.</param>
/// <param name="Setting">What stands around it.</param>
/// <param name="IsAlone">True where no other figure of its kind stands in the sentence.</param>
internal sealed record Figure(
    WitnessSpan Place,
    Quantity Quantity,
    string Noun,
    CasualtyState State,
    HashSet<string> Clause,
    HashSet<string> Sentence,
    Setting Setting,
    bool IsAlone
)
{
    /// <summary>A number without a noun counts the dead only where the word stands so near: "six were later found dead".</summary>
    private const int NearWords = 8;

    /// <summary>The quantity at <paramref name="siglum"/> with its surroundings.</summary>
    public static Figure Read(
        StoryWords story,
        Matters matters,
        Settings settings,
        string siglum,
        Quantity quantity,
        bool isAlone
    )
    {
        var place = new WitnessSpan(siglum, quantity.Span);
        var noun = quantity.Of is { } of ? of.Split(' ')[^1].ToLowerInvariant() : "";
        var clause = story.Clause(place);
        var (near, far) = (story.Content(clause), story.Content(story.Sentence(place)));
        if (noun.Length > 0)
        {
            near.Remove(Collating.Stemming.StemOf(noun));
            far.Remove(Collating.Stemming.StemOf(noun));
        }

        var around = noun.Length > 0 ? clause : story.Around(place, clause, NearWords);
        var state =
            quantity.Kind == QuantityKind.Count && (CasualtyStates.IsGeneric(noun) || PeopleNouns.Contains(noun))
                ? CasualtyStates.Of(story.Words(around))
                : CasualtyState.None;
        return new Figure(
            place,
            quantity,
            noun,
            state,
            near,
            far,
            settings.Of(place, matters.Stated(story.Sentence(place))),
            isAlone
        );
    }

    /// <summary>True for a toll of people in general; "three miners killed" may be part of another.</summary>
    public bool IsToll => CasualtyStates.IsGeneric(Noun);

    /// <summary>What is counted, by stem: one key for "drone" and "drones".</summary>
    public string Thing => Noun.Length == 0 ? "" : Collating.Stemming.StemOf(Noun);

    /// <summary>What it states.</summary>
    public FactStatement Statement => new(Place, Value, Quantity.Low, Quantity.High);

    /// <summary>"28", "200..999", "250..", "..50", with the unit where there is one.</summary>
    public string Value
    {
        get
        {
            var (low, high) = (Number(Quantity.Low), Number(Quantity.High));
            var range = Quantity.Low == Quantity.High ? low : $"{low}..{high}";
            if (Quantity.Unit == StatedDuration.Unit)
                return $"{range} day";
            return Quantity.Unit is null ? range : $"{range} {Quantity.Unit}";
        }
    }

    private static string Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
