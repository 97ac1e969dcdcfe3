using System.Collections.Immutable;
using NodaTime;
using Stemma.Intake;

namespace Stemma.Web.Traces;

/// <summary>What somebody asked to have traced.</summary>
/// <param name="Sources">Uploaded files and pasted texts.</param>
/// <param name="Links">http and https addresses; nothing else, for whatever else would be opened as a file.</param>
/// <param name="OneStory">True to take everything as witnesses of one text.</param>
/// <param name="Date">Publication day of articles that state none.</param>
public sealed record TraceOrder(
    ImmutableArray<NamedSource> Sources,
    ImmutableArray<string> Links,
    bool OneStory,
    LocalDate? Date
)
{
    /// <summary>The address as it may be fetched, or null where it is none.</summary>
    public static string? Link(string written) =>
        Uri.TryCreate(written.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address.AbsoluteUri
            : null;
}
