using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Stemma.Publishing.Exports;
using Stemma.Publishing.Json;
using Stemma.Web.Accounts;
using Stemma.Web.Safety;

namespace Stemma.Web.Traces;

/// <summary>The API of traces, for programs.</summary>
internal static class TraceApi
{
    public static void Map(IEndpointRouteBuilder routes, ServeOptions options)
    {
        var traces = routes.MapGroup("/api/v1/traces").WithTags("traces").DisableAntiforgery().Needs(Scope.Read);
        traces
            .MapPost("/", Begin)
            .Needs(Scope.Trace)
            .TakesUploads(options)
            .WithName("beginTrace")
            .WithSummary("Begins a trace")
            .WithDescription(
                "Answers at once with where the trace will be. With an Idempotency-Key header, the same key gives the same trace."
            );
        traces.MapGet("/", List).WithName("listTraces").WithSummary("Lists the traces that are kept, the latest first");
        traces
            .MapGet("/{id}", Get)
            .WithName("getTrace")
            .WithSummary("Gives the report, or how far it is")
            .WithDescription(
                "200 with the report as `stemma trace --json` prints it; 202 with the status while it is worked on."
            )
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .Produces<TraceSummary>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        traces
            .MapGet("/{id}/events", Events)
            .TellsProgress()
            .WithName("watchTrace")
            .WithSummary("Tells how far a trace is, as server-sent events, until it is done")
            .ProducesProblem(StatusCodes.Status404NotFound);
        traces
            .MapGet("/{id}/export/{form}", Export)
            .WithName("exportTrace")
            .WithSummary("Gives the report in another form: claimreview, csv, graphml, ninjs, tei")
            .Produces(StatusCodes.Status200OK)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Results<Accepted<TraceSummary>, ProblemHttpResult> Begin(
        [FromBody] TraceRequest request,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        [FromServices] TraceJobs jobs,
        [FromServices] ServeOptions options
    )
    {
        var (order, wrong) = TraceForm.Of(request, options.MaxSources);
        if (order is null)
            return Problems.Of(StatusCodes.Status400BadRequest, WebCodes.BadOrder, wrong!);
        if (jobs.Begin(order, key is { Length: <= 200 } ? key : null) is not { } job)
            return Problems.Of(
                StatusCodes.Status503ServiceUnavailable,
                WebCodes.Busy,
                "Too many traces wait. Try again later."
            );
        return TypedResults.Accepted($"/api/v1/traces/{job.Id}", TraceSummary.Of(job));
    }

    private static Ok<TraceSummary[]> List(
        [FromServices] TraceJobs jobs,
        [FromQuery] int offset = 0,
        [FromQuery] int limit = 20
    ) =>
        TypedResults.Ok(
            jobs.Recent.Skip(Math.Max(0, offset)).Take(Math.Clamp(limit, 1, 100)).Select(TraceSummary.Of).ToArray()
        );

    private static IResult Get(string id, HttpContext context, [FromServices] TraceJobs jobs)
    {
        if (jobs.Find(id) is not { } job)
            return NoTrace();
        if (job.Status.State == TraceState.Failed)
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                WebCodes.BadOrder,
                "No source gave an article.",
                job.Diagnostics
            );
        if (job.Report is not { } report)
            return TypedResults.Accepted($"/api/v1/traces/{id}", TraceSummary.Of(job));
        // A finished report never changes.
        var tag = $"\"{id}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch.ToString() == tag)
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Stream(
            stream => Buffered(stream, target => ReportJson.Write(target, Documents.Of(report))),
            "application/json"
        );
    }

    private static IResult Events(string id, [FromServices] TraceJobs jobs, CancellationToken cancellation) =>
        jobs.Find(id) is { } job ? TypedResults.ServerSentEvents(Told(job, cancellation)) : NoTrace();

    private static async IAsyncEnumerable<SseItem<TraceStatus>> Told(
        TraceJob job,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var status in job.Watch(cancellation))
            yield return new SseItem<TraceStatus>(status, status.IsFinal ? "end" : "progress");
    }

    private static IResult Export(string id, string form, [FromServices] TraceJobs jobs)
    {
        if (jobs.Find(id)?.Report is not { } report)
            return NoTrace();
        if (AllExports.ByName.FirstOrDefault(export => export.Name == form) is not { } chosen)
            return Problems.Of(StatusCodes.Status404NotFound, WebCodes.NoTrace, "There is no export of that name.");
        var (media, extension) = form switch
        {
            "csv" => ("text/csv; charset=utf-8", "csv"),
            "tei" => ("application/tei+xml", "xml"),
            "graphml" => ("application/graphml+xml", "graphml"),
            "claimreview" => ("application/ld+json", "jsonld"),
            _ => ("application/x-ndjson", "jsonl"),
        };
        return TypedResults.Stream(
            stream => Buffered(stream, target => chosen.Write(target, report)),
            media,
            $"stemma-{id}.{extension}"
        );
    }

    // Writers are synchronous, the answer's stream is not.
    private static async Task Buffered(Stream stream, Action<Stream> write)
    {
        using var held = new MemoryStream();
        write(held);
        held.Position = 0;
        await held.CopyToAsync(stream);
    }

    private static ProblemHttpResult NoTrace() =>
        Problems.Of(StatusCodes.Status404NotFound, WebCodes.NoTrace, "There is no such trace, or none any more.");
}

/// <summary>A trace in a list.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Begun">When it was asked for, ISO 8601.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Stories">Its stories; empty until it is done.</param>
public sealed record TraceSummary(
    string Id,
    DateTimeOffset Begun,
    TraceStatus Status,
    IReadOnlyList<StorySummary> Stories
)
{
    /// <summary>As it stands now.</summary>
    public static TraceSummary Of(TraceJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new(
            job.Id,
            job.Begun,
            job.Status,
            [
                .. (job.Report?.Stories ?? []).Select(story => new StorySummary(
                    story.Id,
                    story.Headline,
                    story.Funnel.Articles,
                    story.Funnel.Origins.Range.Estimate,
                    story.Funnel.Origins.Range.Low,
                    story.Funnel.Origins.Range.High
                )),
            ]
        );
    }
}

/// <summary>A story at a glance: articles against independent origins.</summary>
public sealed record StorySummary(
    string Id,
    string Headline,
    int Articles,
    int Origins,
    int OriginsLow,
    int OriginsHigh
);
