using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Stemma.Annotating;
using Stemma.Text;

namespace Speed;

/// <summary>All annotators over many articles: the first use of every table, then time and allocation of each, then two threads.</summary>
/// <remarks>
/// Unlike one article over and over, many articles do not leave the weights they need in the processor's caches. Times of
/// one thread are medians over rounds, in milliseconds an article, so that other work on the machine moves them little.
/// </remarks>
internal static class AnnotatingRun
{
    private const int Rounds = 9;

    /// <param name="articles">Articles to annotate; the layers are thrown away.</param>
    public static void Measure(ImmutableArray<Article> articles)
    {
        var start = Stopwatch.GetTimestamp();
        var pipeline = DefaultPipeline.Build();
        var steps = pipeline.Annotators.Count;
        var (current, firsts) = (articles[0], new double[steps]);
        for (var step = 0; step < steps; step++)
        {
            var before = Stopwatch.GetTimestamp();
            current = pipeline.Annotators[step].Annotate(current);
            firsts[step] = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
        }

        Line("first article, loading included", Stopwatch.GetElapsedTime(start).TotalMilliseconds, "ms");
        // The compiler improves hot methods in the background; until it has, times say little.
        for (var warm = 0; warm < 3; warm++)
        {
            foreach (var article in articles)
                pipeline.Annotate(article);
            Thread.Sleep(300);
        }

        var times = new double[steps][];
        var bytes = new long[steps];
        for (var step = 0; step < steps; step++)
            times[step] = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var layered = articles;
            for (var step = 0; step < steps; step++)
            {
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var before = Stopwatch.GetTimestamp();
                layered = ImmutableArray.CreateRange(layered, pipeline.Annotators[step].Annotate);
                times[step][round] = Stopwatch.GetElapsedTime(before).TotalMilliseconds / articles.Length;
                bytes[step] = (GC.GetAllocatedBytesForCurrentThread() - allocated) / articles.Length;
            }
        }

        Console.WriteLine($"{"annotator", -24}{"first, ms", 10}{"ms", 10}{"least", 10}{"KB", 10}");
        for (var step = 0; step < steps; step++)
        {
            Array.Sort(times[step]);
            var name = pipeline.Annotators[step].GetType().Name;
            Row(name, firsts[step], times[step][Rounds / 2], times[step][0], bytes[step] / 1024.0);
        }

        Row(
            "all",
            firsts.Sum(),
            times.Sum(rounds => rounds[Rounds / 2]),
            times.Sum(rounds => rounds[0]),
            bytes.Sum() / 1024.0
        );
        InParallel(pipeline, articles);
    }

    private static void InParallel(AnnotatorPipeline pipeline, ImmutableArray<Article> articles)
    {
        var rates = new double[Rounds];
        var processor = new double[Rounds];
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2 };
        for (var round = 0; round < Rounds; round++)
        {
            var busy = Process.GetCurrentProcess().TotalProcessorTime;
            var before = Stopwatch.GetTimestamp();
            Parallel.For(0, articles.Length, options, index => pipeline.Annotate(articles[index]));
            rates[round] = articles.Length / Stopwatch.GetElapsedTime(before).TotalSeconds;
            processor[round] =
                (Process.GetCurrentProcess().TotalProcessorTime - busy).TotalMilliseconds / articles.Length;
        }

        Array.Sort(rates);
        Array.Sort(processor);
        Line("two threads, median", rates[Rounds / 2], "articles/s");
        Line("two threads, best round", rates[^1], "articles/s");
        Line("processor time, median", processor[Rounds / 2], "ms an article");
        if (File.Exists("/proc/loadavg"))
            Console.WriteLine("load average: " + File.ReadAllText("/proc/loadavg").Trim());
    }

    private static void Row(string name, params ReadOnlySpan<double> values)
    {
        Console.Write($"{name, -24}");
        foreach (var value in values)
            Console.Write(value.ToString("0.000", CultureInfo.InvariantCulture).PadLeft(10));
        Console.WriteLine();
    }

    private static void Line(string name, double value, string unit) =>
        Console.WriteLine($"{name}: {value.ToString("0.00", CultureInfo.InvariantCulture)} {unit}");
}
