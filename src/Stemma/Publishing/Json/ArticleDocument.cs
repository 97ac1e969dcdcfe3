using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Stemma.Annotating;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Publishing.Json;

/// <summary>One line of <c>stemma read --json</c>: an article with everything marked in it.</summary>
/// <remarks>Members stand in the order they are written. Spans are [start, end) in UTF-16 code units of <see cref="Text"/>.</remarks>
public sealed record ArticleDocument
{
#pragma warning disable CS1591 // each member is described in the published schema
    public required int Schema { get; init; }
    public required ToolDocument Tool { get; init; }
    public required string Id { get; init; }
    public required string Path { get; init; }
    public required string? Url { get; init; }
    public required string? Publisher { get; init; }
    public required string? Title { get; init; }
    public required string? Byline { get; init; }
    public required string? Published { get; init; }
    public required CustodyDocument? Custody { get; init; }
    public required string Language { get; init; }
    public required string Text { get; init; }
    public required ImmutableArray<Boilerplate> Boilerplate { get; init; }
    public required ImmutableArray<Credit> Credits { get; init; }
    public required ImmutableArray<TextSpan> Sentences { get; init; }

    /// <summary>Null, and then not written, unless asked for: they are many.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<TaggedToken>? Tokens { get; init; }

    public required ImmutableArray<Name> Names { get; init; }
    public required ImmutableArray<QuoteDocument> Quotes { get; init; }
    public required ImmutableArray<TimeDocument> Times { get; init; }
    public required ImmutableArray<QuantityDocument> Quantities { get; init; }
    public required ImmutableArray<SourceDocument> Sources { get; init; }
    public required ImmutableArray<Assertion> Assertions { get; init; }
    public required SpunWording Spinning { get; init; }
    public required ImmutableArray<DiagnosticDocument> Diagnostics { get; init; }
}

/// <summary>A token with its Universal POS tag.</summary>
public sealed record TaggedToken(TextSpan Span, PartOfSpeech Pos);

/// <summary>A stretch of speech.</summary>
public sealed record QuoteDocument(TextSpan Span, QuotationKind Kind, Speaker? Speaker, TextSpan? Cue);

/// <summary>A resolved time; <paramref name="Earliest"/> and <paramref name="Latest"/> are ISO days or null.</summary>
public sealed record TimeDocument(TextSpan Span, TimeType Type, string Value, string? Earliest, string? Latest);

/// <summary>An amount; open bounds are null.</summary>
public sealed record QuantityDocument(
    TextSpan Span,
    decimal? Low,
    decimal? High,
    string? Unit,
    string? Of,
    QuantityKind Kind
);

/// <summary>A cited source and what rests on it.</summary>
public sealed record SourceDocument(TextSpan Span, string Name, SourceKind Kind, ImmutableArray<TextSpan> Supports);

/// <summary>A complaint. <paramref name="Path"/> is the input as given, null where it is about no single one.</summary>
public sealed record DiagnosticDocument(string Code, Severity Severity, string Message, TextSpan? Span, string? Path);
