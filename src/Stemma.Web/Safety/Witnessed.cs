using Microsoft.AspNetCore.Http;

namespace Stemma.Web.Safety;

/// <summary>Notes in the audit log every request that changes something or that is refused for who sends it.</summary>
internal sealed class Witnessed(AuditLog audit)
{
    public async Task Note(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var (request, status) = (context.Request, context.Response.StatusCode);
        var isRefused = status is StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests;
        // A wrong token; somebody without one is only led to sign in.
        var isUnknown = status == StatusCodes.Status401Unauthorized && TokenCaller.IsShownIn(request);
        if (!Limits.IsReading(request) || isRefused || isUnknown)
            audit.Note(context, $"{request.Method} {request.Path}", Outcome(status));
    }

    private static string Outcome(int status) =>
        status switch
        {
            < 400 => "done",
            401 or 403 => "refused",
            429 => "too many",
            < 500 => "wrong",
            _ => "failed",
        };
}
