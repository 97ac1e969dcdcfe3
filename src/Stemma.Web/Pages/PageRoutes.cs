using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Stemma.Archive;
using Stemma.Pages;
using Stemma.Web.Accounts;
using Stemma.Web.Archives;
using Stemma.Web.Feeds;
using Stemma.Web.Safety;
using Stemma.Web.Stories;
using Stemma.Web.Traces;

namespace Stemma.Web.Pages;

/// <summary>The pages, for people.</summary>
internal static class PageRoutes
{
    /// <summary>Stories of the archive on the front page.</summary>
    private const int KeptStories = 12;

    public static void Map(IEndpointRouteBuilder routes, ServeOptions options)
    {
        // Pages may be read by whoever may read; whatever changes something names what more it needs.
        var pages = routes.MapGroup("/").ExcludeFromDescription().Needs(Scope.Read).AsksArchive();
        pages.MapGet(
            "/",
            (
                HttpContext context,
                [FromServices] IAntiforgery guard,
                [FromServices] TraceJobs jobs,
                [FromServices] ArchiveReaders archive,
                [FromServices] FeedDesk feeds
            ) => Front(context, guard, jobs, archive, feeds, null)
        );
        pages.MapGet("/help", () => new RazorComponentResult<HelpPage>());
        pages.MapPost("/traces", BeginAsync).Needs(Scope.Trace).TakesUploads(options);
        pages.MapGet("/traces/{id}", TraceAsync);
        pages.MapGet("/traces/{id}/report.html", ReportAsync);
        StoryRoutes.Map(pages, options);
        // The look of pages is no secret, and the sign-in page has it too.
        var assets = routes.MapGroup("/").ExcludeFromDescription().AllowAnonymous();
        Asset(assets, typeof(ReportFile).Assembly, "Page.css", "text/css");
        Asset(assets, typeof(ReportFile).Assembly, "Page.js", "text/javascript");
        Asset(assets, typeof(PageRoutes).Assembly, "Web.css", "text/css");
        Asset(assets, typeof(PageRoutes).Assembly, "Web.js", "text/javascript");
        Asset(assets, typeof(PageRoutes).Assembly, "SignIn.js", "text/javascript");
    }

    private static RazorComponentResult Front(
        HttpContext context,
        IAntiforgery guard,
        TraceJobs jobs,
        ArchiveReaders archive,
        FeedDesk feeds,
        string? wrong
    )
    {
        var tokens = guard.GetAndStoreTokens(context);
        return new RazorComponentResult<FrontPage>(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(FrontPage.TokenField)] = tokens.FormFieldName,
                [nameof(FrontPage.Token)] = tokens.RequestToken,
                [nameof(FrontPage.Recent)] = jobs.Recent.Select(TraceSummary.Of).ToArray(),
                [nameof(FrontPage.Kept)] = archive.HasArchive
                    ? archive.Read(kept => kept.Stories(new StoryFilter { LeastArticles = 2, Limit = KeptStories }))
                    : [],
                [nameof(FrontPage.Feeds)] = feeds.All(),
                [nameof(FrontPage.Wrong)] = wrong,
            }
        )
        {
            StatusCode = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] TraceJobs jobs,
        [FromServices] ArchiveReaders archive,
        [FromServices] FeedDesk feeds,
        [FromServices] ServeOptions options
    )
    {
        try
        {
            await guard.ValidateRequestAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return Front(context, guard, jobs, archive, feeds, "The page was too old. Give your articles again.");
        }

        var (order, wrong) = await TraceForm.OfAsync(
            await context.Request.ReadFormAsync(context.RequestAborted),
            options.MaxSources
        );
        if (order is null)
            return Front(context, guard, jobs, archive, feeds, wrong);
        return jobs.Begin(order, key: null) is { } job
            ? TypedResults.LocalRedirect($"/traces/{job.Id}", permanent: false, preserveMethod: false)
            : Front(context, guard, jobs, archive, feeds, "Too many traces wait. Try again later.");
    }

    private static Task TraceAsync(
        string id,
        HttpContext context,
        [FromServices] TraceJobs jobs,
        [FromServices] RenderedPages rendered
    )
    {
        if (jobs.Find(id) is not { } job)
            return Missing().ExecuteAsync(context);
        // Of one story without complaints there is nothing else to show.
        if (job.Status.IsFinal && job.Report is { Stories: [var story], Diagnostics.IsEmpty: true })
            return StoryRoutes.AnswerAsync(KnownStory.Of(job, story), context, rendered);
        var parameters = StoryRoutes.With((nameof(TracePage.Job), job));
        return job.Status.IsFinal
            ? rendered.AnswerAsync<TracePage>(context, $"/traces/{id} {job.Revision}", parameters)
            : new RazorComponentResult<TracePage>(parameters).ExecuteAsync(context);
    }

    private static async Task<IResult> ReportAsync(string id, HttpContext context, [FromServices] TraceJobs jobs)
    {
        if (jobs.Find(id)?.Report is not { } report)
            return Missing();
        // The saved page brings its own policy along; here it is only handed over.
        return TypedResults.File(
            Encoding.UTF8.GetBytes(await ReportFile.RenderAsync(report)),
            "text/html; charset=utf-8",
            $"stemma-{id}.html"
        );
    }

    /// <summary>The page for an address that leads nowhere.</summary>
    public static RazorComponentResult Missing() =>
        new RazorComponentResult<MissingPage> { StatusCode = StatusCodes.Status404NotFound };

    private static void Asset(RouteGroupBuilder assets, Assembly assembly, string name, string media)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var held = new MemoryStream();
        stream.CopyTo(held);
        var bytes = held.ToArray();
        // Asked again each time, answered with 304: a new version of the program is seen at once.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
        assets.MapGet(
            $"/assets/{name}",
            (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "no-cache";
                return TypedResults.Bytes(bytes, media + "; charset=utf-8", entityTag: tag);
            }
        );
    }
}
