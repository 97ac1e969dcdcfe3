namespace Accuracy.Histories;

/// <summary>Compares a pedigree with the truth.</summary>
internal static class PedigreeScore
{
    /// <summary>A lost account is the one meant where the sets of witnesses that descend from both have this much in common (Jaccard).</summary>
    public const double SameDescendants = 0.5;

    /// <summary>For each node of <paramref name="found"/> the node of <paramref name="truth"/> that it stands for, or -1.</summary>
    /// <remarks>Witnesses are themselves; lost accounts are matched one to one, the best likeness of descendants first.</remarks>
    public static int[] Match(Pedigree truth, Pedigree found)
    {
        var (ofTruth, ofFound) = (truth.Descendants(), found.Descendants());
        var match = Enumerable.Range(0, found.Nodes).Select(node => node < found.Witnesses ? node : -1).ToArray();
        var pairs =
            from node in Enumerable.Range(found.Witnesses, found.Nodes - found.Witnesses)
            from other in Enumerable.Range(truth.Witnesses, truth.Nodes - truth.Witnesses)
            let common = ofFound[node].Count(ofTruth[other].Contains)
            let likeness = (double)common / Math.Max(1, ofFound[node].Count + ofTruth[other].Count - common)
            where likeness >= SameDescendants
            orderby likeness descending, node, other
            select (node, other);
        var taken = new HashSet<int>();
        foreach (var (node, other) in pairs)
        {
            if (match[node] < 0 && taken.Add(other))
                match[node] = other;
        }

        return match;
    }

    /// <summary>For each edge found whether it is right: the truth has it, or has it from a witness with the very same words.</summary>
    /// <param name="truth">The truth.</param>
    /// <param name="found">What is scored.</param>
    /// <param name="texts">For each witness a number that is the same for the same words.</param>
    /// <returns>The truth's edge that each edge found stands for, or null; each at most once.</returns>
    public static (int From, int To)?[] RightEdges(Pedigree truth, Pedigree found, int[] texts)
    {
        var match = Match(truth, found);
        var open = truth.Edges.ToHashSet();
        var right = new (int, int)?[found.Edges.Count];
        for (var exact = 1; exact >= 0; exact--)
        {
            for (var at = 0; at < right.Length; at++)
            {
                var (from, to) = (match[found.Edges[at].From], match[found.Edges[at].To]);
                if (right[at] is not null || from < 0 || to < 0)
                    continue;
                var meant = open.Where(edge =>
                        edge.To == to
                        && (
                            edge.From == from
                            || exact == 0
                                && edge.From < truth.Witnesses
                                && from < truth.Witnesses
                                && texts[edge.From] == texts[from]
                        )
                    )
                    .Take(1)
                    .ToArray();
                if (meant.Length == 0)
                    continue;
                right[at] = meant[0];
                open.Remove(meant[0]);
            }
        }

        return right;
    }

    /// <summary>Average sign distance over triplets of witnesses; 1 is best, NaN below three witnesses.</summary>
    /// <remarks>1 − |sign(d(A,B) − d(A,C)) − sign(d'(A,B) − d'(A,C))| / 2, d the steps in the graph (Roos and Heikkilä 2009).</remarks>
    public static double SignDistance(int[,] truth, int[,] found, int witnesses)
    {
        var (sum, count) = (0.0, 0);
        for (var one = 0; one < witnesses; one++)
        {
            for (var other = 0; other < witnesses; other++)
            {
                for (var third = other + 1; third < witnesses; third++)
                {
                    if (one == other || one == third)
                        continue;
                    var signs =
                        Math.Sign(truth[one, other] - truth[one, third])
                        - Math.Sign(found[one, other] - found[one, third]);
                    sum += 1 - (Math.Abs(signs) / 2.0);
                    count++;
                }
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }
}
