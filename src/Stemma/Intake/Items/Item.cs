using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Intake.Items;

/// <summary>What a feed, a table or a data file says of one article, as written; every part may be missing.</summary>
/// <param name="Path">The file, "!" and the item's number or line.</param>
internal sealed record Item(string Path)
{
    public string? Title { get; init; }
    public string? Byline { get; init; }
    public string? Publisher { get; init; }
    public string? Url { get; init; }
    public string? Language { get; init; }
    public string? Published { get; init; }
    public string? Modified { get; init; }

    /// <summary>The whole text, or null.</summary>
    public string? Body { get; init; }

    /// <summary>Stands in where there is no body.</summary>
    public string? Summary { get; init; }

    /// <summary>Whether body and summary are markup; null where the words must tell.</summary>
    public bool? IsMarkup { get; init; }

    /// <summary>Those it says it was taken from.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>What there is to complain about so far.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];

    /// <summary>The bytes it was read from; null where they are the whole file.</summary>
    public Custody? Custody { get; init; }
}
