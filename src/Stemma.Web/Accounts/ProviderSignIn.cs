using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Stemma.Web.Safety;

namespace Stemma.Web.Accounts;

/// <summary>Signing in with an organisation's provider of OpenID Connect: authorization code with PKCE.</summary>
/// <remarks>
/// The provider says who somebody is and in which groups; which groups make which role, the settings say. Nothing is kept
/// of it but the session.
/// </remarks>
internal static class ProviderSignIn
{
    public const string Scheme = "provider";

    /// <summary>Marks sessions that no account of ours stands behind.</summary>
    public const string Claim = "provider";

    /// <summary>Where the provider sends browsers back to.</summary>
    public const string Done = "/sign-in/provider/done";

    public static void Add(AuthenticationBuilder known, ServeOptions options, OidcOptions provider)
    {
        if (!Uri.TryCreate(provider.Authority, UriKind.Absolute, out var authority))
            throw new ServeException("oidc.authority wants the address of a provider.", provider.Authority);
        var secret = Secret(provider);
        known.AddOpenIdConnect(
            Scheme,
            oidc =>
            {
                oidc.Authority = provider.Authority;
                oidc.ClientId = provider.ClientId;
                oidc.ClientSecret = secret;
                oidc.RequireHttpsMetadata = !authority.IsLoopback;
                oidc.SignInScheme = IdentityConstants.ApplicationScheme;
                oidc.CallbackPath = Done;
                oidc.ResponseType = OpenIdConnectResponseType.Code;
                // A form that another site posts is refused here, so the code comes in the address; PKCE makes it useless alone.
                oidc.ResponseMode = OpenIdConnectResponseMode.Query;
                oidc.MapInboundClaims = false;
                oidc.TokenValidationParameters.ValidAudience = provider.ClientId;
                Permissions.Bare(oidc.CorrelationCookie, "provider-", options);
                Permissions.Bare(oidc.NonceCookie, "nonce-", options);
                oidc.Events.OnTokenValidated = context =>
                {
                    if (Known(context.Principal!, provider) is { } known)
                        context.Principal = known;
                    else
                        context.Fail("The provider names no role that is known here.");
                    return Task.CompletedTask;
                };
                oidc.Events.OnTicketReceived = context =>
                {
                    Audit(context.HttpContext)
                        .Note(context.HttpContext, "sign-in with provider", "done", Name(context.Principal));
                    return Task.CompletedTask;
                };
                oidc.Events.OnRemoteFailure = context =>
                {
                    Audit(context.HttpContext)
                        .Note(context.HttpContext, "sign-in with provider", "refused", context.Failure?.Message);
                    context.Response.Redirect("/sign-in?refused=true");
                    context.HandleResponse();
                    return Task.CompletedTask;
                };
            }
        );
    }

    private static ClaimsPrincipal? Known(ClaimsPrincipal told, OidcOptions provider)
    {
        var groups = told.FindAll(provider.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        Role? role =
            groups.Overlaps(provider.Administrators) ? Role.Administrator
            : groups.Overlaps(provider.Editors) ? Role.Editor
            : groups.Overlaps(provider.Readers) ? Role.Reader
            : null;
        if (role is null || told.FindFirstValue("sub") is not { } subject)
            return null;
        Claim[] claims =
        [
            // No id of an account of ours looks so.
            new(ClaimTypes.NameIdentifier, $"provider:{subject}"),
            new(ClaimTypes.Name, Name(told) ?? subject),
            new(Claim, provider.Authority),
            .. Caller.ScopeClaims(Scope.Of(role.Value)),
        ];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme));
    }

    private static string? Name(ClaimsPrincipal? told) =>
        told?.FindFirstValue(ClaimTypes.Name)
        ?? told?.FindFirstValue("preferred_username")
        ?? told?.FindFirstValue("email")
        ?? told?.FindFirstValue("name");

    private static AuditLog Audit(HttpContext context) => context.RequestServices.GetRequiredService<AuditLog>();

    private static string? Secret(OidcOptions provider)
    {
        try
        {
            return provider.ClientSecretFile is { } file ? File.ReadAllText(file).Trim() : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ServeException(
                $"The provider's secret cannot be read: {exception.Message}",
                provider.ClientSecretFile,
                exception
            );
        }
    }
}
