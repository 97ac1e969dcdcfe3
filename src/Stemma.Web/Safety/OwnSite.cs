using System.Collections.Frozen;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace Stemma.Web.Safety;

/// <summary>Lets through only who calls the server by a name of its own and comes from no other site.</summary>
/// <remarks>
/// A page elsewhere can make a browser send requests here, and can let its own name point to this machine (DNS
/// rebinding). The first kind bears another origin, the second another host.
/// </remarks>
internal sealed class OwnSite(ServeOptions options)
{
    private readonly bool isLocal = IPAddress.IsLoopback(options.Address) && options.Hosts.Count == 0;
    private readonly FrozenSet<string> names = options
        .Hosts.Append(options.Address.ToString())
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public async Task Check(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var isOwn = IsName(request.Host.Host) && (request.Headers.Origin.Count == 0 || IsSameOrigin(request));
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
                isLocal
                    ? "This server answers only to its own pages and to programs on this machine."
                    : "This server answers only under its own names and to its own pages."
            )
            .ExecuteAsync(context);
    }

    private bool IsName(string host)
    {
        var bare = host.Trim('[', ']');
        return names.Contains(bare)
            || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(bare, out var address) && IPAddress.IsLoopback(address));
    }

    private static bool IsSameOrigin(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
        && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && string.Equals(origin.Scheme, request.Scheme, StringComparison.Ordinal);
}
