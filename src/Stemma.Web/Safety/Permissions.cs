using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stemma.Web.Accounts;

namespace Stemma.Web.Safety;

/// <summary>Who is asked for what: each route names a scope, and a route that names none answers nobody.</summary>
internal static class Permissions
{
    /// <summary>Asks for somebody who signed in here and now: no token changes a password.</summary>
    public const string Session = "session";

    /// <summary>The routes let through only whoever may do this.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder routes, string scope)
        where TBuilder : IEndpointConventionBuilder => routes.RequireAuthorization(scope);

    public static void AddPermissions(this IServiceCollection services, ServeOptions options, AccountBook? book)
    {
        var known = services.AddAuthentication(Schemes.Chosen);
        if (book is null)
        {
            known.AddPolicyScheme(Schemes.Chosen, null, scheme => scheme.ForwardDefault = Schemes.Local);
            known.AddScheme<AuthenticationSchemeOptions, LocalCaller>(Schemes.Local, null);
        }
        else
        {
            services.AddHttpContextAccessor();
            services.AddAccounts(book).AddSignInManager();
            known.AddPolicyScheme(
                Schemes.Chosen,
                null,
                scheme =>
                    scheme.ForwardDefaultSelector = context =>
                        TokenCaller.IsShownIn(context.Request) ? Schemes.Token : IdentityConstants.ApplicationScheme
            );
            known.AddScheme<AuthenticationSchemeOptions, TokenCaller>(Schemes.Token, null);
            known.AddCookie(IdentityConstants.ApplicationScheme, cookie => Keep(cookie, options));
            // Holds what a passkey is asked to sign, between the question and the answer.
            known.AddCookie(
                IdentityConstants.TwoFactorUserIdScheme,
                cookie =>
                {
                    Bare(cookie.Cookie, "passkey", options);
                    cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                }
            );
            if (options.Oidc is { } provider)
                ProviderSignIn.Add(known, options, provider);
        }

        services
            .AddAuthorizationBuilder()
            .AddPolicy(Scope.Read, policy => policy.RequireClaim(Caller.ScopeClaim, Scope.Read))
            .AddPolicy(Scope.Trace, policy => policy.RequireClaim(Caller.ScopeClaim, Scope.Trace))
            .AddPolicy(Scope.Edit, policy => policy.RequireClaim(Caller.ScopeClaim, Scope.Edit))
            .AddPolicy(Scope.Administer, policy => policy.RequireClaim(Caller.ScopeClaim, Scope.Administer))
            .AddPolicy(
                Session,
                policy =>
                    policy.RequireAssertion(asked => asked.User.AccountId() is not null && asked.User.TokenId() is null)
            )
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(IsNoRoute).Build());
    }

    /// <summary>A route that names no scope answers nobody; that there is no such route, or method, a reader may learn.</summary>
    private static bool IsNoRoute(AuthorizationHandlerContext asked) =>
        asked.Resource is HttpContext context
        && context.GetEndpoint() is not RouteEndpoint
        && context.User.May(Scope.Read);

    private static void Keep(CookieAuthenticationOptions cookie, ServeOptions options)
    {
        Bare(cookie.Cookie, "session", options);
        cookie.ExpireTimeSpan = TimeSpan.FromHours(options.SessionHours);
        cookie.SlidingExpiration = false;
        cookie.Events.OnRedirectToLogin = context => Refusals.Challenge(context.HttpContext);
        cookie.Events.OnRedirectToAccessDenied = context => Refusals.Forbid(context.HttpContext);
        cookie.Events.OnValidatePrincipal = context =>
        {
            // A session ends at once when its account is removed, or its password, role or passkeys change.
            var services = context.HttpContext.RequestServices;
            var caller = context.Principal!;
            var stamp = caller.FindFirst(new ClaimsIdentityOptions().SecurityStampClaimType)?.Value;
            var account = caller.AccountId() is { } id ? services.GetRequiredService<AccountBook>().Find(id) : null;
            if (caller.HasClaim(claim => claim.Type == ProviderSignIn.Claim))
                return Task.CompletedTask;
            if (account is null || !string.Equals(account.Stamp, stamp, StringComparison.Ordinal))
                context.RejectPrincipal();
            return Task.CompletedTask;
        };
    }

    /// <summary>A cookie that scripts and other sites do not reach.</summary>
    public static void Bare(CookieBuilder cookie, string name, ServeOptions options)
    {
        // The prefix makes browsers refuse the cookie from other hosts, ports or over plain HTTP.
        cookie.Name = options.IsEncrypted ? $"__Host-stemma-{name}" : $"stemma-{name}";
        cookie.HttpOnly = true;
        cookie.SecurePolicy = options.IsEncrypted ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        // A link in a message should open signed in; what changes something asks for a token of its form besides.
        cookie.SameSite = SameSiteMode.Lax;
        cookie.IsEssential = true;
    }
}
