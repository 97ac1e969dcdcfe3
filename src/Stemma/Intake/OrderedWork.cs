namespace Stemma.Intake;

/// <summary>Works off a lazy sequence on several threads and gives the results in the sequence's order, holding few at a time.</summary>
internal static class OrderedWork
{
    /// <summary>Items begun and not yet handed out, for each thread: enough that a slow one does not stop the others.</summary>
    private const int Ahead = 8;

    /// <param name="items">Enumerated on the calling thread only.</param>
    /// <param name="work">Called on any thread.</param>
    /// <param name="weight">Bytes that an unfinished item holds.</param>
    /// <param name="parallelism">Threads; one works on the caller's.</param>
    /// <param name="budget">Bytes that unfinished items may hold together; one item is always allowed.</param>
    public static IEnumerable<TOut> Select<TIn, TOut>(
        IEnumerable<TIn> items,
        Func<TIn, TOut> work,
        Func<TIn, long> weight,
        int parallelism,
        long budget
    )
    {
        if (parallelism <= 1)
        {
            foreach (var item in items)
                yield return work(item);
            yield break;
        }

        var begun = new Queue<(Task<TOut> Work, long Weight)>();
        var held = 0L;
        foreach (var item in items)
        {
            var size = weight(item);
            while (begun.Count > 0 && (begun.Count >= parallelism * Ahead || held + size > budget))
            {
                var (finished, freed) = begun.Dequeue();
                held -= freed;
                yield return finished.GetAwaiter().GetResult();
            }

            held += size;
            begun.Enqueue((Task.Run(() => work(item)), size));
        }

        while (begun.TryDequeue(out var last))
            yield return last.Work.GetAwaiter().GetResult();
    }
}
