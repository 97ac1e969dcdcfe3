using System.Collections.Immutable;

namespace Stemma.Publishing.Json;

/// <summary>The result of <c>stemma group --json</c>.</summary>
public sealed record GroupDocument(
    int Schema,
    ToolDocument Tool,
    ImmutableArray<GroupedStory> Stories,
    ImmutableArray<DiagnosticDocument> Diagnostics
);

/// <summary>A story and the paths of its articles, in order of siglum.</summary>
public sealed record GroupedStory(string Id, ImmutableArray<string> Articles);
