using System.Collections.Concurrent;
using Stemma.Annotating;

namespace Accuracy.Histories;

/// <summary>A history to be grown.</summary>
internal readonly record struct HistoryJob(int Size, EditRate Rate, int Seed);

/// <summary>Grows histories of several sizes at every edit rate and runs them through the stages, two at a time.</summary>
internal static class HistoryJobs
{
    /// <summary>So many histories of each size at every rate, the largest first, so that no long one is left for the end.</summary>
    /// <param name="plan">Sizes in witnesses, with the number of histories at each rate.</param>
    /// <param name="seed">Seed of the first history of each size, by size.</param>
    public static HistoryJob[] Of((int Size, int Histories)[] plan, Func<int, int> seed) =>
        [
            .. from entry in plan.Reverse()
            from rate in EditRate.All
            from number in Enumerable.Range(0, entry.Histories)
            select new HistoryJob(entry.Size, rate, seed(entry.Size) + number),
        ];

    /// <summary>Gives every history to <paramref name="take"/> when it has run; that is called from two threads.</summary>
    public static void ForEach(HistoryGenerator generator, HistoryJob[] jobs, Action<HistoryJob, HistoryRun> take) =>
        Parallel.ForEach(
            Partitioner.Create(jobs, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            DefaultPipeline.Build,
            (job, _, pipeline) =>
            {
                take(job, new HistoryRun(generator.Grow(job.Size, job.Rate, job.Seed), pipeline));
                return pipeline;
            },
            _ => { }
        );
}
