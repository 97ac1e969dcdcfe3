using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stemma.Tests.Samples;

/// <summary>What samples/history.json says about one event's quotations and disagreements.</summary>
internal sealed record ApparatusTruth(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("nodes")] HistoryNode[] Nodes,
    [property: JsonPropertyName("quotations")] HistoryQuotation[] Quotations,
    [property: JsonPropertyName("disagreements")] TrueDisagreement[] Disagreements
)
{
    /// <summary>All events of the history in <paramref name="folder"/>.</summary>
    public static ApparatusTruth[] Read(string folder) =>
        JsonSerializer.Deserialize<File>(System.IO.File.ReadAllText(Path.Join(folder, "history.json")))!.Events;

    private sealed record File([property: JsonPropertyName("events")] ApparatusTruth[] Events);
}

/// <summary>A fact on which the accounts are known to agree only in part, or not at all.</summary>
internal sealed record TrueDisagreement(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("about")] string About,
    [property: JsonPropertyName("readings")] TrueReading[] Readings,
    [property: JsonPropertyName("verdict")] string Verdict
);

/// <summary>What some accounts say, in their own words.</summary>
internal sealed record TrueReading(
    [property: JsonPropertyName("value")] string Value,
    [property: JsonPropertyName("in")] string[] In
);
