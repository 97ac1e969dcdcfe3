using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stemma.Intake;
using Stemma.Text;

namespace Stemma.Web.Traces;

/// <summary>All traces of this server: works on a few at once, keeps the latest.</summary>
internal sealed partial class TraceJobs(ServeOptions options, ILogger<TraceJobs> log, IHostApplicationLifetime lifetime)
{
    private readonly ConcurrentDictionary<string, TraceJob> jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> keys = new(StringComparer.Ordinal);
    private readonly TaskFactory turns = new(
        new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, options.Parallelism).ConcurrentScheduler
    );
    private int waiting;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<TraceJob> Recent =>
        [.. jobs.Values.OrderByDescending(job => job.Begun).ThenBy(job => job.Id, StringComparer.Ordinal)];

    /// <summary>The trace, or null where there is none, or none any more.</summary>
    public TraceJob? Find(string id) => jobs.GetValueOrDefault(id);

    /// <summary>Begins a trace, or gives the one that was begun under the same key; null where too many wait.</summary>
    /// <param name="order">What to trace.</param>
    /// <param name="key">The caller's own name for the request, or null.</param>
    public TraceJob? Begin(TraceOrder order, string? key)
    {
        if (key is not null && keys.TryGetValue(key, out var known) && Find(known) is { } same)
            return same;
        if (Interlocked.Increment(ref waiting) > options.MaxWaiting + options.Parallelism)
        {
            Interlocked.Decrement(ref waiting);
            return null;
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        var job = new TraceJob(id, order, options.Time.GetUtcNow());
        jobs[id] = job;
        if (key is not null)
            keys[key] = id;
        Forget();
        _ = turns.StartNew(() => Run(job));
        return job;
    }

    private void Run(TraceJob job)
    {
        try
        {
            Trace(job, lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException)
        {
            job.Fail([Complaint("The server was stopped before the trace was done.")]);
        }
#pragma warning disable CA1031 // Whatever a hostile article does, the server goes on and the caller learns that it failed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Failed(log, job.Id, exception);
            job.Fail([Complaint("The trace failed for a reason that is in the server's log.")]);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private void Trace(TraceJob job, CancellationToken stopping)
    {
        var order = job.Order!;
        var reader = new ArticleReader(
            new IntakeOptions { Fetching = options.Fetching, StandardInput = () => Stream.Null }
        );
        var progress = new Reading(job, order.Sources.Length, order.Sources.Length + order.Links.Length);
        var given = reader.Read(order.Sources, progress, stopping);
        var fetched = order.Links.IsEmpty
            ? new IntakeResult([], [])
            : reader.Read(order.Links, progress with { Before = order.Sources.Length }, stopping);
        var intake = new IntakeResult(
            given.Articles.AddRange(fetched.Articles),
            given.Skipped.AddRange(fetched.Skipped)
        );
        if (intake.Articles.IsEmpty)
        {
            job.Fail([.. intake.Skipped]);
            return;
        }

        var tracer = new Tracer(
            new TraceOptions { Date = order.Date, OneStory = order.OneStory },
            step => job.Tell(step.Stage, step.Done, step.Total)
        );
        job.Finish(tracer.Trace(intake, stopping));
    }

    private void Forget()
    {
        foreach (var old in Recent.Where(job => job.Status.IsFinal).Skip(options.MaxKept))
            jobs.TryRemove(old.Id, out _);
        foreach (var (key, id) in keys)
        {
            if (!jobs.ContainsKey(id))
                keys.TryRemove(key, out _);
        }
    }

    private static Diagnostic Complaint(string message) => new(WebCodes.Interrupted, Severity.Error, message);

    [LoggerMessage(Level = LogLevel.Error, Message = "Trace {Id} failed")]
    private static partial void Failed(ILogger log, string id, Exception exception);

    private sealed record Reading(TraceJob Job, int Sources, int Total) : IProgress<IntakeProgress>
    {
        public int Before { get; init; }

        public void Report(IntakeProgress value) => Job.Tell("reading", Before + value.Done, Total);
    }
}
