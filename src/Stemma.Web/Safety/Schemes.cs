using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stemma.Web.Accounts;

namespace Stemma.Web.Safety;

/// <summary>The ways a caller is known by.</summary>
internal static class Schemes
{
    /// <summary>Chooses one of the others for each request.</summary>
    public const string Chosen = "caller";

    /// <summary>On the loopback address without sign-in: whoever reaches the port is the user.</summary>
    public const string Local = "local";

    /// <summary>An API token in the Authorization header.</summary>
    public const string Token = "token";
}

/// <summary>Takes every caller for the user of this machine; used only where nobody else reaches the port.</summary>
internal sealed class LocalCaller(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory log,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var claims = Caller.ScopeClaims(Scope.All).Append(new Claim(ClaimTypes.Name, "local"));
        var caller = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(caller, Scheme.Name)));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refusals.Forbid(Context);
}

/// <summary>Knows a caller by an API token: <c>Authorization: Bearer stemma_…</c>.</summary>
internal sealed class TokenCaller(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory log,
    UrlEncoder encoder,
    AccountBook book
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private const string Prefix = "Bearer ";

    /// <summary>True where a token is shown, right or wrong.</summary>
    public static bool IsShownIn(HttpRequest request) => request.Headers.Authorization.Count > 0;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        if (book.Use(header[Prefix.Length..].Trim()) is not var (token, account))
            return Task.FromResult(AuthenticateResult.Fail("The token is unknown, revoked or past its time."));
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, account.Id),
            new(ClaimTypes.Name, account.Name),
            new(Caller.TokenClaim, token.Id),
            .. Caller.ScopeClaims(token.Scopes.Intersect(Scope.Of(account.Role), StringComparer.Ordinal)),
        ];
        var caller = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(caller, Scheme.Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Refusals.Challenge(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refusals.Forbid(Context);
}
