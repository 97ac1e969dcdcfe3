using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Stemma.Grouping;
using Stemma.Publishing.Json;
using Stemma.Web.Accounts;
using Stemma.Web.Safety;
using Stemma.Web.Stories;

namespace Stemma.Web.Pages;

/// <summary>Confirming and rejecting descents and joins, taking that back, the history, and the file that the command line reads.</summary>
internal static class DecisionRoutes
{
    public static void Map(IEndpointRouteBuilder pages, string story)
    {
        pages.MapGet(story + "/decisions", Show);
        pages.MapGet(story + "/decisions.json", Write);
        pages.MapPost(story + "/decisions", DecideAsync).Needs(Scope.Edit);
        pages.MapPost(story + "/decisions/undo", UndoAsync).Needs(Scope.Edit);
    }

    private static RazorComponentResult Show(
        [FromQuery] string? from,
        [FromQuery] string? to,
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] KnownStories known,
        [FromServices] DecisionBook book
    ) => known.Find(context) is { } found ? Page(found, from, to, null, context, guard, book) : PageRoutes.Missing();

    private static IResult Write(
        HttpContext context,
        [FromServices] KnownStories known,
        [FromServices] DecisionBook book
    )
    {
        if (known.Find(context) is not { } found)
            return PageRoutes.Missing();
        using var held = new MemoryStream();
        ReportJson.Write(held, book.Standing(found));
        return TypedResults.File(held.ToArray(), "application/json", "decisions.json");
    }

    private static async Task<IResult> DecideAsync(
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] KnownStories known,
        [FromServices] DecisionBook book,
        [FromServices] ServeOptions options,
        [FromServices] AuditLog audit
    )
    {
        if (known.Find(context) is not { } found)
            return PageRoutes.Missing();
        if (!await guard.IsRequestValidAsync(context))
            return Page(found, null, null, "The page was too old. Decide again.", context, guard, book);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var decision = Read(form, context.User.Identity?.Name, options.Time);
        var wrong = decision is null
            ? "Name two accounts and what you decide of them, with a note of up to 2,000 characters."
            : await book.DecideAsync(found, decision);
        if (wrong is not null)
            return Page(found, null, null, wrong, context, guard, book);
        audit.Note(context, $"decide {form["ruling"]}", "done", $"{decision!.Article} {decision.Other}");
        return Onwards(found, decision, known);
    }

    private static async Task<IResult> UndoAsync(
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] KnownStories known,
        [FromServices] DecisionBook book
    )
    {
        if (known.Find(context) is not { } found)
            return PageRoutes.Missing();
        if (!await guard.IsRequestValidAsync(context))
            return Page(found, null, null, "The page was too old. Try again.", context, guard, book);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var made = long.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? book.Of(found).FirstOrDefault(entry => entry.Number == number)
            : null;
        var wrong = made is null ? "There is no such decision to take back." : await book.UndoAsync(found, made.Number);
        return wrong is null
            ? Onwards(found, made!.Decision, known)
            : Page(found, null, null, wrong, context, guard, book);
    }

    private static Decision? Read(IFormCollection form, string? who, TimeProvider time)
    {
        var article = form["article"].ToString().Trim();
        var other = form["named"].ToString().Trim() is { Length: > 0 } named ? named : form["other"].ToString().Trim();
        var note = form["note"].ToString().ReplaceLineEndings("\n").Trim();
        (bool Confirmed, DecisionAbout About)? ruling = form["ruling"].ToString() switch
        {
            "confirm" => (true, DecisionAbout.Descent),
            "reject" => (false, DecisionAbout.Descent),
            "together" => (true, DecisionAbout.Join),
            "apart" => (false, DecisionAbout.Join),
            _ => null,
        };
        if (
            ruling is not var (confirmed, about)
            || article.Length is 0 or > DecisionBook.MostNote
            || other.Length is 0 or > DecisionBook.MostNote
            || note.Length > DecisionBook.MostNote
        )
            return null;
        return new Decision(confirmed, about, article, other)
        {
            Who = who,
            When = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Note = note.Length == 0 ? null : note,
        };
    }

    /// <summary>To the decisions of the story that the article is in now; to the trace while it is worked on.</summary>
    private static RedirectHttpResult Onwards(KnownStory found, Decision decision, KnownStories known)
    {
        if (found.Trace is { Status.IsFinal: false } trace)
            return TypedResults.LocalRedirect($"/traces/{trace.Id}");
        var name = decision.Article;
        var now = found.Trace is { } traced
            ? traced.Report?.Stories.FirstOrDefault(story =>
                new ArticleNames([.. story.Story.Witnesses.SelectMany(witness => witness.Versions)]).Named(name).Count
                > 0
            )
                is { } story
                ? KnownStories.AddressOf(traced.Id, story)
                : null
            : known.Kept(found.Report.Story.Witnesses[0].Article.Id)?.Address;
        return TypedResults.LocalRedirect(now is null ? "/" : now + "/decisions");
    }

    private static RazorComponentResult<DecisionsPage> Page(
        KnownStory found,
        string? from,
        string? to,
        string? wrong,
        HttpContext context,
        IAntiforgery guard,
        DecisionBook book
    ) =>
        new(
            StoryRoutes.With(
                (nameof(DecisionsPage.Known), found),
                (nameof(DecisionsPage.From), from),
                (nameof(DecisionsPage.To), to),
                (nameof(DecisionsPage.Wrong), wrong),
                (nameof(DecisionsPage.Token), FormToken.For(context, guard)),
                (nameof(DecisionsPage.MayDecide), context.User.May(Scope.Edit)),
                (nameof(DecisionsPage.Decisions), book.Of(found))
            )
        )
        {
            StatusCode = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
}
