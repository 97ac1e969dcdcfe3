using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stemma.Archive;
using Stemma.Text;

namespace Stemma.Web.Archives;

/// <summary>What the archive cannot answer, as problem details.</summary>
internal static class ArchiveRefusals
{
    /// <summary>Routes that ask the archive say with its code why it does not answer.</summary>
    public static TBuilder AsksArchive<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(
            async (asked, next) =>
            {
                try
                {
                    return await next(asked);
                }
                catch (ArchiveException exception)
                {
                    return Refused(exception.Diagnostic);
                }
            }
        );

    private static ProblemHttpResult Refused(Diagnostic diagnostic) =>
        Problems.Of(
            diagnostic.Code switch
            {
                ArchiveCodes.NotFound => StatusCodes.Status404NotFound,
                ArchiveCodes.BadQuery => StatusCodes.Status400BadRequest,
                _ => StatusCodes.Status503ServiceUnavailable,
            },
            diagnostic.Code,
            diagnostic.Message
        );
}
