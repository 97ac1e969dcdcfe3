using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stemma.Intake;
using Stemma.Publishing;
using Stemma.Text;
using Stemma.Web.Telemetry;

namespace Stemma.Web.Traces;

/// <summary>All traces of this server: works on a few at once, keeps the latest.</summary>
internal sealed partial class TraceJobs(ServeOptions options, ILogger<TraceJobs> log, IHostApplicationLifetime lifetime)
{
    private readonly ConcurrentDictionary<string, TraceJob> jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Caller, string Key), TraceJob> keys = new();
    private readonly Lock gate = new();
    private readonly TaskFactory turns = new(
        new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, options.Parallelism).ConcurrentScheduler
    );
    private int waiting;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<TraceJob> Recent =>
        [.. jobs.Values.OrderByDescending(job => job.Begun).ThenBy(job => job.Id, StringComparer.Ordinal)];

    /// <summary>True where no other trace may wait.</summary>
    public bool IsFull => Volatile.Read(ref waiting) >= options.MaxWaiting + options.Parallelism;

    /// <summary>The trace, or null where there is none, or none any more.</summary>
    public TraceJob? Find(string id) => jobs.GetValueOrDefault(id);

    /// <summary>Begins a trace, or gives the one that was begun under the same key; null where too many wait.</summary>
    /// <param name="order">What to trace.</param>
    /// <param name="key">The caller's own name for the request, or null. Whether the one that is given was asked for in
    /// the same words, its <see cref="TraceJob.Key"/> tells.</param>
    public TraceJob? Begin(TraceOrder order, RequestKey? key)
    {
        lock (gate)
        {
            if (key is not null && keys.TryGetValue(key.Name, out var same) && Find(same.Id) is not null)
                return same;
            if (IsFull)
                return null;
            Interlocked.Increment(ref waiting);
            Measures.Waiting.Add(1);
            var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
            var job = new TraceJob(id, order, options.Time.GetUtcNow()) { Key = key };
            jobs[id] = job;
            if (key is not null)
                keys[key.Name] = job;
            foreach (var old in Recent.Where(job => job.Status.IsFinal).Skip(options.MaxKept))
                Forget(old);
            _ = turns.StartNew(() => Run(job, Trace));
            return job;
        }
    }

    /// <summary>Keeps a trace no longer.</summary>
    public void Forget(TraceJob job)
    {
        jobs.TryRemove(job.Id, out _);
        if (job.Key is { } key)
            keys.TryRemove(KeyValuePair.Create(key.Name, job));
    }

    private void Run(TraceJob job, Action<TraceJob, CancellationToken> work)
    {
        try
        {
            work(job, lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException)
        {
            job.Fail([Complaint("The server was stopped before the trace was done.")]);
            job.HasFailed = true;
        }
#pragma warning disable CA1031 // Whatever a hostile article does, the server goes on and the caller learns that it failed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Failed(log, job.Id, exception);
            job.Fail([Complaint("The trace failed for a reason that is in the server's log.")]);
            job.HasFailed = true;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
            Measures.Waiting.Add(-1);
            Measures.Traces.Add(
                1,
                Outcome(
                    job.Report is not null ? "done"
                    : job.HasFailed ? "failed"
                    : "nothing"
                )
            );
        }
    }

    /// <summary>Traces again with what is decided now; the report before is shown until the new one is there.</summary>
    /// <returns>Done when the new report is there.</returns>
    public Task Retrace(TraceJob job)
    {
        Interlocked.Increment(ref waiting);
        Measures.Waiting.Add(1);
        job.Tell("following decisions", 0, 1);
        return turns.StartNew(() =>
        {
            lock (job.Turn)
                Run(job, Again);
        });
    }

    private void Again(TraceJob job, CancellationToken stopping)
    {
        using var clock = new StageClock(options.Time);
        job.Finish(Traced(job, clock, stopping));
    }

    private void Trace(TraceJob job, CancellationToken stopping)
    {
        var order = job.Order!;
        using var clock = new StageClock(options.Time);
        clock.At("reading");
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
        Measures.Articles.Add(intake.Articles.Length, Outcome("read"));
        Measures.Articles.Add(intake.Skipped.Length, Outcome("skipped"));
        if (intake.Articles.IsEmpty)
        {
            job.Fail([.. intake.Skipped]);
            return;
        }

        job.Keep(intake, new TraceOptions { Date = order.Date, OneStory = order.OneStory });
        job.Finish(Traced(job, clock, stopping));
    }

    private static TraceReport Traced(TraceJob job, StageClock clock, CancellationToken stopping)
    {
        var decided = job.Decisions.Where(made => made.Undone is null).Select(made => made.Decision);
        var tracer = new Tracer(
            job.Options with
            {
                Decisions = [.. decided],
            },
            step =>
            {
                clock.At(step.Stage);
                job.Tell(step.Stage, step.Done, step.Total);
            }
        );
        return tracer.Trace(new IntakeResult(job.Articles, job.Skipped), stopping);
    }

    private static KeyValuePair<string, object?> Outcome(string outcome) => new("outcome", outcome);

    private static Diagnostic Complaint(string message) => new(WebCodes.Interrupted, Severity.Error, message);

    [LoggerMessage(Level = LogLevel.Error, Message = "Trace {Id} failed")]
    private static partial void Failed(ILogger log, string id, Exception exception);

    private sealed record Reading(TraceJob Job, int Sources, int Total) : IProgress<IntakeProgress>
    {
        public int Before { get; init; }

        public void Report(IntakeProgress value) => Job.Tell("reading", Before + value.Done, Total);
    }
}
