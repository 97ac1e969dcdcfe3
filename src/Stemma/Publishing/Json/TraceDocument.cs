using System.Collections.Immutable;
using Stemma.Apparatus;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Publishing.Json;

/// <summary>The result of <c>stemma trace --json</c>. Members of all its records stand in the order they are written.</summary>
public sealed record TraceDocument(
    int Schema,
    ToolDocument Tool,
    ImmutableArray<StoryDocument> Stories,
    ImmutableArray<DiagnosticDocument> Diagnostics
);

/// <summary>A story report without the articles' texts.</summary>
public sealed record StoryDocument(
    string Id,
    string Headline,
    ImmutableArray<WitnessDocument> Witnesses,
    FunnelDocument Funnel,
    ImmutableArray<PassageDocument> Passages,
    StemmaDocument Stemma,
    ImmutableArray<QuotationDocument> Quotations,
    ImmutableArray<ApparatusDocument> Apparatus,
    ImmutableArray<TimelineDocument> Timeline,
    ImmutableArray<RestoredWitnessDocument> Restorations
)
{
    /// <summary>What people decided about the story's witnesses; none in reports of older versions.</summary>
    public ImmutableArray<StoryDecisionDocument> Decisions { get; init; } = [];
}

/// <summary>A witness; <paramref name="Versions"/> are ids of all its versions, oldest first.</summary>
public sealed record WitnessDocument(
    string Siglum,
    string Path,
    string Id,
    ImmutableArray<string> Versions,
    string? Published,
    PublishedFrom? PublishedFrom,
    CustodyDocument? Custody,
    ImmutableArray<UpdateDocument> Updates
);

/// <summary>What a version changed in the one before it: <paramref name="Added"/> are sentences of the version's text,
/// <paramref name="Dropped"/> of the previous version's.</summary>
public sealed record UpdateDocument(
    string Version,
    string Path,
    string? Time,
    string Previous,
    string PreviousPath,
    ImmutableArray<TextSpan> Added,
    ImmutableArray<TextSpan> Dropped
);

/// <summary>The headline numbers.</summary>
public sealed record FunnelDocument(int Articles, int DistinctTexts, int OriginalReporting, OriginsDocument Origins);

/// <summary>A count of origins with the rule it was made by.</summary>
public sealed record OriginsDocument(int Estimate, int Low, int High, string Rule, ImmutableArray<string> CitedOnly);

/// <summary>An aligned passage, one stretch a witness.</summary>
public sealed record PassageDocument(PassageRelation Relation, ImmutableArray<WitnessSpan> Members);

/// <summary>Who descends from whom.</summary>
public sealed record StemmaDocument(ImmutableArray<StemmaNode> Nodes, ImmutableArray<StemmaEdge> Edges);

/// <summary>One utterance in all its wordings.</summary>
public sealed record QuotationDocument(string? Speaker, OriginRange Origins, ImmutableArray<WordingDocument> Wordings);

/// <summary>One wording and where it stands.</summary>
public sealed record WordingDocument(string Text, ImmutableArray<WitnessSpan> Witnesses, WordingStatus Status);

/// <summary>A fact as its witnesses state it.</summary>
public sealed record ApparatusDocument(
    ApparatusKind Kind,
    string About,
    ImmutableArray<FactReading> Readings,
    ImmutableArray<string> OmittedBy,
    OriginRange Origins,
    Verdict Verdict,
    string Sentence
);

/// <summary>Something that happened or was published; ISO days, inclusive.</summary>
public sealed record TimelineDocument(
    string Earliest,
    string Latest,
    string Text,
    ImmutableArray<WitnessSpan> Witnesses
);

/// <summary>A reworded witness: what its own text tells, and what may have stood there.</summary>
public sealed record RestoredWitnessDocument(
    string Siglum,
    WordingVerdict Verdict,
    double Score,
    ImmutableArray<ProposalDocument> Proposals
);

/// <summary>A proposal; <paramref name="Evidence"/> is null where it is the model's guess.</summary>
public sealed record ProposalDocument(
    TextSpan Span,
    string Restored,
    double Score,
    RestorationBasis Basis,
    WitnessSpan? Evidence
);
