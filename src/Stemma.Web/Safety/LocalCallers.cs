using System.Net;
using Microsoft.AspNetCore.Http;

namespace Stemma.Web.Safety;

/// <summary>Lets through only who speaks to this machine by its own name and comes from no other site.</summary>
/// <remarks>
/// A page elsewhere can make a browser send requests here, and can let its own name point to 127.0.0.1 (DNS rebinding).
/// The first kind bears another origin, the second another host.
/// </remarks>
internal static class LocalCallers
{
    public static async Task Check(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var isOwn = IsLoopback(request.Host.Host) && (request.Headers.Origin.Count == 0 || IsSameOrigin(request));
        var crossSite = request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
        if (isOwn && !(crossSite && !HttpMethods.IsGet(request.Method)))
        {
            await next(context);
            return;
        }

        await Problems
            .Of(
                StatusCodes.Status403Forbidden,
                WebCodes.Foreign,
                "This server answers only to its own pages and to programs on this machine."
            )
            .ExecuteAsync(context);
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsSameOrigin(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
        && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && string.Equals(origin.Scheme, request.Scheme, StringComparison.Ordinal);
}
