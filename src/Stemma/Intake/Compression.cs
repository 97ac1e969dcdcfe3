namespace Stemma.Intake;

/// <summary>Unpacks what is compressed as a whole: gzip with any number of members (RFC 1952) and Zstandard frames (RFC 8878).</summary>
internal static class Compression
{
    /// <summary>Bytes from which on the ratio counts; small texts may be all alike.</summary>
    private const long RatioFloor = 1_000_000;

    /// <summary>The unpacked source under the same path, or null where it is not compressed.</summary>
    public static SourceStream? Unpacked(SourceStream source, IntakeOptions options)
    {
        if (!IsCompressed(source.Head))
            return null;
        var compressed = new CountingStream(source.Stream);
        Stream unpacked = IsGzip(source.Head) ? new GzipMembers(compressed) : ZstandardFrames.Open(compressed);
        var guarded = new RatioGuard(unpacked, compressed, options.MaxRatio, RatioFloor);
        return new SourceStream(source.Path, guarded, source.Provenance, Inside(source.Head.Name));
    }

    public static bool IsCompressed(SourceHead head) => IsGzip(head) || ZstandardFrames.Begin(head.Bytes.Span);

    // The third byte of gzip is always 8; two alone may begin a text by chance.
    private static bool IsGzip(SourceHead head) => head.StartsWith([0x1f, 0x8b, 0x08]);

    private static string Inside(string name)
    {
        if (name.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase))
            return name[..^4] + ".tar";
        return name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3]
            : name.EndsWith(".zst", StringComparison.OrdinalIgnoreCase) ? name[..^4]
            : name;
    }
}

/// <summary>Thrown while unpacking where what comes out is out of all proportion to what went in.</summary>
internal sealed class DecompressionBombException(string message) : IOException(message);

/// <summary>Counts what is read through it.</summary>
internal sealed class CountingStream(Stream inner) : ForwardStream
{
    public long Count { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        Count += count;
        return count;
    }
}

/// <summary>Ends a decompression bomb: nothing beyond the ratio is handed out.</summary>
internal sealed class RatioGuard(Stream unpacked, CountingStream compressed, int ratio, long floor) : ForwardStream
{
    private long total;

    public override int Read(Span<byte> buffer)
    {
        var count = unpacked.Read(buffer);
        total += count;
        if (total > floor && total / ratio > compressed.Count)
            throw new DecompressionBombException($"It unpacks to more than {ratio} times its size.");
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }
}
