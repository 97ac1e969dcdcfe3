using Microsoft.AspNetCore.Http;

namespace Stemma.Web.Safety;

/// <summary>What every answer forbids browsers to do with it.</summary>
internal static class SecurityHeaders
{
    /// <summary>Only this server's own style sheet and script; nothing inline, nothing from elsewhere, in nobody's frame.</summary>
    private static readonly string Policy = Of("style-src 'self'; script-src 'self'; img-src 'self'");

    /// <summary>The policy of a page that says itself where styles, scripts and pictures may come from.</summary>
    public static string Of(string sources) =>
        $"default-src 'none'; {sources}; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task Set(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        // With "no-referrer" browsers send forms with the origin "null", which no page of ours can be told by.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        context.Response.OnStarting(KeepPrivate, context);
        return next(context);
    }

    /// <summary>What one caller may see is kept for nobody else, and asked for again, unless the route says otherwise.</summary>
    private static Task KeepPrivate(object state)
    {
        var headers = ((HttpContext)state).Response.Headers;
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "private, no-cache";
        return Task.CompletedTask;
    }
}
