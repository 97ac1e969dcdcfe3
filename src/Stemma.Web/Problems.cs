using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Stemma.Text;
using Stemma.Web.Telemetry;

namespace Stemma.Web;

/// <summary>Refusals as problem details (RFC 9457) with our codes.</summary>
internal static class Problems
{
    private const string Code = "code";

    /// <summary>Gives a code to the refusals of the framework too.</summary>
    public static void AddProblems(this IServiceCollection services) =>
        services.AddProblemDetails(problems =>
            problems.CustomizeProblemDetails = context =>
            {
                var details = context.ProblemDetails;
                details.Extensions.TryAdd(Code, CodeOf(details.Status ?? context.HttpContext.Response.StatusCode));
                Measures.Refusals.Add(1, new KeyValuePair<string, object?>(Code, details.Extensions[Code]));
                // The framework's identifier of the trace tells a caller nothing.
                details.Extensions.Remove("traceId");
            }
        );

    public static ProblemHttpResult Of(
        int status,
        string code,
        string message,
        IEnumerable<Diagnostic>? diagnostics = null
    )
    {
        var details = new ProblemDetails { Status = status, Title = message };
        details.Extensions[Code] = code;
        if (diagnostics is not null)
            details.Extensions["diagnostics"] = diagnostics
                .Select(diagnostic => new ProblemCause(diagnostic.Code, diagnostic.Message, diagnostic.Source))
                .ToArray();
        return TypedResults.Problem(details);
    }

    private static string CodeOf(int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => WebCodes.NoTrace,
            >= 500 => WebCodes.Failed,
            _ => WebCodes.BadRequest,
        };
}

/// <summary>One complaint of a refusal.</summary>
public sealed record ProblemCause(string Code, string Message, string? Source);
