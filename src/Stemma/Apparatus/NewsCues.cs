using System.Collections.Frozen;
using Stemma.Annotating;

namespace Stemma.Apparatus;

/// <summary>Tells whether a later and higher figure is news of something that grows, or another figure for the same.</summary>
/// <remarks>
/// Tolls, losses and areas burned grow; the value of stolen goods or the number aboard does not, and two accounts that give two
/// figures for it differ. What grows is told by casualties, by words of rising, by the perfect tense ("have laid off"), or by
/// one outlet printing both figures.
/// </remarks>
internal static class NewsCues
{
    private static readonly FrozenSet<string> Rising = (
        "rise rises rose risen rising climb climbs climbed climbing grow grows grew grown growing swell swelled swollen increase "
        + "increased increases jump jumped raise raises raised extend extended now already far since revised updated another further earlier"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Falling = (
        "fall falls fell fallen falling drop drops dropped decline declined shrink shrank shrunk lower lowered reduce reduced cut "
        + "ease eased revised"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>More are sent as an emergency goes on.</summary>
    private static readonly FrozenSet<string> Helpers =
        "firefighters firemen rescuers divers volunteers troops soldiers"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where the figures count what is expected to fall, or each lower one is said to have fallen.</summary>
    public static bool MayFall(StoryWords story, List<Figure> cluster)
    {
        if (cluster.Exists(figure => figure.State is CasualtyState.Missing or CasualtyState.Trapped))
            return true;
        if (cluster[0].Quantity.Kind is not (QuantityKind.Percentage or QuantityKind.Measure))
            return false;
        var highest = cluster.Max(figure => figure.Quantity.High ?? figure.Quantity.Low);
        var lower = cluster.FindAll(figure => (figure.Quantity.High ?? figure.Quantity.Low) < highest);
        return lower.Count > 0
            && lower.TrueForAll(figure => story.Words(story.Sentence(figure.Place)).Any(Falling.Contains));
    }

    /// <summary>A share's price or its fall is followed through the day of trading.</summary>
    private static bool IsClosing(Figure figure, string[] words) =>
        figure.Quantity.Kind is QuantityKind.Percentage or QuantityKind.Money
        && Array.Exists(words, word => word is "shares" or "stock" or "index")
        && Array.Exists(words, word => word is "closed" or "close" or "ended" or "finished");

    /// <summary>True where the figures count something that grows.</summary>
    public static bool MayGrow(StoryWords story, List<Figure> cluster)
    {
        if (cluster.Exists(figure => figure.State != CasualtyState.None || Helpers.Contains(figure.Noun)))
            return true;
        var lowest = cluster.Min(figure => figure.Quantity.Low ?? figure.Quantity.High);
        var higher = cluster.FindAll(figure => (figure.Quantity.Low ?? figure.Quantity.High) > lowest);
        if (
            higher
                .Select(figure => (figure, words: story.Words(story.Sentence(figure.Place))))
                .Any(entry => IsRising(entry.words) || IsClosing(entry.figure, entry.words))
        )
            return true;
        // An outlet's later figure is its news, but a duration does not grow by being reported again.
        return cluster[0].Quantity.Unit != StatedDuration.Unit
            && higher.Exists(figure =>
                story.Collation.Story[figure.Place.Siglum].Article.Publisher is { } outlet
                && cluster.Exists(other =>
                    other.Place.Siglum != figure.Place.Siglum
                    && other.Value != figure.Value
                    && story.Collation.Story[other.Place.Siglum].Article.Publisher == outlet
                )
            );
    }

    private static bool IsRising(string[] words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (Rising.Contains(words[index]))
                return true;
            if (words[index] is "has" or "have" && index + 1 < words.Length && IsParticiple(words[index + 1]))
                return true;
        }

        return false;
    }

    private static bool IsParticiple(string word) =>
        word
            is "been"
                or "come"
                or "cost"
                or "lost"
                or "gone"
                or "cut"
                or "left"
                or "laid"
                or "run"
                or "put"
                or "met"
                or "fled"
        || word.EndsWith("ed", StringComparison.Ordinal)
        || word.EndsWith("en", StringComparison.Ordinal);
}
