using System.Collections.Frozen;

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
        + "increased increases jump jumped now already far since revised updated another further earlier"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where the figures count something that grows.</summary>
    public static bool MayGrow(StoryWords story, List<Figure> cluster)
    {
        if (cluster.Exists(figure => figure.State != CasualtyState.None))
            return true;
        var lowest = cluster.Min(figure => figure.Quantity.Low ?? figure.Quantity.High);
        var higher = cluster.FindAll(figure => (figure.Quantity.Low ?? figure.Quantity.High) > lowest);
        if (higher.Exists(figure => IsRising(story.Words(story.Sentence(figure.Place)))))
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
