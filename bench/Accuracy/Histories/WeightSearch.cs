using System.Collections.Concurrent;
using System.Diagnostics;
using Stemma.Lineage;

namespace Accuracy.Histories;

/// <summary>Fits the weights of Lineage on tune seeds by coordinate search. Runs as a measure; prints the weights it ends at.</summary>
/// <remarks>Each weight is raised and lowered by a factor in turn and what is better kept, until nothing is or time is up.</remarks>
public sealed class WeightSearch : IMeasure
{
    /// <summary>Seeds as in <see cref="HistoryMeasure"/>, from so many on.</summary>
    private const int Offset = 500;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);
    private static readonly double[] Factors = [0.5, 0.75, 1.35, 2];
    private static readonly (int Size, int Histories)[] Plan = [(5, 10), (10, 8), (20, 4)];

    /// <inheritdoc/>
    public string Name => "fit: lineage weights on tune seeds";

    /// <inheritdoc/>
    public string Archive => "fit";

    /// <summary>True, so that it runs only where it is asked for: "--fit GOLD-FOLDER".</summary>
    public bool IsCorpus => true;

    /// <inheritdoc/>
    public string Digest(string path) => "";

    /// <inheritdoc/>
    public Score Measure(string path)
    {
        var generator = new HistoryGenerator(
            new HistorySources(Path.Combine(path, "ecbplus-dev.zip"), CorpusPart.Tune),
            new AccountMaker()
        );
        var runs = new ConcurrentBag<HistoryRun>();
        HistoryJobs.ForEach(generator, HistoryJobs.Of(Plan, size => (size * 1000) + Offset), (_, run) => runs.Add(run));
        var weights = LineageWeights.Default;
        var best = Value(runs, weights);
        Console.WriteLine($"start {best.Value:F4}: {best.Tally}");
        var properties = typeof(LineageWeights).GetProperties().Where(property => property.CanWrite).ToArray();
        var watch = Stopwatch.StartNew();
        for (var changed = true; changed && watch.Elapsed < Limit; )
        {
            changed = false;
            foreach (var property in properties)
            {
                foreach (var factor in Factors)
                {
                    if (watch.Elapsed > Limit)
                        break;
                    var candidate = weights with { };
                    property.SetValue(candidate, Math.Round((double)property.GetValue(weights)! * factor, 3));
                    var value = Value(runs, candidate);
                    if (value.Value <= best.Value + 0.0002)
                        continue;
                    (weights, best, changed) = (candidate, value, true);
                    Console.WriteLine(
                        $"  {property.Name} {property.GetValue(weights)}: {value.Value:F4} {value.Tally}"
                    );
                }
            }
        }

        Console.WriteLine(weights);
        return new Score(best.Value, runs.Count, best.Tally.ToString());
    }

    private static (double Value, HistoryTally Tally) Value(IEnumerable<HistoryRun> runs, LineageWeights weights)
    {
        var tally = new HistoryTally();
        Parallel.ForEach(
            runs,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            run => tally.Add(run, run.Ours(weights))
        );
        return (tally.ParentF1 + (0.5 * tally.Signs) + (0.3 * tally.Exact), tally);
    }
}
