namespace Stemma.Tests.Samples;

/// <summary>Compares a proposed descent with the true one.</summary>
/// <remarks>
/// An article is right where it hangs under a true parent, or under a lost node that stands for one: the true parent is
/// itself lost, or hangs under that same lost node. A true root is right where nothing extant is above it and whatever
/// lost node is above it has none but the root's own descendants below.
/// </remarks>
internal static class DescentScore
{
    /// <summary>Ids of articles whose parent is wrong. <paramref name="parents"/>: for each article id the ids proposed as parents; "lost:…" for lost ones.</summary>
    public static IReadOnlyList<string> Wrong(HistoryEvent history, ILookup<string, string> parents)
    {
        var nodes = history.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        return [.. history.Articles.Where(node => !IsRight(node)).Select(node => node.Id)];

        bool IsRight(HistoryNode node)
        {
            var proposed = parents[node.Id].ToArray();
            if (node.Parents.Length == 0)
                return proposed.All(parent => IsLost(parent) && Below(parent).All(other => Descends(other, node.Id)));
            return proposed.Any(parent =>
                node.Parents.Any(truth =>
                    truth.From == parent
                    || (IsLost(parent) && (nodes[truth.From].Lost || Below(parent).Contains(truth.From)))
                )
            );
        }

        IEnumerable<string> Below(string lost) =>
            parents.Where(entry => entry.Contains(lost)).Select(entry => entry.Key);

        bool Descends(string id, string ancestor) =>
            id == ancestor || nodes[id].Parents.Any(parent => Descends(parent.From, ancestor));
    }

    private static bool IsLost(string id) => id.StartsWith("lost:", StringComparison.Ordinal);
}
