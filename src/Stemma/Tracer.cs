using System.Collections.Immutable;
using NodaTime;
using Stemma.Annotating;
using Stemma.Text;

namespace Stemma;

/// <summary>What the user may say about a run.</summary>
public sealed record TraceOptions
{
    /// <summary>Publication day of articles that state none; null leaves them undated.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>True to take all inputs as witnesses of one text, in any language, without grouping.</summary>
    public bool OneStory { get; init; }

    /// <summary>Articles or stories worked on at once; the result does not depend on it.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}

/// <summary>How far a run is.</summary>
/// <param name="Stage">What is being done, as a person would say it: "annotating".</param>
/// <param name="Done">Items finished.</param>
/// <param name="Total">Items there are.</param>
public readonly record struct TraceProgress(string Stage, int Done, int Total);

/// <summary>All stages in their order: from articles to a report. The result does not depend on the order of articles.</summary>
/// <param name="options">What the user says; the defaults where null.</param>
/// <param name="progress">Told now and then from any thread, one at a time.</param>
public sealed class Tracer(TraceOptions? options = null, Action<TraceProgress>? progress = null)
{
    /// <summary>Fewer items than this are worked off on one thread: starting the others costs more than it saves.</summary>
    private const int WorthSharing = 4;

    private readonly TraceOptions options = options ?? new TraceOptions();
    private readonly AnnotatorPipeline pipeline = DefaultPipeline.Build();
    private readonly Lock gate = new();

    /// <summary>The articles with all layers, in the order given.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public ImmutableArray<Article> Annotate(
        IReadOnlyList<Article> articles,
        CancellationToken cancellation = default
    ) => ForAll("annotating", articles, article => pipeline.Annotate(Dated(article)), cancellation);

    private Article Dated(Article article) =>
        article.Published is null && options.Date is { } date
            ? article with
            {
                Published = new PublicationTime(date),
            }
            : article;

    private ImmutableArray<TOut> ForAll<TIn, TOut>(
        string stage,
        IReadOnlyList<TIn> items,
        Func<TIn, TOut> work,
        CancellationToken cancellation
    )
    {
        var results = new TOut[items.Count];
        var done = 0;
        void At(int index)
        {
            results[index] = work(items[index]);
            if (progress is null)
                return;
            lock (gate)
                progress(new TraceProgress(stage, ++done, items.Count));
        }

        if (options.Parallelism <= 1 || items.Count < WorthSharing)
        {
            for (var index = 0; index < items.Count; index++)
            {
                cancellation.ThrowIfCancellationRequested();
                At(index);
            }
        }
        else
        {
            var parallel = new ParallelOptions
            {
                MaxDegreeOfParallelism = options.Parallelism,
                CancellationToken = cancellation,
            };
            Parallel.For(0, items.Count, parallel, At);
        }

        return ImmutableArray.Create(results);
    }
}
