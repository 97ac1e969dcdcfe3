using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stemma.Tests.Samples;

/// <summary>What is known about the samples: samples/history.json.</summary>
internal sealed record History(
    [property: JsonPropertyName("inventedNames")] string[] InventedNames,
    [property: JsonPropertyName("events")] HistoryEvent[] Events
)
{
    /// <summary>Reads the history of the folder <paramref name="folder"/>.</summary>
    public static History Read(string folder) =>
        JsonSerializer.Deserialize<History>(File.ReadAllText(Path.Combine(folder, "history.json")))!;
}

/// <summary>One invented event with its articles and their true descent.</summary>
internal sealed record HistoryEvent(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("origins")] int Origins,
    [property: JsonPropertyName("nodes")] HistoryNode[] Nodes,
    [property: JsonPropertyName("quotations")] HistoryQuotation[] Quotations
)
{
    /// <summary>The articles that exist.</summary>
    public IEnumerable<HistoryNode> Articles => Nodes.Where(node => !node.Lost);
}

/// <summary>One account.</summary>
internal sealed record HistoryNode(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("path")] string? Path,
    [property: JsonPropertyName("lost")] bool Lost,
    [property: JsonPropertyName("kind")] string? Kind,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("parents")] HistoryParent[] Parents
);

/// <summary>A true parent.</summary>
internal sealed record HistoryParent(
    [property: JsonPropertyName("from")] string From,
    [property: JsonPropertyName("relation")] string Relation
);

/// <summary>An utterance in its wordings.</summary>
internal sealed record HistoryQuotation(
    [property: JsonPropertyName("speaker")] string? Speaker,
    [property: JsonPropertyName("wordings")] HistoryWording[] Wordings
);

/// <summary>One wording.</summary>
internal sealed record HistoryWording(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("in")] string[] In,
    [property: JsonPropertyName("status")] string Status
);
