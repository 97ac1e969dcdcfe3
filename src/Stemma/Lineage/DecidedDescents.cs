using Stemma.Grouping;

namespace Stemma.Lineage;

/// <summary>What people decided about descents in one story, by index of witness.</summary>
internal sealed class DecidedDescents
{
    /// <summary>
    /// Bits that a confirmed descent is worth: more than any text can speak against it, little enough that sums keep their
    /// last digits.
    /// </summary>
    public const double Bits = 1e5;

    /// <summary>Kind of the reason that a person confirmed the edge.</summary>
    public const string ReasonKind = "decision";

    private readonly Dictionary<(int From, int To), Decision> confirmed = [];
    private readonly HashSet<(int From, int To)> rejected = [];

    public DecidedDescents(Story story)
    {
        var index = story
            .Witnesses.Select((witness, at) => (witness.Siglum, at))
            .ToDictionary(entry => entry.Siglum, entry => entry.at, StringComparer.Ordinal);
        foreach (var placed in story.Decisions)
        {
            if (!placed.IsDescent || placed.Article == placed.Other)
                continue;
            var edge = (From: index[placed.Other!], To: index[placed.Article!]);
            if (placed.Decision.Confirmed)
                confirmed[edge] = placed.Decision;
            else
                rejected.Add(edge);
        }
    }

    /// <summary>The confirmed descents, by child, then parent.</summary>
    public IEnumerable<(int From, int To)> Confirmed =>
        confirmed.Keys.OrderBy(edge => edge.To).ThenBy(edge => edge.From);

    /// <summary>True where a person says that <paramref name="to"/> does not descend from <paramref name="from"/>.</summary>
    public bool Forbids(int from, int to) => rejected.Contains((from, to));

    /// <summary>The reason that a person gave, or null where none confirmed the descent.</summary>
    public Reason? Why(int from, int to) =>
        confirmed.TryGetValue((from, to), out var decision) ? new Reason(ReasonKind, decision.Words, []) : null;
}
