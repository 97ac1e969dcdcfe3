using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Stemma.Text;

namespace Stemma.Web;

/// <summary>Refusals as problem details (RFC 9457) with our codes.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(
        int status,
        string code,
        string message,
        IEnumerable<Diagnostic>? diagnostics = null
    )
    {
        var details = new ProblemDetails { Status = status, Title = message };
        details.Extensions["code"] = code;
        if (diagnostics is not null)
            details.Extensions["diagnostics"] = diagnostics
                .Select(diagnostic => new ProblemCause(diagnostic.Code, diagnostic.Message, diagnostic.Source))
                .ToArray();
        return TypedResults.Problem(details);
    }
}

/// <summary>One complaint of a refusal.</summary>
public sealed record ProblemCause(string Code, string Message, string? Source);
