using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Stemma.Web.Safety;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace Stemma.Web.Accounts;

/// <summary>Signing in and out. Mapped only where callers must be known.</summary>
internal static class SignInRoutes
{
    /// <summary>Says neither whether there is such an account nor whether it waits: either would help whoever guesses.</summary>
    private const string Refused =
        "Name and password do not fit, or there were too many wrong ones: then wait a quarter of an hour.";

    /// <summary>A hash of no password, compared with where there is no account, so that both take the same time.</summary>
    private static readonly Account Nobody = new()
    {
        Id = string.Empty,
        Name = string.Empty,
        Created = default,
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/").ExcludeFromDescription();
        var signIn = pages.MapGroup("/sign-in").AllowAnonymous();
        signIn.MapGet("", Show);
        signIn.MapPost("", SignInAsync).RequireRateLimiting(Limits.SignIn);
        signIn.MapPost("/passkey/options", QuestionAsync).RequireRateLimiting(Limits.SignIn);
        signIn.MapPost("/passkey", AnswerAsync).RequireRateLimiting(Limits.SignIn);
        signIn.MapGet("/provider", Provider);
        pages.MapPost("/sign-out", SignOutAsync).RequireAuthorization(Permissions.Session);
        AccountRoutes.Map(pages);
        AccountsRoutes.Map(pages);
    }

    private static RazorComponentResult Show(
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] ServeOptions options,
        string? to,
        bool refused = false
    ) =>
        Page(
            context,
            guard,
            options,
            to,
            refused ? "The provider did not let you in, or names no role for you." : null
        );

    private static RazorComponentResult Page(
        HttpContext context,
        IAntiforgery guard,
        ServeOptions options,
        string? to,
        string? wrong
    ) =>
        new RazorComponentResult<SignInPage>(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(SignInPage.Token)] = FormToken.For(context, guard),
                [nameof(SignInPage.To)] = Target(to),
                [nameof(SignInPage.Wrong)] = wrong,
                [nameof(SignInPage.Provider)] = options.Oidc is not null,
            }
        )
        {
            StatusCode = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] ServeOptions options,
        [FromServices] UserManager<Account> accounts,
        [FromServices] SignInManager<Account> signIn,
        [FromServices] AuditLog audit
    )
    {
        if (!await guard.IsRequestValidAsync(context))
            return Page(context, guard, options, null, "The page was too old. Sign in again.");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, password, to) = (form["name"].ToString(), form["password"].ToString(), form["to"].ToString());
        var account = name.Length is > 0 and <= 100 ? await accounts.FindByNameAsync(name) : null;
        if (account?.PasswordHash is null)
        {
            accounts.PasswordHasher.HashPassword(Nobody, password);
            audit.Note(context, "sign-in", "refused", name);
            return Page(context, guard, options, to, Refused);
        }

        var outcome = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        audit.Note(
            context,
            "sign-in",
            outcome.Succeeded ? "done"
                : outcome.IsLockedOut ? "locked"
                : "refused",
            name
        );
        return outcome.Succeeded ? TypedResults.LocalRedirect(Target(to)) : Page(context, guard, options, to, Refused);
    }

    private static IResult Provider([FromServices] ServeOptions options, string? to) =>
        options.Oidc is null
            ? Problems.Of(StatusCodes.Status404NotFound, WebCodes.NoTrace, "There is no provider to sign in with.")
            : TypedResults.Challenge(
                new AuthenticationProperties { RedirectUri = Target(to) },
                [ProviderSignIn.Scheme]
            );

    private static async Task<IResult> QuestionAsync(
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] SignInManager<Account> signIn
    )
    {
        if (!await guard.IsRequestValidAsync(context))
            return AccountRoutes.TooOld();
        // Asked without a name: which accounts there are, and which have passkeys, is nobody's business.
        return TypedResults.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] SignInManager<Account> signIn,
        [FromServices] AuditLog audit
    )
    {
        if (!await guard.IsRequestValidAsync(context))
            return AccountRoutes.TooOld();
        if (await AccountRoutes.BodyAsync(context) is not { } credential)
            return AccountRoutes.Refused("That is no answer of a passkey.");
        var outcome = SignInResult.Failed;
        try
        {
            outcome = await signIn.PasskeySignInAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // No question is open: its cookie is gone or too old.
        }

        audit.Note(context, "sign-in with passkey", outcome.Succeeded ? "done" : "refused");
        return outcome.Succeeded
            ? TypedResults.Ok(new { })
            : AccountRoutes.Refused("The passkey is not known here, or its answer came too late.");
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] SignInManager<Account> signIn,
        [FromServices] AuditLog audit
    )
    {
        if (!await guard.IsRequestValidAsync(context))
            return AccountRoutes.TooOld();
        await signIn.SignOutAsync();
        audit.Note(context, "sign-out", "done");
        return TypedResults.LocalRedirect("/sign-in");
    }

    /// <summary>Where to go after signing in: a path of ours, whatever the address asks for.</summary>
    public static string Target(string? to) => RedirectHttpResult.IsLocalUrl(to) ? to! : "/";
}
