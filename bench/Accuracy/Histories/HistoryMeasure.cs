using System.Diagnostics;
using System.Globalization;

namespace Accuracy.Histories;

/// <summary>Parents, distances and counts of origins on generated histories whose truth is known.</summary>
/// <remarks>
/// Seeds 1 and up with the tune topics are for looking at and fitting on. Seeds from <see cref="FinalSeeds"/> with the other
/// topics are for the last scoring only: nothing may be fitted, chosen or looked at on them.
/// </remarks>
public sealed class HistoryMeasure : IMeasure
{
    /// <summary>Where the seeds begin that are kept for final scoring. Those from 1,000,000, 3,000,000 and 4,000,000 on are spent.</summary>
    internal const int FinalSeeds = 5_000_000;

    private static readonly int[] Sizes = [5, 10, 20, 40, 60];

    private readonly CorpusPart part;
    private readonly int[] counts;

    private readonly int offset;

    private HistoryMeasure(string name, CorpusPart part, int[] counts, int offset = 0)
    {
        this.offset = offset;
        Name = name;
        this.part = part;
        this.counts = counts;
    }

    /// <summary>The short form on tune seeds, the long one, one on seeds that no curve of scores was fitted on, and the final one.</summary>
    public static IMeasure[] All { get; } =
    [
        new HistoryMeasure("histories: parent F1, tune seeds, short", CorpusPart.Tune, [8, 6, 4, 1, 0]),
        new HistoryMeasure("histories: parent F1, tune seeds, long", CorpusPart.Tune, [20, 12, 6, 2, 1]),
        new HistoryMeasure("histories: scores of edges, held-out seeds", CorpusPart.Tune, [20, 12, 6, 1, 0], 700),
        new HistoryMeasure("histories: parent F1, final seeds", CorpusPart.Check, [20, 12, 6, 2, 1]),
    ];

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Archive => "ecbplus-dev.zip";

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var generator = new HistoryGenerator(new HistorySources(path, part), new AccountMaker());
        var tallies = new SortedDictionary<string, HistoryTally>(StringComparer.Ordinal);
        var kinds = new SortedDictionary<string, (int Right, int All)>(StringComparer.Ordinal);
        var reliability = new (double Sum, int Right, int All)[10];
        var gate = new Lock();
        var watch = Stopwatch.StartNew();
        HistoryJobs.ForEach(
            generator,
            HistoryJobs.Of([.. Sizes.Zip(counts)], FirstSeed),
            (job, run) =>
            {
                var ours = run.Ours();
                var others = run.Others().ToArray();
                lock (gate)
                {
                    string[] rows = ["all", $"rate {job.Rate.Name}", $"size {job.Size:D2}"];
                    foreach (var row in rows)
                    {
                        Tally(row, "ours").Add(run, ours);
                        foreach (var (name, answer) in others)
                            Tally(row, name).Add(run, answer);
                    }

                    CountKinds(run, ours);
                    for (var edge = 0; edge < ours.Scores.Length; edge++)
                    {
                        ref var bin = ref reliability[Math.Min(9, (int)(ours.Scores[edge] * 10))];
                        bin = (
                            bin.Sum + ours.Scores[edge],
                            bin.Right + (ours.Right[edge] is null ? 0 : 1),
                            bin.All + 1
                        );
                    }
                }
            }
        );
        Print(tallies, kinds, reliability);
        Print($"took {watch.Elapsed.TotalSeconds:F0} s");
        var all = tallies["all, ours"];
        return new Score(all.ParentF1, all.Histories, all.ToString());

        HistoryTally Tally(string row, string method)
        {
            var key = $"{row}, {method}";
            if (!tallies.TryGetValue(key, out var tally))
                tallies[key] = tally = new HistoryTally();
            return tally;
        }

        void CountKinds(HistoryRun run, Answer ours)
        {
            var right = ours.Right.OfType<(int, int)>().ToHashSet();
            foreach (var edge in run.Truth.Edges)
            {
                var kind = edge.To >= run.Order.Length ? "of a lost account" : run.MakingOf(edge.To).ToString();
                if (edge.To < run.Order.Length && edge.From >= run.Order.Length)
                    kind = "from a lost account";
                var (sum, all) = kinds.GetValueOrDefault(kind);
                kinds[kind] = (sum + (right.Contains(edge) ? 1 : 0), all + 1);
            }
        }
    }

    private int FirstSeed(int size) => (part == CorpusPart.Check ? FinalSeeds : 0) + offset + (size * 1000) + 1;

    private static void Print(
        SortedDictionary<string, HistoryTally> tallies,
        SortedDictionary<string, (int Right, int All)> kinds,
        (double Sum, int Right, int All)[] reliability
    )
    {
        foreach (var (row, tally) in tallies)
            Print($"  {row, -34} {tally}");
        foreach (var (kind, (right, all)) in kinds)
            Print($"  edges found, {kind, -22} {(double)right / all, 6:F3}  n {all}");
        foreach (var (sum, right, all) in reliability.Where(bin => bin.All > 0))
            Print($"  edges scored {sum / all:F2}: right {(double)right / all:F2}  n {all}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
