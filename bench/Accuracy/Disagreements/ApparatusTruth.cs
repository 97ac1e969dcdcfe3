using System.Text.Json;
using System.Text.Json.Serialization;

namespace Accuracy.Disagreements;

/// <summary>What is known of one event's quotations and disagreements, as samples/history.json says it.</summary>
internal sealed record ApparatusTruth(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("nodes")] TrueAccount[] Nodes,
    [property: JsonPropertyName("quotations")] TrueQuotation[] Quotations,
    [property: JsonPropertyName("disagreements")] TrueDisagreement[] Disagreements
)
{
    /// <summary>All events of the history in <paramref name="folder"/>.</summary>
    public static ApparatusTruth[] Read(string folder) =>
        JsonSerializer.Deserialize<File>(System.IO.File.ReadAllText(Path.Join(folder, "history.json")))!.Events;

    private sealed record File([property: JsonPropertyName("events")] ApparatusTruth[] Events);
}

/// <summary>One account; without a path, a lost one.</summary>
internal sealed record TrueAccount(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("path")] string? Path
);

/// <summary>One utterance in all its wordings.</summary>
internal sealed record TrueQuotation([property: JsonPropertyName("wordings")] TrueWording[] Wordings);

/// <summary>One wording.</summary>
internal sealed record TrueWording(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("in")] string[] In,
    [property: JsonPropertyName("status")] string Status
);

/// <summary>A fact on which the accounts are known to agree only in part, or not at all.</summary>
internal sealed record TrueDisagreement(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("about")] string About,
    [property: JsonPropertyName("readings")] TrueReading[] Readings,
    [property: JsonPropertyName("verdict")] string Verdict
)
{
    /// <summary>Whether the readings are of different things, which no row may oppose.</summary>
    public bool IsApart => Verdict == "apart";
}

/// <summary>What some accounts say, in their own words.</summary>
internal sealed record TrueReading(
    [property: JsonPropertyName("value")] string Value,
    [property: JsonPropertyName("in")] string[] In
);
