using Microsoft.AspNetCore.Http;

namespace Stemma.Web.Safety;

/// <summary>How a caller learns that it is not known, or may not.</summary>
internal static class Refusals
{
    /// <summary>A browser is led to the sign-in page; a program is told to show a token.</summary>
    public static Task Challenge(HttpContext context)
    {
        var request = context.Request;
        if (IsBrowsing(request))
        {
            var target = request.PathBase + request.Path + request.QueryString;
            context.Response.Redirect("/sign-in" + QueryString.Create("to", target));
            return Task.CompletedTask;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems
            .Of(
                StatusCodes.Status401Unauthorized,
                WebCodes.NotSignedIn,
                "Sign in, or show a valid token: 'Authorization: Bearer stemma_…'."
            )
            .ExecuteAsync(context);
    }

    /// <summary>The caller is known, and may not.</summary>
    public static Task Forbid(HttpContext context) =>
        Problems
            .Of(
                StatusCodes.Status403Forbidden,
                WebCodes.NotPermitted,
                "This account or token may not do that. Ask an administrator."
            )
            .ExecuteAsync(context);

    private static bool IsBrowsing(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Authorization.Count == 0
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/mcp", StringComparison.Ordinal);
}
