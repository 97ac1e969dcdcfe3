using System.Collections.Immutable;
using System.Threading.Channels;
using Stemma.Grouping;
using Stemma.Intake;
using Stemma.Publishing;
using Stemma.Text;
using Stemma.Web.Stories;

namespace Stemma.Web.Traces;

/// <summary>Where a trace stands.</summary>
public enum TraceState
{
    /// <summary>Others are worked on.</summary>
    Waiting,

    /// <summary>Being worked on.</summary>
    Running,

    /// <summary>There is a report.</summary>
    Done,

    /// <summary>No source gave an article; the diagnostics say why.</summary>
    Failed,
}

/// <summary>How far a trace is, as it is told to whoever waits.</summary>
/// <param name="State">Waiting, running, done or failed.</param>
/// <param name="Stage">What is being done: "reading"; empty where nothing is.</param>
/// <param name="Done">Items finished.</param>
/// <param name="Total">Items there are.</param>
public sealed record TraceStatus(TraceState State, string Stage, int Done, int Total)
{
    /// <summary>True where nothing more will come.</summary>
    public bool IsFinal => State is TraceState.Done or TraceState.Failed;
}

/// <summary>One trace, from its order to its report.</summary>
public sealed class TraceJob
{
    private readonly Lock gate = new();
    private ImmutableList<MadeDecision> decisions = [];
    private readonly List<Channel<TraceStatus>> listeners = [];
    private TraceStatus status = new(TraceState.Waiting, string.Empty, 0, 0);

    internal TraceJob(string id, TraceOrder order, DateTimeOffset begun) => (Id, Order, Begun) = (id, order, begun);

    /// <summary>Names the trace in addresses; cannot be guessed.</summary>
    public string Id { get; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset Begun { get; }

    /// <summary>The report, once the state is Done.</summary>
    public TraceReport? Report { get; private set; }

    /// <summary>Every complaint about the sources, once it is final.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; private set; } = [];

    /// <summary>How far it is now.</summary>
    public TraceStatus Status
    {
        get
        {
            lock (gate)
                return status;
        }
    }

    /// <summary>Counts the reports: 1 for the first, one more each time it is traced again; 0 until there is one.</summary>
    public int Revision { get; private set; }

    /// <summary>What people decided about its articles, in order, those taken back included.</summary>
    public IReadOnlyList<MadeDecision> Decisions => decisions;

    internal TraceOrder? Order { get; private set; }

    /// <summary>What it is traced from again; empty until there is a report.</summary>
    internal ImmutableArray<Article> Articles { get; private set; } = [];

    /// <summary>What was skipped in reading.</summary>
    internal ImmutableArray<Diagnostic> Skipped { get; private set; } = [];

    /// <summary>How it is traced again, apart from what is decided.</summary>
    internal TraceOptions Options { get; private set; } = new();

    /// <summary>One report is made at a time.</summary>
    internal Lock Turn { get; } = new();

    /// <summary>True where it ended for a reason that lies not in its sources.</summary>
    internal bool HasFailed { get; set; }

    internal RequestKey? Key { get; init; }

    /// <summary>Tells how far it is, now and at every change, until it is final.</summary>
    public async IAsyncEnumerable<TraceStatus> Watch(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        // Whoever reads slowly misses what is out of date.
        var channel = Channel.CreateBounded<TraceStatus>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        lock (gate)
        {
            channel.Writer.TryWrite(status);
            listeners.Add(channel);
        }

        try
        {
            await foreach (var told in channel.Reader.ReadAllAsync(cancellation))
            {
                yield return told;
                if (told.IsFinal)
                    yield break;
            }
        }
        finally
        {
            lock (gate)
                listeners.Remove(channel);
        }
    }

    internal void Tell(string stage, int done, int total) =>
        Tell(new TraceStatus(TraceState.Running, stage, done, total));

    /// <summary>Takes a decision unless something speaks against it, which is returned.</summary>
    internal string? Decide(Decision decision, int most, DateTimeOffset now)
    {
        lock (gate)
        {
            if (decisions.Count >= most)
                return "There are too many decisions on this trace.";
            var standing = decisions.Where(made => made.Undone is null).Select(made => made.Decision).ToList();
            var before = Stemma.Grouping.Decisions.Of(standing, Articles).Diagnostics.Length;
            var with = Stemma.Grouping.Decisions.Of([.. standing, decision], Articles).Diagnostics;
            if (with.Length > before)
                return with[^1].Message;
            decisions = decisions.Add(new MadeDecision(decisions.Count + 1, now, decision));
            return null;
        }
    }

    /// <summary>Takes one back; false where none of that number stands.</summary>
    internal bool Undo(long number, DateTimeOffset now)
    {
        lock (gate)
        {
            var index = decisions.FindIndex(made => made.Number == number && made.Undone is null);
            if (index < 0)
                return false;
            decisions = decisions.SetItem(index, decisions[index] with { Undone = now });
            return true;
        }
    }

    /// <summary>Keeps what it is traced from again.</summary>
    internal void Keep(IntakeResult intake, TraceOptions options) =>
        (Articles, Skipped, Options) = (intake.Articles, intake.Skipped, options);

    internal void Finish(TraceReport report)
    {
        (Report, Diagnostics, Order) = (report, report.Diagnostics, null);
        Revision++;
        Tell(new TraceStatus(TraceState.Done, string.Empty, 1, 1));
    }

    internal void Fail(IReadOnlyList<Diagnostic> diagnostics)
    {
        (Diagnostics, Order) = (diagnostics, null);
        Tell(new TraceStatus(TraceState.Failed, string.Empty, 1, 1));
    }

    private void Tell(TraceStatus next)
    {
        lock (gate)
        {
            status = next;
            foreach (var listener in listeners)
                listener.Writer.TryWrite(next);
        }
    }
}
