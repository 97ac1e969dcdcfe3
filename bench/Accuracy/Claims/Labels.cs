using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Text;

namespace Accuracy.Claims;

/// <summary>An amount labelled by hand. Of is empty where nothing is said to be counted.</summary>
internal sealed record QuantityLabel(
    TextSpan Span,
    QuantityKind Kind,
    decimal? Low,
    decimal? High,
    string? Unit,
    string Of
);

/// <summary>A clause labelled with how it is put forward, the cue and who puts it so (null where nobody is named).</summary>
internal sealed record AssertionLabel(TextSpan Span, AssertionStatus Status, string? By);

/// <summary>A source labelled with its name and the clause that rests on it.</summary>
internal sealed record SourceLabel(TextSpan Span, SourceKind Kind, string Name, TextSpan Supports);

/// <summary>An article of own/claims.txt with its labels, each list in text order.</summary>
internal sealed record LabelledArticle(
    Article Article,
    CorpusPart Part,
    ImmutableArray<QuantityLabel> Quantities,
    ImmutableArray<MarkedTime> Times,
    ImmutableArray<AssertionLabel> Assertions,
    ImmutableArray<SourceLabel> Sources
);
