using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Stemma.Web.Safety;

namespace Stemma.Web.Accounts;

/// <summary>What somebody who is signed in may change of the own account.</summary>
internal static class AccountRoutes
{
    /// <summary>An authenticator's answer is 1 to 5 kB; attestation chains make it longer.</summary>
    private const int LongestAnswer = 64_000;

    public static void Map(IEndpointRouteBuilder pages)
    {
        var account = pages.MapGroup("/account").RequireAuthorization(Permissions.Session);
        account.MapGet("", ShowAsync);
        account.MapPost("/password", PasswordAsync).RequireRateLimiting(Limits.SignIn);
        account.MapPost("/passkeys/options", QuestionAsync);
        account.MapPost("/passkeys", AddAsync);
        account.MapPost("/passkeys/{id}/remove", RemoveAsync);
    }

    public static ProblemHttpResult Refused(string why) =>
        Problems.Of(StatusCodes.Status400BadRequest, WebCodes.AccountRefused, why);

    public static ProblemHttpResult TooOld() => Refused("The page was too old. Load it again.");

    /// <summary>The body as text, or null where it is too long.</summary>
    public static async Task<string?> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is not (> 0 and <= LongestAnswer))
            return null;
        using var reader = new StreamReader(context.Request.Body);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] UserManager<Account> accounts
    ) => await PageAsync(context, guard, accounts, null, isWrong: false);

    private static async Task<IResult> PageAsync(
        HttpContext context,
        IAntiforgery guard,
        UserManager<Account> accounts,
        string? told,
        bool isWrong
    )
    {
        var account = await accounts.GetUserAsync(context.User);
        return new RazorComponentResult<AccountPage>(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(AccountPage.Token)] = FormToken.For(context, guard),
                [nameof(AccountPage.Name)] = context.User.Identity!.Name,
                [nameof(AccountPage.Scopes)] = context
                    .User.FindAll(Caller.ScopeClaim)
                    .Select(claim => claim.Value)
                    .ToArray(),
                [nameof(AccountPage.Passkeys)] = account is null ? [] : await accounts.GetPasskeysAsync(account),
                [nameof(AccountPage.IsLocal)] = account is not null,
                [nameof(AccountPage.Told)] = told,
                [nameof(AccountPage.IsWrong)] = isWrong,
            }
        )
        {
            StatusCode = isWrong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        };
    }

    private static async Task<IResult> PasswordAsync(
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] UserManager<Account> accounts,
        [FromServices] SignInManager<Account> signIn,
        [FromServices] AuditLog audit
    )
    {
        if (!await guard.IsRequestValidAsync(context) || await accounts.GetUserAsync(context.User) is not { } account)
            return TooOld();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var check = await signIn.CheckPasswordSignInAsync(account, form["old"].ToString(), lockoutOnFailure: true);
        var outcome = check.Succeeded
            ? await accounts.ChangePasswordAsync(account, form["old"].ToString(), form["new"].ToString())
            : IdentityResult.Failed(new IdentityError { Description = "The present password is another." });
        audit.Note(context, "change password", outcome.Succeeded ? "done" : "refused");
        if (!outcome.Succeeded)
            return await PageAsync(context, guard, accounts, Why(outcome), isWrong: true);
        await signIn.RefreshSignInAsync(account);
        return await PageAsync(context, guard, accounts, "The password is changed; other sessions are ended.", false);
    }

    private static async Task<IResult> QuestionAsync(
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] UserManager<Account> accounts,
        [FromServices] SignInManager<Account> signIn
    )
    {
        if (!await guard.IsRequestValidAsync(context) || await accounts.GetUserAsync(context.User) is not { } account)
            return TooOld();
        var options = await signIn.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = account.Id,
                Name = account.Name,
                DisplayName = account.Name,
            }
        );
        return TypedResults.Content(options, "application/json");
    }

    private static async Task<IResult> AddAsync(
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] UserManager<Account> accounts,
        [FromServices] SignInManager<Account> signIn,
        [FromServices] AuditLog audit
    )
    {
        if (!await guard.IsRequestValidAsync(context) || await accounts.GetUserAsync(context.User) is not { } account)
            return TooOld();
        if (await BodyAsync(context) is not { } credential)
            return Refused("That is no answer of a passkey.");
        PasskeyAttestationResult attested;
        try
        {
            attested = await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return TooOld();
        }

        var outcome =
            attested.Succeeded && attested.UserEntity.Id == account.Id
                ? await accounts.AddOrUpdatePasskeyAsync(account, attested.Passkey)
                : IdentityResult.Failed();
        audit.Note(context, "add passkey", outcome.Succeeded ? "done" : "refused");
        return outcome.Succeeded ? TypedResults.Ok(new { }) : Refused("The passkey was not accepted.");
    }

    private static async Task<IResult> RemoveAsync(
        string id,
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] UserManager<Account> accounts,
        [FromServices] SignInManager<Account> signIn,
        [FromServices] AuditLog audit
    )
    {
        if (!await guard.IsRequestValidAsync(context) || await accounts.GetUserAsync(context.User) is not { } account)
            return TooOld();
        if (id.Length is 0 or > 2_046 || id.Length % 2 != 0 || !id.All(char.IsAsciiHexDigit))
            return Refused("There is no such passkey.");
        var outcome = await accounts.RemovePasskeyAsync(account, Convert.FromHexString(id));
        // Whoever came in by it is shown out.
        await accounts.UpdateSecurityStampAsync(account);
        await signIn.RefreshSignInAsync(account);
        audit.Note(context, "remove passkey", outcome.Succeeded ? "done" : "refused");
        return await PageAsync(context, guard, accounts, "The passkey is removed.", isWrong: false);
    }

    private static string Why(IdentityResult outcome) =>
        string.Join(' ', outcome.Errors.Select(error => error.Description));
}
