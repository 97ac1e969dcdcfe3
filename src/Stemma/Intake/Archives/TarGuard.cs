namespace Stemma.Intake.Archives;

/// <summary>Looks at the headers of a tar archive as they pass: the library takes the memory that a header of extended
/// attributes asks for, two gigabytes for instance, before it sees whether there are as many bytes.</summary>
internal sealed class TarGuard(Stream inner) : ForwardStream
{
    /// <summary>Bytes of names and attributes of one entry. Paths have at most some thousands.</summary>
    private const long MaxAttributes = 1_000_000;

    private readonly byte[] header = new byte[TarHeader.Length];
    private int filled;
    private long passing;

    public override int Read(Span<byte> buffer)
    {
        // No read goes beyond a header, so that it has been looked at before anything acts on it.
        var wanted = passing > 0 ? Math.Min(buffer.Length, passing) : Math.Min(buffer.Length, header.Length - filled);
        var count = inner.Read(buffer[..(int)wanted]);
        if (passing > 0)
        {
            passing -= count;
            return count;
        }

        buffer[..count].CopyTo(header.AsSpan(filled));
        filled += count;
        if (filled == header.Length)
        {
            filled = 0;
            Look();
        }

        return count;
    }

    private void Look()
    {
        // Blocks of zeros end the archive.
        if (!TarHeader.IsHeader(header))
            return;
        var size = TarHeader.Size(header);
        if (size < 0)
            throw new InvalidDataException("An entry has no readable length.");
        if (size > MaxAttributes && TarHeader.IsAboutNext(header))
            throw new InvalidDataException($"The name or the attributes of an entry have {size:N0} bytes.");
        var kind = header[156];
        var hasData = kind is not ((byte)'1' or (byte)'2' or (byte)'3' or (byte)'4' or (byte)'5' or (byte)'6');
        passing = hasData ? (size + TarHeader.Length - 1) / TarHeader.Length * TarHeader.Length : 0;
    }
}
