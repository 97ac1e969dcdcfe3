using NodaTime;

namespace Stemma.Text;

/// <summary>What shows later that an article is what was taken in: the original bytes by their hash, and how they came.</summary>
/// <param name="Sha256">Lower-case hexadecimal, of the bytes that the article was read from: a file, an entry of an
/// archive, the payload of a web archive's record, or one line of a table; of compressed ones, unpacked.</param>
/// <param name="Bytes">How many they were.</param>
public sealed record Custody(string Sha256, long Bytes)
{
    /// <summary>When the bytes were fetched from their publisher, or null where nobody says.</summary>
    public Instant? Retrieved { get; init; }

    /// <summary>The address they were fetched from, or null; the canonical address is Article.Url.</summary>
    public string? Address { get; init; }

    /// <summary>Where an archived copy lies: an address, or the identifier of a web archive's record; null where there is none.</summary>
    public string? Archived { get; init; }

    /// <summary>The bytes themselves, or null unless intake was asked to hand them on. No part of what is compared.</summary>
    public OriginalBytes? Original { get; init; }
}
