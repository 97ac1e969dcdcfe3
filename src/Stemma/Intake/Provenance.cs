using NodaTime;

namespace Stemma.Intake;

/// <summary>What is known of a source beside its bytes; every part may be unknown.</summary>
public sealed record Provenance
{
    /// <summary>Nothing is known.</summary>
    public static Provenance None { get; } = new();

    /// <summary>The address that gave the bytes, after redirects.</summary>
    public string? Address { get; init; }

    /// <summary>Media type as the server declared it, lower case, without parameters: "text/html".</summary>
    public string? MediaType { get; init; }

    /// <summary>Encoding as the server declared it.</summary>
    public string? Charset { get; init; }

    /// <summary>When the bytes were fetched.</summary>
    public Instant? Retrieved { get; init; }

    /// <summary>Where an archived copy lies: an address or a record's identifier.</summary>
    public string? Archived { get; init; }
}
