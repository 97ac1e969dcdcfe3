using NodaTime;

namespace Accuracy.Histories;

/// <summary>What simple methods answer from texts and times: all on one distance of texts.</summary>
/// <param name="distance">Word edits between two texts over the words of the longer, 0 to 1.</param>
/// <param name="times">Publication time of each witness, null where it has none.</param>
internal sealed class Baselines(double[,] distance, Instant?[] times)
{
    /// <summary>Texts farther apart are taken to be independent. Unrelated reports lie above .9, heavy rewrites below.</summary>
    private const double Apart = 0.85;

    /// <summary>A leaf of the joined tree that is nearer its branching point is taken to stand there itself.</summary>
    private const double AtBranching = 0.02;

    private readonly int count = times.Length;

    /// <summary>Edits of words (Levenshtein) over the words of the longer text.</summary>
    public static double[,] Distances(string[][] texts)
    {
        var distance = new double[texts.Length, texts.Length];
        for (var one = 0; one < texts.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var longer = Math.Max(1, Math.Max(texts[one].Length, texts[other].Length));
                distance[one, other] = distance[other, one] = (double)Edits(texts[one], texts[other]) / longer;
            }
        }

        return distance;
    }

    /// <summary>Share of places on which two witnesses differ, of those that both have.</summary>
    /// <param name="places">For each witness its reading, "" for none, null where it is lost.</param>
    public static double[,] DistancesByPlace(string?[][] places)
    {
        var witnesses = places[0].Length;
        var distance = new double[witnesses, witnesses];
        for (var one = 0; one < witnesses; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var both = places.Where(place => place[one] is not null && place[other] is not null).ToArray();
                var differ = both.Count(place => !string.Equals(place[one], place[other], StringComparison.Ordinal));
                distance[one, other] = distance[other, one] = (double)differ / Math.Max(1, both.Length);
            }
        }

        return distance;
    }

    /// <summary>Each account descends from the most similar one with an earlier time.</summary>
    public Pedigree Earliest()
    {
        var edges = new List<(int, int)>();
        for (var to = 0; to < count; to++)
        {
            var from = Enumerable
                .Range(0, count)
                .Where(other => other != to && Before(other, to))
                .OrderBy(other => distance[other, to])
                .FirstOrDefault(-1);
            if (from >= 0 && distance[from, to] < Apart)
                edges.Add((from, to));
        }

        return new Pedigree(count, count, edges);
    }

    /// <summary>Minimum spanning tree, cut where texts are far apart, each part hung from its earliest account.</summary>
    public Pedigree SpanningTree()
    {
        var inside = new HashSet<int> { 0 };
        var ways = new List<(int, int)>();
        while (inside.Count < count)
        {
            var (from, to) = (
                from one in inside
                from other in Enumerable.Range(0, count)
                where !inside.Contains(other)
                orderby distance[one, other], one, other
                select (one, other)
            ).First();
            inside.Add(to);
            if (distance[from, to] < Apart)
                ways.Add((from, to));
        }

        return Hung(ways, count);
    }

    /// <summary>Neighbour joining (Saitou and Nei 1987); branching points are lost accounts unless a text stands at one.</summary>
    public Pedigree NeighbourJoining()
    {
        var size = Math.Max(count, (2 * count) - 2);
        var lengths = new double[size, size];
        for (var one = 0; one < count; one++)
        {
            for (var other = 0; other < count; other++)
                lengths[one, other] = distance[one, other];
        }

        var active = Enumerable.Range(0, count).ToList();
        var ways = new List<(int One, int Other, double Length)>();
        for (var next = count; active.Count > 2; next++)
        {
            var sums = active.ToDictionary(one => one, one => active.Sum(other => lengths[one, other]));
            var (left, right) = (
                from one in active
                from other in active
                where one < other
                orderby ((active.Count - 2) * lengths[one, other]) - sums[one] - sums[other], one, other
                select (one, other)
            ).First();
            var half = lengths[left, right] / 2;
            var skew = (sums[left] - sums[right]) / (2 * (active.Count - 2));
            ways.Add((left, next, half + skew));
            ways.Add((right, next, half - skew));
            foreach (var other in active)
            {
                lengths[next, other] = lengths[other, next] =
                    (lengths[left, other] + lengths[right, other] - lengths[left, right]) / 2;
            }

            active.Remove(left);
            active.Remove(right);
            active.Add(next);
        }

        if (active.Count == 2)
            ways.Add((active[0], active[1], lengths[active[0], active[1]]));

        // Each branching point takes the place of the nearest text within reach; then far ways are cut.
        var stands = Enumerable.Range(0, size).ToArray();
        foreach (var (one, other, length) in ways.OrderBy(way => way.Length))
        {
            if (length < AtBranching && one < count && other >= count && stands[other] == other)
                stands[other] = one;
        }

        var joined = ways.Where(way => way.Length < Apart / 2)
            .Select(way => (stands[way.One], stands[way.Other]))
            .Where(way => way.Item1 != way.Item2)
            .Distinct()
            .ToList();
        return Hung(joined, size);
    }

    /// <summary>Directs every way away from the earliest account of its part; lost leaves are dropped.</summary>
    private Pedigree Hung(List<(int One, int Other)> ways, int size)
    {
        var edges = new List<(int From, int To)>();
        var seen = new HashSet<int>();
        foreach (
            var root in Enumerable.Range(0, count).OrderBy(node => times[node] ?? Instant.MaxValue).ThenBy(node => node)
        )
        {
            if (!seen.Add(root))
                continue;
            var open = new Queue<int>([root]);
            while (open.TryDequeue(out var at))
            {
                foreach (var (one, other) in ways.Where(way => way.One == at || way.Other == at))
                {
                    var next = one == at ? other : one;
                    if (!seen.Add(next))
                        continue;
                    edges.Add((at, next));
                    open.Enqueue(next);
                }
            }
        }

        var numbers = Enumerable
            .Range(0, size)
            .Where(node => node < count || edges.Exists(edge => edge.From == node || edge.To == node))
            .ToList();
        return new Pedigree(
            count,
            numbers.Count,
            edges.ConvertAll(edge => (numbers.IndexOf(edge.From), numbers.IndexOf(edge.To)))
        );
    }

    private bool Before(int one, int other) =>
        (times[one] ?? Instant.MaxValue) is var first
        && (times[other] ?? Instant.MaxValue) is var second
        && (first < second || (first == second && one < other));

    private static int Edits(string[] one, string[] other)
    {
        var numbers = one.Concat(other)
            .Distinct(StringComparer.Ordinal)
            .Select((word, at) => (word, at))
            .ToDictionary();
        var (left, right) = (
            Array.ConvertAll(one, word => numbers[word]),
            Array.ConvertAll(other, word => numbers[word])
        );
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = left[i - 1] == right[j - 1] ? diagonal : 1 + Math.Min(diagonal, Math.Min(above, row[j - 1]));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
