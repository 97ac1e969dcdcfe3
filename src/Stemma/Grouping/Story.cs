using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>Where a witness's publication time was found.</summary>
public enum PublishedFrom
{
    /// <summary>In the article itself.</summary>
    Article,

    /// <summary>Inferred from the dated witnesses of its story.</summary>
    Story,

    /// <summary>Given by the user (--date).</summary>
    Option,
}

/// <summary>An article placed in a story.</summary>
/// <param name="Siglum">Its short label: A … Z, AA …; assigned by publication time, then id, then path.</param>
/// <param name="Article">The account as it now stands: the latest version.</param>
/// <param name="PublishedFrom">Where Article.Published was found; null where it has none.</param>
/// <param name="Versions">All versions taken in under one address, oldest first, the last being <paramref name="Article"/>.</param>
public sealed record Witness(
    string Siglum,
    Article Article,
    PublishedFrom? PublishedFrom,
    ImmutableArray<Article> Versions
)
{
    /// <summary>The stretch of this witness's text.</summary>
    public string Slice(TextSpan span) => Article.Slice(span);
}

/// <summary>A stretch of one witness: what every finding leads back to.</summary>
/// <param name="Siglum">The witness.</param>
/// <param name="Span">UTF-16 code units of that witness's Article.Text.</param>
public readonly record struct WitnessSpan(string Siglum, TextSpan Span) : IComparable<WitnessSpan>
{
    /// <summary>Orders by siglum (A … Z before AA), then span.</summary>
    public int CompareTo(WitnessSpan other)
    {
        var order = Sigla.Compare(Siglum, other.Siglum);
        return order != 0 ? order : Span.CompareTo(other.Span);
    }
}

/// <summary>Why two articles of a story are together; verified by direct comparison.</summary>
/// <param name="Left">Path of one article; ordinally not above <paramref name="Right"/>.</param>
/// <param name="Right">Path of the other.</param>
/// <param name="Score">Confidence, 0 to 1.</param>
/// <param name="Reason">What they share, in plain words.</param>
public sealed record Join(string Left, string Right, double Score, string Reason);

/// <summary>Articles about one event.</summary>
/// <param name="Id">Hash of the ids of its articles: the same articles give the same id in any order.</param>
/// <param name="Witnesses">In order of siglum.</param>
/// <param name="Joins">Why they are together, ordered by Left, Right.</param>
public sealed record Story(string Id, ImmutableArray<Witness> Witnesses, ImmutableArray<Join> Joins)
{
    /// <summary>What people decided about its witnesses, in the order of the decisions.</summary>
    public ImmutableArray<StoryDecision> Decisions { get; init; } = [];

    /// <summary>True where the user says that all are witnesses of one text.</summary>
    public bool IsOneText { get; init; }

    /// <summary>The witness with the siglum.</summary>
    /// <exception cref="KeyNotFoundException">No such siglum: a caller's bug.</exception>
    public Witness this[string siglum] =>
        Witnesses.FirstOrDefault(witness => string.Equals(witness.Siglum, siglum, StringComparison.Ordinal))
        ?? throw new KeyNotFoundException($"No witness {siglum} in this story.");
}
