using System.Diagnostics;

namespace Speed;

/// <summary>Time spent in each stage, in the order in which stages were first entered.</summary>
internal sealed class Stopwatches
{
    private readonly List<(string Stage, Stopwatch Watch)> watches = [];

    /// <summary>Total of all stages.</summary>
    public TimeSpan Total => watches.Aggregate(TimeSpan.Zero, (sum, entry) => sum + entry.Watch.Elapsed);

    /// <summary>Stages with the time spent in each.</summary>
    public IEnumerable<(string Stage, TimeSpan Elapsed)> Stages =>
        watches.Select(entry => (entry.Stage, entry.Watch.Elapsed));

    /// <summary>Runs a step and adds its time to the stage.</summary>
    public T Time<T>(string stage, Func<T> step)
    {
        var index = watches.FindIndex(entry => entry.Stage == stage);
        if (index < 0)
        {
            index = watches.Count;
            watches.Add((stage, new Stopwatch()));
        }

        watches[index].Watch.Start();
        try
        {
            return step();
        }
        finally
        {
            watches[index].Watch.Stop();
        }
    }
}
