using System.Security.Cryptography;
using Microsoft.AspNetCore.Routing;
using Scalar.AspNetCore;
using Stemma.Web.Accounts;
using Stemma.Web.Safety;

namespace Stemma.Web.Api;

/// <summary>The API's description as a page to read and to try: Scalar, whose script comes with its package.</summary>
internal static class ReferencePage
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapScalarApiReference(
                "/reference",
                (page, context) =>
                {
                    // In hexadecimal: what base64 has besides letters and digits would be escaped in the page.
                    var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
                    // Its first lines of script are in the page and bear the nonce; it writes its own style elements.
                    context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Of(
                        $"script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:"
                    );
                    page.WithNonce(nonce)
                        .WithTitle("Stemma: the API")
                        .WithOpenApiRoutePattern("/openapi/{documentName}.json")
                        .DisableDefaultFonts()
                        .DisableTelemetry()
                        .DisableAgent()
                        .DisableMcp()
                        .HideDeveloperTools();
                }
            )
            .Needs(Scope.Read);
}
