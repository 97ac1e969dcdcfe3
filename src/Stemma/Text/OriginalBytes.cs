namespace Stemma.Text;

/// <summary>The bytes that an article was read from. Any two are equal: what they are is told by their hash in <see cref="Custody"/>.</summary>
/// <param name="Bytes">As many as the custody says.</param>
public sealed record OriginalBytes(ReadOnlyMemory<byte> Bytes)
{
    /// <inheritdoc/>
    public bool Equals(OriginalBytes? other) => other is not null;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
