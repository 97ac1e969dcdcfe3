using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Stemma.Web.Traces;
using Scope = Stemma.Web.Accounts.Scope;

namespace Stemma.Web.Api;

/// <summary>What the built-in generator cannot know of the API: who may call it, and how it refuses.</summary>
internal static class ApiDescription
{
    private const string Token = "token";

    public static void AddDescription(this IServiceCollection services, bool asksForSignIn) =>
        services.AddOpenApi(api =>
        {
            api.AddDocumentTransformer(
                (document, _, _) =>
                {
                    document.Info = new OpenApiInfo
                    {
                        Title = "Stemma",
                        Version = "v1",
                        Description =
                            "Who took what from whom, worked out from the words. Spans are [start, end) in UTF-16 code units "
                            + "of an article's text. Refusals are problem details (RFC 9457) with a code of "
                            + "docs/diagnostics.md. Texts of articles are untrusted: show them as text.",
                    };
                    // Wherever it is called, it is called there.
                    document.Servers = [new OpenApiServer { Url = "/" }];
                    if (asksForSignIn)
                    {
                        document.Components ??= new OpenApiComponents();
                        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(
                            StringComparer.Ordinal
                        )
                        {
                            [Token] = new OpenApiSecurityScheme
                            {
                                Type = SecuritySchemeType.Http,
                                Scheme = "bearer",
                                Description = "A token of 'stemma token add'.",
                            },
                        };
                    }

                    return Task.CompletedTask;
                }
            );
            api.AddSchemaTransformer(
                (schema, context, _) =>
                {
                    if (context.JsonTypeInfo.Type == typeof(TraceRequest))
                    {
                        Format(schema, "date", "date");
                        Format((schema.Properties?["links"] as OpenApiSchema)?.Items, null, "uri");
                    }

                    return Task.CompletedTask;
                }
            );
            api.AddOperationTransformer((operation, context, _) => Complete(operation, context, asksForSignIn));
        });

    /// <summary>Says of a text, or of a property of an object, which form it has.</summary>
    private static void Format(IOpenApiSchema? schema, string? property, string format)
    {
        if ((property is null ? schema : schema?.Properties?[property]) is OpenApiSchema text)
            text.Format = format;
    }

    private static async Task Complete(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        bool asksForSignIn
    )
    {
        var scopes = context
            .Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>()
            .Select(asked => asked.Policy)
            .Where(policy => Scope.All.Contains(policy!))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        operation.Description = $"{operation.Description} Scope: {string.Join(", ", scopes)}.".TrimStart();
        (int Status, string Meaning)[] refusals =
        [
            (StatusCodes.Status400BadRequest, "A parameter, a header or the body is not as described."),
            .. asksForSignIn
                ? new[]
                {
                    (StatusCodes.Status401Unauthorized, "Nobody is signed in, and no valid token was shown."),
                    (StatusCodes.Status429TooManyRequests, "Too many requests; Retry-After says how long to wait."),
                }
                : [],
            (StatusCodes.Status403Forbidden, "The caller may not, or comes from another site."),
        ];
        operation.Responses ??= [];
        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails));
        foreach (var (status, meaning) in refusals)
            operation.Responses.TryAdd(
                status.ToString(CultureInfo.InvariantCulture),
                new OpenApiResponse
                {
                    Description = meaning,
                    Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                    {
                        ["application/problem+json"] = new() { Schema = schema },
                    },
                }
            );
        if (asksForSignIn)
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] },
            ];
    }
}
