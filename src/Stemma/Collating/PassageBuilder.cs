namespace Stemma.Collating;

/// <summary>One text's part in a cluster: units from First up to End.</summary>
internal readonly record struct Part(int Text, int First, int End);

/// <summary>Gathers matches of pairs into clusters over all texts.</summary>
/// <remarks>
/// Each cluster has a medoid, the units with the greatest total agreement with what is still free elsewhere; the other parts
/// all match the medoid itself. Connected components were rejected: one chance match joins two sentences for good.
/// </remarks>
internal sealed class PassageBuilder
{
    /// <summary>A medoid grows to cover matches that span several of its units, up to so many.</summary>
    private const int LongestMedoid = 3;

    private readonly WitnessText[] texts;
    private readonly List<Side>[][] sides;
    private readonly bool[][] taken;

    private PassageBuilder(WitnessText[] texts)
    {
        this.texts = texts;
        sides = [.. texts.Select(text => new List<Side>[text.Units.Length])];
        taken = [.. texts.Select(text => new bool[text.Units.Length])];
    }

    /// <summary>A match seen from one of its texts.</summary>
    private sealed record Side(Part Here, Part There, double Strength);

    /// <summary>Clusters of two parts or more, each text at most once and each unit in at most one, medoid first.</summary>
    public static List<List<Part>> Build(WitnessText[] texts, PairTable table)
    {
        var builder = new PassageBuilder(texts);
        builder.Gather(table);
        return builder.Cluster();
    }

    private void Gather(PairTable table)
    {
        foreach (var ((lower, higher), matches) in table.All)
        {
            foreach (var match in matches)
            {
                var left = new Part(lower, match.Units.LeftFirst, match.Units.LeftEnd);
                var right = new Part(higher, match.Units.RightFirst, match.Units.RightEnd);
                var strength = match.Score + match.Kept;
                Add(new Side(left, right, strength));
                Add(new Side(right, left, strength));
            }
        }
    }

    private void Add(Side side)
    {
        for (var unit = side.Here.First; unit < side.Here.End; unit++)
            (sides[side.Here.Text][unit] ??= []).Add(side);
    }

    private List<List<Part>> Cluster()
    {
        var queue = new PriorityQueue<(int Text, int Unit), (double Against, int Text, int Unit)>();
        for (var text = 0; text < texts.Length; text++)
        {
            for (var unit = 0; unit < texts[text].Units.Length; unit++)
                Enqueue(queue, text, unit);
        }

        var clusters = new List<List<Part>>();
        while (queue.TryDequeue(out var node, out var rank))
        {
            if (taken[node.Text][node.Unit])
                continue;
            if (-Total(node.Text, node.Unit) > rank.Against)
            {
                Enqueue(queue, node.Text, node.Unit);
                continue;
            }

            var cluster = Around(node.Text, node.Unit);
            if (cluster.Count < 2)
                continue;
            foreach (var part in cluster)
                taken[part.Text].AsSpan(part.First, part.End - part.First).Fill(true);
            clusters.Add(cluster);
        }

        return clusters;
    }

    private void Enqueue(PriorityQueue<(int, int), (double, int, int)> queue, int text, int unit)
    {
        var total = Total(text, unit);
        if (total > 0)
            queue.Enqueue((text, unit), (-total, text, unit));
    }

    private double Total(int text, int unit)
    {
        double total = 0;
        foreach (var side in sides[text][unit] ?? [])
        {
            if (IsFree(side.There) && IsFree(side.Here))
                total += side.Strength;
        }

        return total;
    }

    private List<Part> Around(int text, int unit)
    {
        var medoid = new Part(text, unit, unit + 1);
        for (var grown = true; grown; )
        {
            grown = false;
            foreach (var side in Inside(medoid))
            {
                var wider = new Part(
                    text,
                    Math.Min(medoid.First, side.Here.First),
                    Math.Max(medoid.End, side.Here.End)
                );
                if (wider == medoid || wider.End - wider.First > LongestMedoid || !IsFree(wider))
                    continue;
                medoid = wider;
                grown = true;
                break;
            }
        }

        var parts = new List<Part> { medoid };
        foreach (var group in Inside(medoid).GroupBy(side => side.There.Text).OrderBy(group => group.Key))
        {
            var inside = group.Where(side => side.Here.First >= medoid.First && side.Here.End <= medoid.End).ToList();
            if (inside.Count > 0)
                parts.Add(Join(inside));
        }

        return parts;
    }

    private List<Side> Inside(Part medoid)
    {
        var found = new List<Side>();
        for (var unit = medoid.First; unit < medoid.End; unit++)
        {
            foreach (var side in sides[medoid.Text][unit] ?? [])
            {
                // A match of several units is listed at each of them: it counts at the first inside.
                if (IsFree(side.There) && IsFree(side.Here) && Math.Max(side.Here.First, medoid.First) == unit)
                    found.Add(side);
            }
        }

        return found;
    }

    /// <summary>The strongest match with one text, and those that continue it on both sides without a gap.</summary>
    private Part Join(List<Side> group)
    {
        group.Sort((one, other) => one.Here.First.CompareTo(other.Here.First));
        var best = 0;
        for (var index = 1; index < group.Count; index++)
        {
            if (group[index].Strength > group[best].Strength)
                best = index;
        }

        var joined = group[best].There;
        for (var index = best + 1; index < group.Count && Continues(joined, group[index].There); index++)
            joined = joined with { End = group[index].There.End };
        for (var index = best - 1; index >= 0 && Continues(group[index].There, joined); index--)
            joined = joined with { First = group[index].There.First };
        return joined;
    }

    private bool Continues(Part before, Part after) =>
        before.End == after.First && texts[after.Text].Units[after.First].Follows;

    private bool IsFree(Part part) => !taken[part.Text].AsSpan(part.First, part.End - part.First).Contains(true);
}
