using System.Collections.Concurrent;
using System.Collections.Immutable;
using Stemma.Archive;
using Stemma.Grouping;
using Stemma.Text;
using Stemma.Web.Archives;
using Stemma.Web.Traces;

namespace Stemma.Web.Stories;

/// <summary>What people decide about stories on their pages. The story is traced again with it, and without it when it is taken back.</summary>
/// <remarks>
/// Decisions on a trace are kept in memory with the trace; those on an archive's stories in the archive, where the command line follows
/// them too. What was taken back is remembered until the server ends.
/// </remarks>
internal sealed class DecisionBook(TraceJobs jobs, ArchiveReaders archive, TimeProvider time)
{
    /// <summary>Decisions on one trace, those taken back included; more are refused, so that nobody fills the memory.</summary>
    private const int MostOfTrace = 500;

    /// <summary>Decisions on archives that were taken back and are still shown; the oldest go first.</summary>
    private const int MostTakenBack = 1_000;

    /// <summary>Characters of a note, and of a name of an article.</summary>
    public const int MostNote = 2_000;

    private readonly ConcurrentQueue<MadeDecision> takenBack = [];

    /// <summary>All that bear on the story, the oldest first, those taken back included.</summary>
    public IReadOnlyList<MadeDecision> Of(KnownStory story)
    {
        var names = new ArticleNames(ArticlesOf(story));
        if (story.Trace is { } trace)
            return [.. trace.Decisions.Where(made => IsAbout(made, names))];
        var standing = archive.Read(kept => kept.Decisions(story.Kept));
        return
        [
            .. standing
                .Select(kept => new MadeDecision(kept.Number, kept.At.ToDateTimeOffset(), kept.Decision))
                .Concat(takenBack.Where(made => IsAbout(made, names)))
                .OrderBy(made => made.Number),
        ];
    }

    /// <summary>What stands, for a file of decisions: all of the trace, since it holds for the run; of an archive, the story's.</summary>
    public IEnumerable<Decision> Standing(KnownStory story) =>
        (story.Trace?.Decisions ?? Of(story)).Where(made => made.Undone is null).Select(made => made.Decision);

    /// <summary>Takes a decision and has the story traced with it.</summary>
    /// <returns>What speaks against it, or null where it was taken.</returns>
    public async Task<string?> DecideAsync(KnownStory story, Decision decision)
    {
        if (story.Trace is { } trace)
        {
            if (trace.Decide(decision, MostOfTrace, time.GetUtcNow()) is { } objection)
                return objection;
            return await RetraceAsync(trace);
        }

        return Guarded(() => archive.Read(kept => kept.Decide(decision)) is null ? "Nothing was decided." : null);
    }

    /// <summary>Takes one back and has the story traced without it.</summary>
    /// <returns>Why not, or null where it was taken back.</returns>
    public async Task<string?> UndoAsync(KnownStory story, long number)
    {
        const string none = "There is no such decision to take back.";
        if (story.Trace is { } trace)
            return trace.Undo(number, time.GetUtcNow()) ? await RetraceAsync(trace) : none;
        if (Of(story).FirstOrDefault(made => made.Number == number && made.Undone is null) is not { } made)
            return none;
        return Guarded(() =>
        {
            if (!archive.Read(kept => kept.Retract(number)))
                return none;
            takenBack.Enqueue(made with { Undone = time.GetUtcNow() });
            while (takenBack.Count > MostTakenBack)
                takenBack.TryDequeue(out _);
            return null;
        });
    }

    private async Task<string?> RetraceAsync(TraceJob trace)
    {
        // A large trace takes longer than a browser should wait: its page tells how far it is.
        var work = jobs.Retrace(trace);
        await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(20), time));
        return null;
    }

    private static string? Guarded(Func<string?> work)
    {
        try
        {
            return work();
        }
        catch (ArchiveException exception)
        {
            return exception.Diagnostic.Message;
        }
    }

    private static bool IsAbout(MadeDecision made, ArticleNames names) =>
        names.Named(made.Decision.Article).Count > 0 || names.Named(made.Decision.Other).Count > 0;

    private static ImmutableArray<Article> ArticlesOf(KnownStory story) =>
        [.. story.Report.Story.Witnesses.SelectMany(witness => witness.Versions)];
}
