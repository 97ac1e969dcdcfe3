using Stemma.Lineage;

namespace Stemma.Pages;

/// <summary>Where a story's page is and where its links lead: within one file, or to further pages of a server.</summary>
/// <param name="Address">Path of the story on a server without a slash at its end; null in a file.</param>
public sealed record StoryPlace(string? Address)
{
    /// <summary>A page that stands alone.</summary>
    public static StoryPlace File { get; } = new((string?)null);

    /// <summary>Headline of the story where the page holds several, so that parts of one are told from those of another; else null.</summary>
    public string? Among { get; init; }

    /// <summary>Name of a part of the story for those who do not see where it stands.</summary>
    public string Label(string part) => Among is null ? part : $"{part}: {Among}";

    /// <summary>The article's own page; null in a file, where its text stands on the page.</summary>
    public string? Article(string siglum) => Address is null ? null : $"{Address}/articles/{siglum}";

    /// <summary>The two side by side; null in a file.</summary>
    public string? Compare(string left, string right) =>
        Address is null ? null : $"{Address}/compare?left={left}&right={right}";

    /// <summary>Where an edge is confirmed or rejected; null in a file.</summary>
    public string? Decide(StemmaEdge edge) =>
        Address is null || edge is null ? null : $"{Address}/decisions?from={edge.From}&to={edge.To}#decide";
}
