using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Stemma.Web.Accounts;
using Stemma.Web.Pages;
using Stemma.Web.Safety;
using Stemma.Web.Traces;

namespace Stemma.Web.Feeds;

/// <summary>The feeds of the archive: the list, and for editors of a server that watches, adding and removing.</summary>
internal static class FeedRoutes
{
    /// <summary>Longer addresses are not taken.</summary>
    private const int LongestAddress = 2_000;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(
            "/feeds",
            (HttpContext context, [FromServices] IAntiforgery guard, [FromServices] FeedDesk desk) =>
                Page(context, guard, desk, null)
        );
        pages
            .MapPost(
                "/feeds",
                (HttpContext context, [FromServices] IAntiforgery guard, [FromServices] FeedDesk desk) =>
                    ChangeAsync(context, guard, desk, Add)
            )
            .Needs(Scope.Edit);
        pages
            .MapPost(
                "/feeds/remove",
                (HttpContext context, [FromServices] IAntiforgery guard, [FromServices] FeedDesk desk) =>
                    ChangeAsync(context, guard, desk, Remove)
            )
            .Needs(Scope.Edit);
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext context,
        IAntiforgery guard,
        FeedDesk desk,
        Func<FeedDesk, string, string?> change
    )
    {
        if (!await guard.IsRequestValidAsync(context))
            return Page(context, guard, desk, "The page was too old. Try again.");
        if (!desk.IsWatching)
            return Page(context, guard, desk, "This server watches no feeds: it was started without --watch.");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var wrong = change(desk, form["address"].ToString().Trim());
        return wrong is null ? TypedResults.LocalRedirect("/feeds") : Page(context, guard, desk, wrong);
    }

    private static string? Add(FeedDesk desk, string written) =>
        written.Length > LongestAddress || TraceOrder.Link(written) is not { } address
            ? "A feed's address begins with http:// or https://."
        : desk.Add(address) ? null
        : $"At most {FeedDesk.Most} feeds are watched.";

    private static string? Remove(FeedDesk desk, string address) =>
        desk.Remove(address) ? null : "That feed is not watched.";

    private static RazorComponentResult<FeedsPage> Page(
        HttpContext context,
        IAntiforgery guard,
        FeedDesk desk,
        string? wrong
    ) =>
        new(
            StoryRoutes.With(
                (nameof(FeedsPage.Feeds), desk.All()),
                (nameof(FeedsPage.IsWatching), desk.IsWatching),
                (nameof(FeedsPage.MayChange), desk.IsWatching && context.User.May(Scope.Edit)),
                (nameof(FeedsPage.Token), FormToken.For(context, guard)),
                (nameof(FeedsPage.Wrong), wrong)
            )
        )
        {
            StatusCode = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
}
