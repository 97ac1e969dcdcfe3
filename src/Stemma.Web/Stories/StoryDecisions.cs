using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Stemma.Web.Stories;

/// <summary>The decisions on the stories of this server, in memory: they end with it, and the page says so.</summary>
/// <remarks>Kept by the story's id, a hash of its articles: the same articles traced again meet the same decisions.</remarks>
internal sealed class StoryDecisions(TimeProvider time)
{
    /// <summary>Decisions on one story; more are refused, so that nobody fills the memory.</summary>
    private const int MostOfStory = 500;

    /// <summary>Stories with decisions; as above.</summary>
    private const int MostStories = 2_000;

    /// <summary>Characters of a note that are kept.</summary>
    public const int MostNote = 2_000;

    private readonly ConcurrentDictionary<string, ImmutableList<Decision>> decisions = new(StringComparer.Ordinal);

    /// <summary>All of a story, the oldest first, those taken back included.</summary>
    public IReadOnlyList<Decision> Of(string story) => decisions.GetValueOrDefault(story, []);

    /// <summary>Those that stand, the latest of each edge: "confirmed" or "rejected" by "from&gt;to".</summary>
    public IReadOnlyDictionary<string, string> Standing(string story) =>
        Of(story)
            .Where(decision => decision.Undone is null)
            .GroupBy(decision => $"{decision.From}>{decision.To}", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Verdict, StringComparer.Ordinal);

    /// <summary>Changes whenever a decision is made or taken back.</summary>
    public string Version(string story)
    {
        var all = Of(story);
        return $"{all.Count}.{all.Count(decision => decision.Undone is not null)}";
    }

    /// <summary>Adds one; false where there are too many.</summary>
    public bool Add(string story, string from, string to, string verdict, string by, string note)
    {
        if (decisions.Count >= MostStories && !decisions.ContainsKey(story))
            return false;
        var isAdded = false;
        decisions.AddOrUpdate(story, _ => Grown([]), (_, known) => Grown(known));
        return isAdded;

        ImmutableList<Decision> Grown(ImmutableList<Decision> known)
        {
            isAdded = known.Count < MostOfStory;
            return isAdded
                ? known.Add(new Decision(known.Count + 1, time.GetUtcNow(), from, to, verdict, by, note))
                : known;
        }
    }

    /// <summary>Takes one back; false where there is none of that number that stands.</summary>
    public bool Undo(string story, int number)
    {
        var isUndone = false;
        if (decisions.ContainsKey(story))
            decisions.AddOrUpdate(
                story,
                [],
                (_, known) =>
                {
                    var index = known.FindIndex(decision => decision.Number == number && decision.Undone is null);
                    isUndone = index >= 0;
                    return isUndone ? known.SetItem(index, known[index] with { Undone = time.GetUtcNow() }) : known;
                }
            );
        return isUndone;
    }
}
