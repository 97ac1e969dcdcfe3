using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Stemma.Web.Safety;

namespace Stemma.Web.Accounts;

/// <summary>All accounts and tokens, for administrators who signed in here: roles are changed, tokens revoked. No token does either here.</summary>
internal static class AccountsRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        var accounts = pages.MapGroup("/accounts").RequireAuthorization(Permissions.Session).Needs(Scope.Administer);
        accounts.MapGet(
            "",
            (HttpContext context, [FromServices] IAntiforgery guard, [FromServices] AccountBook book) =>
                Page(context, guard, book, null, isWrong: false)
        );
        accounts.MapPost("/{id}/role", SetRoleAsync);
        accounts.MapPost("/tokens/{id}/revoke", RevokeAsync);
    }

    private static async Task<IResult> SetRoleAsync(
        string id,
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] AccountBook book,
        [FromServices] UserManager<Account> accounts,
        [FromServices] AuditLog audit
    )
    {
        if (!await guard.IsRequestValidAsync(context))
            return AccountRoutes.TooOld();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        // By name only: a number would be parsed too, whatever it stands for.
        var role = Enum.GetValues<Role>()
            .Where(role => string.Equals(role.ToString(), form["role"], StringComparison.OrdinalIgnoreCase))
            .Cast<Role?>()
            .FirstOrDefault();
        var account = await accounts.FindByIdAsync(id);
        var wrong =
            account is null ? "There is no such account."
            : role is null ? "There is no such role."
            // So there is always somebody left who may.
            : account.Id == context.User.AccountId() ? "Your own role is for another administrator to change."
            : null;
        if (wrong is null)
            await Administration.SetRoleAsync(accounts, account!, role!.Value);
        audit.Note(context, "user role", wrong is null ? "done" : "refused", $"{account?.Name ?? id} {form["role"]}");
        return Page(
            context,
            guard,
            book,
            wrong ?? $"{account!.Name} is {role.ToString()!.ToLowerInvariant()} from now on.",
            wrong is not null
        );
    }

    private static async Task<IResult> RevokeAsync(
        string id,
        HttpContext context,
        [FromServices] IAntiforgery guard,
        [FromServices] AccountBook book,
        [FromServices] AuditLog audit
    )
    {
        if (!await guard.IsRequestValidAsync(context))
            return AccountRoutes.TooOld();
        var isDone = book.RevokeToken(id);
        audit.Note(context, "token revoke", isDone ? "done" : "refused", id);
        return Page(
            context,
            guard,
            book,
            isDone ? $"Token {id} opens nothing any more." : "There is no token of that id to revoke.",
            isWrong: !isDone
        );
    }

    private static RazorComponentResult<AccountsPage> Page(
        HttpContext context,
        IAntiforgery guard,
        AccountBook book,
        string? told,
        bool isWrong
    ) =>
        new(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(AccountsPage.Token)] = FormToken.For(context, guard),
                [nameof(AccountsPage.Accounts)] = book.All(),
                [nameof(AccountsPage.Tokens)] = book.Tokens().Reverse().ToArray(),
                [nameof(AccountsPage.Now)] = book.Time.GetUtcNow(),
                [nameof(AccountsPage.Own)] = context.User.AccountId(),
                [nameof(AccountsPage.Told)] = told,
                [nameof(AccountsPage.IsWrong)] = isWrong,
            }
        )
        {
            StatusCode = isWrong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        };
}
