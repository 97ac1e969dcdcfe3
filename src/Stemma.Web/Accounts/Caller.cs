using System.Security.Claims;

namespace Stemma.Web.Accounts;

/// <summary>Who sends a request, read from its claims.</summary>
internal static class Caller
{
    /// <summary>One claim for each thing the caller may do.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>The token that was used, where one was.</summary>
    public const string TokenClaim = "token";

    public static IEnumerable<Claim> ScopeClaims(IEnumerable<string> scopes) =>
        scopes.Select(scope => new Claim(ScopeClaim, scope));

    public static bool May(this ClaimsPrincipal caller, string scope) => caller.HasClaim(ScopeClaim, scope);

    /// <summary>The account's id, or null where nobody is signed in.</summary>
    public static string? AccountId(this ClaimsPrincipal caller) => caller.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>The token's id, or null where none was used.</summary>
    public static string? TokenId(this ClaimsPrincipal caller) => caller.FindFirstValue(TokenClaim);
}
