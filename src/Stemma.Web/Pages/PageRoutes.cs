using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Stemma.Pages;
using Stemma.Web.Accounts;
using Stemma.Web.Safety;
using Stemma.Web.Traces;

namespace Stemma.Web.Pages;

/// <summary>The pages, for people.</summary>
internal static class PageRoutes
{
    public static void Map(IEndpointRouteBuilder routes, ServeOptions options)
    {
        // Pages may be read by whoever may read; whatever changes something names what more it needs.
        var pages = routes.MapGroup("/").ExcludeFromDescription().Needs(Scope.Read);
        pages.MapGet(
            "/",
            (HttpContext context, [FromServices] IAntiforgery guard, [FromServices] TraceJobs jobs) =>
                Front(context, guard, jobs, null)
        );
        pages.MapGet("/help", () => new RazorComponentResult<HelpPage>());
        pages.MapPost("/traces", BeginAsync).Needs(Scope.Trace).TakesUploads(options);
        pages.MapGet("/traces/{id}", Trace);
        pages.MapGet("/traces/{id}/report.html", ReportAsync);
        // The look of pages is no secret, and the sign-in page has it too.
        var assets = routes.MapGroup("/").ExcludeFromDescription().AllowAnonymous();
        Asset(assets, typeof(ReportFile).Assembly, "Page.css", "text/css");
        Asset(assets, typeof(ReportFile).Assembly, "Page.js", "text/javascript");
        Asset(assets, typeof(PageRoutes).Assembly, "Web.css", "text/css");
        Asset(assets, typeof(PageRoutes).Assembly, "Web.js", "text/javascript");
        Asset(assets, typeof(PageRoutes).Assembly, "SignIn.js", "text/javascript");
    }

    private static RazorComponentResult Front(HttpContext context, IAntiforgery guard, TraceJobs jobs, string? wrong)
    {
        var tokens = guard.GetAndStoreTokens(context);
        return new RazorComponentResult<FrontPage>(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(FrontPage.TokenField)] = tokens.FormFieldName,
                [nameof(FrontPage.Token)] = tokens.RequestToken,
                [nameof(FrontPage.Recent)] = jobs.Recent.Select(TraceSummary.Of).ToArray(),
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
        [FromServices] ServeOptions options
    )
    {
        try
        {
            await guard.ValidateRequestAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return Front(context, guard, jobs, "The page was too old. Give your articles again.");
        }

        var (order, wrong) = await TraceForm.OfAsync(
            await context.Request.ReadFormAsync(context.RequestAborted),
            options.MaxSources
        );
        if (order is null)
            return Front(context, guard, jobs, wrong);
        return jobs.Begin(order, key: null) is { } job
            ? TypedResults.LocalRedirect($"/traces/{job.Id}", permanent: false, preserveMethod: false)
            : Front(context, guard, jobs, "Too many traces wait. Try again later.");
    }

    private static RazorComponentResult Trace(string id, [FromServices] TraceJobs jobs) =>
        jobs.Find(id) is { } job
            ? new RazorComponentResult<TracePage>(
                new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(TracePage.Job)] = job }
            )
            : Missing();

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
        assets.MapGet($"/assets/{name}", () => TypedResults.Bytes(bytes, media + "; charset=utf-8"));
    }
}
