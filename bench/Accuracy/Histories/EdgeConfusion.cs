namespace Accuracy.Histories;

/// <summary>What an answer has in the place of each edge of the truth, and what each edge found that is wrong stands for.</summary>
internal static class EdgeConfusion
{
    /// <summary>For each edge of the truth its kind and its fate; then for each false edge "false edge" with what it joins.</summary>
    public static IEnumerable<(string Truth, string Found)> Of(HistoryRun run, Answer answer)
    {
        var (truth, found) = (run.Truth, answer.Pedigree);
        var right = answer.Right.OfType<(int, int)>().ToHashSet();
        var match = PedigreeScore.Match(truth, found);
        var main = truth.Edges.GroupBy(edge => edge.To).ToDictionary(group => group.Key, group => group.Count());
        foreach (var (from, to) in truth.Edges)
        {
            var kind = $"{Name(truth, from)} to {Name(truth, to)}{(main[to] > 1 ? ", one of several" : "")}";
            yield return (kind, right.Contains((from, to)) ? "right" : Fate(from, to));
        }

        for (var at = 0; at < found.Edges.Count; at++)
        {
            if (answer.Right[at] is not null)
                continue;
            var (from, to) = found.Edges[at];
            var what =
                match[from] < 0 ? "from a lost one that is none"
                : match[to] < 0 ? "to a lost one that is none"
                : Kinship(truth, match[from], match[to]);
            yield return ($"false edge, {Name(found, from)} to {Name(found, to)}", what);
        }

        string Fate(int from, int to)
        {
            var (source, node) = (Array.IndexOf(match, from), Array.IndexOf(match, to));
            if (node < 0)
                return "descendant not inferred";
            var sources = found.Edges.Where(edge => edge.To == node).Select(edge => edge.From).ToArray();
            if (found.Edges.Contains((node, source)))
                return "turned around";
            var instead =
                sources.Length == 0 ? "none"
                : match[sources[0]] < 0 ? "lost one that is none"
                : Kinship(truth, match[sources[0]], to);
            return (source < 0 ? "source not inferred, instead: " : "instead: ") + instead;
        }
    }

    private static string Name(Pedigree pedigree, int node) => node < pedigree.Witnesses ? "witness" : "lost";

    /// <summary>What one node is to another in the truth.</summary>
    private static string Kinship(Pedigree truth, int one, int other)
    {
        if (truth.Edges.Contains((one, other)))
            return "source (counted once)";
        if (truth.Edges.Contains((other, one)))
            return "own descendant";
        var sources = Sources(truth, other);
        if (Sources(truth, one).Intersect(sources).Any())
            return "sibling";
        if (sources.Any(source => truth.Edges.Contains((one, source))))
            return "source's source";
        if (sources.Any(source => truth.Edges.Exists(edge => edge.From == one && Reaches(truth, edge.To, source))))
            return "ancestor";
        if (Reaches(truth, other, one))
            return "far descendant";
        return Enumerable.Range(0, truth.Nodes).Any(node => Reaches(truth, node, one) && Reaches(truth, node, other))
            ? "kin"
            : "stranger";
    }

    private static int[] Sources(Pedigree truth, int node) =>
        [.. truth.Edges.Where(edge => edge.To == node).Select(edge => edge.From)];

    private static bool Reaches(Pedigree truth, int from, int to)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([from]);
        while (open.TryPop(out var at))
        {
            if (at == to)
                return true;
            if (seen.Add(at))
                truth.Edges.Where(edge => edge.From == at).ToList().ForEach(edge => open.Push(edge.To));
        }

        return false;
    }
}
