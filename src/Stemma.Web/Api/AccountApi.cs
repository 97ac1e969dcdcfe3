using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Stemma.Web.Accounts;
using Stemma.Web.Safety;

namespace Stemma.Web.Api;

/// <summary>Accounts and tokens, for administrators. They are made on the command line, where nobody else looks on.</summary>
internal static class AccountApi
{
    private const string TokenPattern = "^[0-9a-f]{12}$";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1").WithTags("accounts").DisableAntiforgery().Needs(Scope.Administer);
        group.MapGet("/accounts", Accounts).Tagged().WithName("listAccounts").WithSummary("Lists who may sign in");
        group
            .MapGet("/tokens", Tokens)
            .Tagged()
            .WithName("listTokens")
            .WithSummary("Lists tokens, revoked and expired ones too; never their secrets");
        group
            .MapDelete("/tokens/{id}", Revoke)
            .WithName("revokeToken")
            .WithSummary("Ends a token at once")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<Paged<AccountSummary>> Accounts(
        [FromServices] AccountBook book,
        [FromQuery, Range(0, int.MaxValue)] int offset = 0,
        [FromQuery, Range(1, Paging.Most)] int limit = Paging.Usual
    ) => TypedResults.Ok(Paging.Of(book.All(), offset, limit, "/api/v1/accounts?", AccountSummary.Of));

    private static Ok<Paged<ApiToken>> Tokens(
        [FromServices] AccountBook book,
        [FromQuery, Range(0, int.MaxValue)] int offset = 0,
        [FromQuery, Range(1, Paging.Most)] int limit = Paging.Usual
    ) => TypedResults.Ok(Paging.Of(book.Tokens(), offset, limit, "/api/v1/tokens?", token => token));

    private static Results<NoContent, ProblemHttpResult> Revoke(
        [RegularExpression(TokenPattern)] string id,
        HttpContext context,
        [FromServices] AccountBook book,
        [FromServices] AuditLog audit
    )
    {
        if (!book.RevokeToken(id))
            return Problems.Of(
                StatusCodes.Status404NotFound,
                WebCodes.NoTrace,
                "There is no token of that id to revoke."
            );
        audit.Note(context, "token revoke", "done", id);
        return TypedResults.NoContent();
    }
}

/// <summary>An account in a list.</summary>
/// <param name="Id">Names it for ever.</param>
/// <param name="Name">What is typed to sign in.</param>
/// <param name="Role">Reader, editor or administrator.</param>
/// <param name="Created">When it was made.</param>
/// <param name="LockedUntil">Until when no password is accepted, or null.</param>
public sealed record AccountSummary(
    string Id,
    string Name,
    Role Role,
    DateTimeOffset Created,
    DateTimeOffset? LockedUntil
)
{
    internal static AccountSummary Of(Account account) =>
        new(account.Id, account.Name, account.Role, account.Created, account.LockedUntil);
}
