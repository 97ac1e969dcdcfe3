using Stemma.Text;

namespace Stemma.Intake.OfficeFormats;

/// <summary>What a document's properties say. They are written by programs and often left over from another document, so
/// what stands in the text counts more.</summary>
internal sealed record DocumentProperties
{
    private static readonly string[] NotTitles =
    [
        "untitled",
        "document",
        "microsoft word",
        "slide",
        "powerpoint",
        "dokument",
    ];

    private static readonly string[] NotAuthors =
    [
        "user",
        "admin",
        "administrator",
        "author",
        "owner",
        "microsoft",
        "unknown",
    ];

    public string? Title { get; init; }
    public string? Author { get; init; }
    public string? Language { get; init; }
    public PublicationTime? Created { get; init; }

    /// <summary>The title, or null where it is a file's name or what programs put there.</summary>
    public string? UsableTitle =>
        Title?.Trim() is { Length: > 3 and < 300 } title
        && title.Contains(' ', StringComparison.Ordinal)
        && !NotTitles.Any(word => title.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        && !HasExtension(title)
            ? title
            : null;

    /// <summary>The author, or null where it is an account's name.</summary>
    public string? UsableAuthor =>
        Author?.Trim() is { Length: > 3 and < 200 } author
        && author.Contains(' ', StringComparison.Ordinal)
        && !NotAuthors.Any(word => author.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            ? author
            : null;

    private static bool HasExtension(string title)
    {
        var point = title.LastIndexOf('.');
        return point > 0 && title.Length - point is > 1 and <= 5 && !title.AsSpan(point).Contains(' ');
    }
}
