using Microsoft.AspNetCore.Http;

namespace Stemma.Web.Safety;

/// <summary>What every answer forbids browsers to do with it.</summary>
internal static class SecurityHeaders
{
    /// <summary>Only this server's own style sheet and script; nothing inline, nothing from elsewhere, in nobody's frame.</summary>
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

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
        return next(context);
    }
}
