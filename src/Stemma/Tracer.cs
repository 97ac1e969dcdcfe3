using System.Collections.Immutable;
using NodaTime;
using Stemma.Annotating;
using Stemma.Apparatus;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Intake;
using Stemma.Intake.Marking;
using Stemma.Lineage;
using Stemma.Publishing;
using Stemma.Spinning;
using Stemma.Text;
using Reading = Stemma.Intake.Reading;

namespace Stemma;

/// <summary>What the user may say about a run.</summary>
public sealed record TraceOptions
{
    /// <summary>Publication day of articles that state none; null leaves them undated.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>True to take all inputs as witnesses of one text, in any language, without grouping.</summary>
    public bool OneStory { get; init; }

    /// <summary>What people decided, in the order in which it is to be taken; kept by naming articles, so it holds for every run.</summary>
    public ImmutableArray<Decision> Decisions { get; init; } = [];

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

    /// <summary>Characters of articles whose layers are made or wait to be taken. Layers take some hundred bytes for each
    /// character; of common articles this is several times what all threads have in hand, of the largest one is.</summary>
    private const long HeldCharacters = 400_000;

    private readonly TraceOptions options = options ?? new TraceOptions();
    private readonly AnnotatorPipeline pipeline = DefaultPipeline.Build();
    private readonly Lazy<SpunWordingDetector> detector = new(() => new SpunWordingDetector());
    private readonly Lock gate = new();

    /// <summary>The articles with all layers and what their own words say about machine-replaced wording, in the order given.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public ImmutableArray<(Article Article, SpunWording Wording)> Read(
        ImmutableArray<Article> articles,
        CancellationToken cancellation = default
    ) =>
        ForAll(
            "annotating",
            articles,
            article =>
            {
                var annotated = pipeline.Annotate(Dated(article));
                return (annotated, detector.Value.Detect(annotated));
            },
            cancellation
        );

    /// <summary>The same, one by one and lazily, from what reading gives: memory does not grow with the input.</summary>
    /// <returns>Each reading in its place; an article with all layers and its wording, anything else as it came.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public IEnumerable<(Reading Reading, SpunWording? Wording)> Read(
        IEnumerable<Reading> readings,
        CancellationToken cancellation = default
    )
    {
        using var source = readings.GetEnumerator();
        for (var begun = 1; begun < WorthSharing && source.MoveNext(); begun++)
            yield return Read(source.Current);
        var others = OrderedWork.Select(
            Rest(source),
            Read,
            reading => reading.Article?.Text.Length ?? 0,
            options.Parallelism,
            HeldCharacters
        );
        foreach (var read in others)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return read;
        }
    }

    private (Reading Reading, SpunWording? Wording) Read(Reading reading)
    {
        if (reading.Article is not { } article)
            return (reading, null);
        var annotated = pipeline.Annotate(Dated(article));
        return (Reading.Of(annotated), detector.Value.Detect(annotated));
    }

    private static IEnumerable<Reading> Rest(IEnumerator<Reading> source)
    {
        while (source.MoveNext())
            yield return source.Current;
    }

    /// <summary>The stories that the articles make, and every complaint about inputs, in input order.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public (ImmutableArray<Story> Stories, ImmutableArray<Diagnostic> Diagnostics) Group(
        IntakeResult intake,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(intake);
        var repeated = SiteBlocks.Learn(intake.Articles);
        var articles = ForAll(
            "annotating",
            intake.Articles,
            article => pipeline.Annotate(repeated.Mark(article)),
            cancellation
        );
        var decisions = Decisions.Of(options.Decisions, articles);
        var stories = options.OneStory
            ? StoryGrouper.AsOneStory(articles, decisions)
            : StoryGrouper.Group(articles, decisions: decisions);
        return (
            ForAll("dating", stories, story => PublicationInference.Date(story, Redate, options.Date), cancellation),
            [.. intake.Skipped, .. articles.SelectMany(article => article.Diagnostics), .. decisions.Diagnostics]
        );
    }

    /// <summary>Everything: stories, who descends from whom, how many origins, where the accounts differ.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public TraceReport Trace(IntakeResult intake, CancellationToken cancellation = default)
    {
        var (stories, diagnostics) = Group(intake, cancellation);
        var reports = ForAll("comparing", stories, Report, cancellation);
        return new TraceReport(
            [
                .. reports
                    .OrderByDescending(report => report.Story.Witnesses.Length)
                    .ThenBy(report => report.Id, StringComparer.Ordinal),
            ],
            diagnostics
        );
    }

    /// <summary>The report on one story.</summary>
    public static StoryReport Report(Story story)
    {
        var reviewed = new WordingAnalysis().Review(Collator.Collate(story));
        var collation = reviewed.Collation;
        var descents = StemmaBuilder.Build(reviewed);
        return new StoryReport(
            story.Id,
            Headlines.Best(story, descents.Graph),
            story,
            new Funnel(
                story.Witnesses.Length,
                DistinctTexts(descents.Graph),
                descents.Origins.OriginalReporting.Length,
                descents.Origins.OfStory()
            ),
            collation,
            descents.Graph,
            ApparatusBuilder.Build(collation, descents)
        )
        {
            Restorations = reviewed.Restorations,
        };
    }

    /// <summary>Witnesses less those copied from another; copies of one lost account are one text.</summary>
    private static int DistinctTexts(StemmaGraph graph)
    {
        var lost = graph.Nodes.Where(node => node.Lost).Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var copies = graph
            .Edges.Where(edge => edge.Relation == Descent.Copy && !lost.Contains(edge.To))
            .DistinctBy(edge => edge.To, StringComparer.Ordinal)
            .ToArray();
        var copiedLost = copies.Select(edge => edge.From).Where(lost.Contains).Distinct(StringComparer.Ordinal).Count();
        return graph.Nodes.Length - lost.Count - copies.Length + copiedLost;
    }

    private Article Dated(Article article) =>
        article.Published is null && options.Date is { } date
            ? article with
            {
                Published = new PublicationTime(date),
            }
            : article;

    // Annotating anew repeats what was complained of before.
    private Article Redate(Article article)
    {
        var annotated = pipeline.Annotate(article);
        return annotated with { Diagnostics = [.. annotated.Diagnostics.Distinct()] };
    }

    private ImmutableArray<TOut> ForAll<TIn, TOut>(
        string stage,
        ImmutableArray<TIn> items,
        Func<TIn, TOut> work,
        CancellationToken cancellation
    )
    {
        var results = new TOut[items.Length];
        var done = 0;
        void At(int index)
        {
            results[index] = work(items[index]);
            if (progress is null)
                return;
            lock (gate)
                progress(new TraceProgress(stage, ++done, items.Length));
        }

        if (options.Parallelism <= 1 || items.Length < WorthSharing)
        {
            for (var index = 0; index < items.Length; index++)
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
            Parallel.For(0, items.Length, parallel, At);
        }

        return ImmutableArray.Create(results);
    }
}
