namespace Stemma.Intake.Warc;

/// <summary>Goes forward through an archive and knows where it is.</summary>
internal sealed class ArchiveCursor(Stream stream)
{
    private readonly byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    /// <summary>Bytes gone through; of a compressed archive, unpacked.</summary>
    public long Offset { get; private set; }

    /// <summary>True once the bytes could not be had: what is thrown then is not about the record at hand alone.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The next byte, or -1 at the end.</summary>
    public int Next()
    {
        if (!Fill())
            return -1;
        Offset++;
        return buffer[start++];
    }

    /// <summary>Goes past line ends; false at the end of the archive.</summary>
    public bool SkipLineEnds()
    {
        while (Fill())
        {
            if (buffer[start] is not ((byte)'\r' or (byte)'\n'))
                return true;
            start++;
            Offset++;
        }

        return false;
    }

    /// <summary>Some of the next bytes; 0 at the end.</summary>
    public int Read(Span<byte> target)
    {
        if (!Fill())
            return 0;
        var count = Math.Min(target.Length, end - start);
        buffer.AsSpan(start, count).CopyTo(target);
        start += count;
        Offset += count;
        return count;
    }

    private bool Fill()
    {
        if (start < end)
            return true;
        start = 0;
        end = 0;
        // Stays set where reading throws.
        IsBroken = true;
        end = stream.Read(buffer);
        IsBroken = false;
        return end > 0;
    }
}

/// <summary>The bytes of one record's block, of the length it declares.</summary>
internal sealed class RecordBlock(ArchiveCursor cursor, long length) : ForwardStream
{
    /// <summary>Bytes yet to come.</summary>
    public long Left { get; private set; } = length;

    /// <summary>Some of the next bytes; 0 at the block's end.</summary>
    /// <exception cref="EndOfStreamException">The archive ends first.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (Left == 0 || buffer.IsEmpty)
            return 0;
        var count = cursor.Read(buffer[..(int)Math.Min(buffer.Length, Left)]);
        if (count == 0)
            throw new EndOfStreamException("It ends within the record.");
        Left -= count;
        return count;
    }

    /// <summary>The next byte, or -1 at the block's end.</summary>
    public int Next()
    {
        Span<byte> one = stackalloc byte[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    /// <summary>Goes to the block's end.</summary>
    public void Skip()
    {
        Span<byte> buffer = stackalloc byte[4096];
        while (Read(buffer) > 0) { }
    }

    /// <summary>All that is yet to come, which must fit in memory.</summary>
    public byte[] ReadRest()
    {
        // Grown as the bytes come: a length that is declared and not there costs nothing.
        using var collected = new MemoryStream();
        CopyTo(collected);
        return collected.ToArray();
    }
}
