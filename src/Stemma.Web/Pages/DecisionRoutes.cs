using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Stemma.Web.Accounts;
using Stemma.Web.Safety;
using Stemma.Web.Stories;

namespace Stemma.Web.Pages;

/// <summary>Confirming and rejecting edges and joins, taking that back, and the history.</summary>
internal static class DecisionRoutes
{
    public static void Map(IEndpointRouteBuilder pages, string story)
    {
        pages.MapGet(story + "/decisions", Show);
        pages.MapPost(story + "/decisions", DecideAsync).Needs(Scope.Edit);
        pages.MapPost(story + "/decisions/undo", UndoAsync).Needs(Scope.Edit);
    }

    private static RazorComponentResult Show(
        string id,
        string story,
        [FromQuery] string? from,
        [FromQuery] string? to,
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] KnownStories known,
        [FromServices] StoryDecisions decisions
    ) =>
        known.Find(id, story) is { } found
            ? Page(found, from, to, null, context, guard, decisions)
            : PageRoutes.Missing();

    private static async Task<IResult> DecideAsync(
        string id,
        string story,
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] KnownStories known,
        [FromServices] StoryDecisions decisions
    )
    {
        if (known.Find(id, story) is not { } found)
            return PageRoutes.Missing();
        if (!await guard.IsRequestValidAsync(context))
            return Page(found, null, null, "The page was too old. Decide again.", context, guard, decisions);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var subject = int.TryParse(form["of"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? DecisionsPage.Subjects(found.Report).ElementAtOrDefault(number)
            : default;
        var verdict = form["verdict"].ToString();
        var note = form["note"].ToString();
        if (subject.Name is null)
            return Page(found, null, null, "There is no such tie in this story.", context, guard, decisions);
        if (verdict is not ("confirmed" or "rejected") || note.Length > StoryDecisions.MostNote)
            return Page(
                found,
                subject.From,
                subject.To,
                "Confirm or reject, with a note of up to 2,000 characters.",
                context,
                guard,
                decisions
            );
        var by = context.User.Identity?.Name ?? "local";
        return decisions.Add(found.Report.Id, subject.From, subject.To, verdict, by, note)
            ? TypedResults.LocalRedirect($"{found.Address}/decisions")
            : Page(found, null, null, "There are too many decisions on this story.", context, guard, decisions);
    }

    private static async Task<IResult> UndoAsync(
        string id,
        string story,
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] KnownStories known,
        [FromServices] StoryDecisions decisions
    )
    {
        if (known.Find(id, story) is not { } found)
            return PageRoutes.Missing();
        if (!await guard.IsRequestValidAsync(context))
            return Page(found, null, null, "The page was too old. Try again.", context, guard, decisions);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return
            int.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && decisions.Undo(found.Report.Id, number)
            ? TypedResults.LocalRedirect($"{found.Address}/decisions")
            : Page(found, null, null, "There is no such decision to take back.", context, guard, decisions);
    }

    private static RazorComponentResult<DecisionsPage> Page(
        KnownStory found,
        string? from,
        string? to,
        string? wrong,
        HttpContext context,
        IAntiforgery guard,
        StoryDecisions decisions
    ) =>
        new(
            StoryRoutes.With(
                (nameof(DecisionsPage.Known), found),
                (nameof(DecisionsPage.From), from),
                (nameof(DecisionsPage.To), to),
                (nameof(DecisionsPage.Wrong), wrong),
                (nameof(DecisionsPage.Token), FormToken.For(context, guard)),
                (nameof(DecisionsPage.MayDecide), context.User.May(Scope.Edit)),
                (nameof(DecisionsPage.Decisions), decisions.Of(found.Report.Id))
            )
        )
        {
            StatusCode = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
}
