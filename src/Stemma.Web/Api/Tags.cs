using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Stemma.Web.Api;

/// <summary>Answers that bear a tag of their content: who has it already is told so (304) and sent nothing.</summary>
internal static class Tags
{
    /// <summary>What the route answers with 200 is tagged.</summary>
    public static RouteHandlerBuilder Tagged(this RouteHandlerBuilder route)
    {
        route.Produces(StatusCodes.Status304NotModified);
        return route.AddEndpointFilter(
            async (asked, next) =>
            {
                var result = await next(asked);
                // A union of results hides the one that was chosen.
                while (result is INestedHttpResult nested)
                    result = nested.Result;
                return
                    result
                        is IValueHttpResult { Value: { } value }
                            and IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK }
                    ? Tag(asked.HttpContext, value)
                    : result;
            }
        );
    }

    private static IResult Tag(HttpContext context, object value)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, options);
        return TypedResults.Bytes(
            bytes,
            "application/json; charset=utf-8",
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..16])}\"")
        );
    }
}
