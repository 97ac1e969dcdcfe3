using System.ComponentModel.DataAnnotations;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Stemma.Publishing.Json;
using Stemma.Web.Accounts;
using Stemma.Web.Api;
using Stemma.Web.Safety;

namespace Stemma.Web.Traces;

/// <summary>The API of traces, for programs.</summary>
internal static class TraceApi
{
    /// <summary>Names a trace: 96 bits that cannot be guessed, in hexadecimal.</summary>
    private const string IdPattern = "^[0-9a-f]{24}$";

    /// <summary>Printable ASCII without quotation marks' troubles: what a header may hold everywhere.</summary>
    private const string KeyPattern = "^[!-~]{1,200}$";

    public static void Map(IEndpointRouteBuilder routes, ServeOptions options)
    {
        var traces = routes.MapGroup("/api/v1/traces").WithTags("traces").DisableAntiforgery().Needs(Scope.Read);
        traces
            .MapPost("", Begin)
            .Needs(Scope.Trace)
            .TakesUploads(options)
            .WithName("beginTrace")
            .WithSummary("Begins a trace")
            .WithDescription(
                "Answers at once with where the trace will be. With an Idempotency-Key header, the same request under the "
                    + "same key gives the same trace; another request under it is refused."
            )
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        traces
            .MapGet("", List)
            .Tagged()
            .WithName("listTraces")
            .WithSummary("Lists the traces that are kept, the latest first");
        traces
            .MapGet("/{id}", Get)
            .WithName("getTrace")
            .WithSummary("Gives the report, or how far it is")
            .WithDescription(
                "200 with the report as `stemma trace --json` prints it; 202 with the status while it is worked on; 304 "
                    + "where If-None-Match has the report's tag."
            )
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .Produces<TraceSummary>(StatusCodes.Status202Accepted)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        traces
            .MapDelete("/{id}", Forget)
            .Needs(Scope.Edit)
            .WithName("forgetTrace")
            .WithSummary("Forgets a trace that is done")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        traces
            .MapGet("/{id}/events", Events)
            .TellsProgress()
            .WithName("watchTrace")
            .WithSummary("Tells how far a trace is, as server-sent events, until it is done")
            .Produces<TraceStatus>(StatusCodes.Status200OK, contentType: "text/event-stream")
            .ProducesProblem(StatusCodes.Status404NotFound);
        traces
            .MapGet("/{id}/export/{form}", Export)
            .WithName("exportTrace")
            .WithSummary("Gives the report in another form: claimreview, csv, graphml, ninjs, tei")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Results<Accepted<TraceSummary>, ProblemHttpResult> Begin(
        HttpContext context,
        [FromBody] TraceRequest request,
        [FromHeader(Name = "Idempotency-Key"), RegularExpression(KeyPattern)] string? key,
        [FromServices] TraceJobs jobs,
        [FromServices] ServeOptions options
    )
    {
        var (order, wrong) = TraceForm.Of(request, options.MaxSources);
        if (order is null)
            return Problems.Of(StatusCodes.Status400BadRequest, WebCodes.BadOrder, wrong!);
        var given = key is null ? null : RequestKey.Of(context.User, key, request);
        if (jobs.Begin(order, given) is not { } job)
            return Problems.Of(
                StatusCodes.Status503ServiceUnavailable,
                WebCodes.Busy,
                "Too many traces wait. Try again later."
            );
        if (given is not null && job.Key != given)
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity,
                WebCodes.KeyReused,
                "This Idempotency-Key came before with another request."
            );
        return TypedResults.Accepted($"/api/v1/traces/{job.Id}", TraceSummary.Of(job));
    }

    private static Ok<Paged<TraceSummary>> List(
        [FromServices] TraceJobs jobs,
        [FromQuery, Range(0, int.MaxValue)] int offset = 0,
        [FromQuery, Range(1, Paging.Most)] int limit = Paging.Usual
    ) => TypedResults.Ok(Paging.Of(jobs.Recent, offset, limit, "/api/v1/traces?", TraceSummary.Of));

    private static IResult Get([RegularExpression(IdPattern)] string id, [FromServices] TraceJobs jobs)
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
        return TypedResults.Stream(
            stream => Buffered(stream, target => ReportJson.Write(target, Documents.Of(report))),
            "application/json",
            entityTag: Tag($"{id}-{job.Revision}")
        );
    }

    private static IResult Forget([RegularExpression(IdPattern)] string id, [FromServices] TraceJobs jobs)
    {
        if (jobs.Find(id) is not { } job)
            return NoTrace();
        if (!job.Status.IsFinal)
            return Problems.Of(StatusCodes.Status409Conflict, WebCodes.Busy, "The trace is still worked on.");
        jobs.Forget(job);
        return TypedResults.NoContent();
    }

    private static IResult Events(
        [RegularExpression(IdPattern)] string id,
        [FromServices] TraceJobs jobs,
        CancellationToken cancellation
    ) => jobs.Find(id) is { } job ? TypedResults.ServerSentEvents(Told(job, cancellation)) : NoTrace();

    private static async IAsyncEnumerable<SseItem<TraceStatus>> Told(
        TraceJob job,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var status in job.Watch(cancellation))
            yield return new SseItem<TraceStatus>(status, status.IsFinal ? "end" : "progress");
    }

    private static IResult Export(
        [RegularExpression(IdPattern)] string id,
        [RegularExpression(Exported.Pattern)] string form,
        [FromServices] TraceJobs jobs
    )
    {
        if (jobs.Find(id) is not { Report: { } report } job)
            return NoTrace();
        return Exported.As(form, report, id, Tag($"{id}-{job.Revision}-{form}"));
    }

    // A report changes only when it is made again, with what people decided.
    private static EntityTagHeaderValue Tag(string name) => new($"\"{name}\"");

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
