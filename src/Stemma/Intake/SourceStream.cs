namespace Stemma.Intake;

/// <summary>One opened file, archive entry or standard input, read in bounded memory.</summary>
public sealed class SourceStream
{
    private readonly Stream stream;

    /// <param name="path">As the user gave it; control characters are replaced, for it is printed.</param>
    /// <param name="stream">At its beginning; the caller disposes of it.</param>
    public SourceStream(string path, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(path);
        Path = Printable(path);
        var head = new byte[SourceHead.Length];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        Head = new SourceHead(Path, head.AsMemory(0, length));
        this.stream = Rewound(stream, Head.Bytes);
    }

    /// <summary>Where it comes from, fit to print.</summary>
    public string Path { get; }

    /// <summary>What it is recognised by.</summary>
    public SourceHead Head { get; }

    /// <summary>The bytes from the beginning on; read once.</summary>
    public Stream Stream => stream;

    /// <summary>All bytes, or null where there are more than <paramref name="limit"/>; at most that many are ever held.</summary>
    public byte[]? ReadAll(int limit)
    {
        if (stream.CanSeek)
        {
            if (stream.Length > limit)
                return null;
            if (stream.Length > 0)
            {
                var exact = new byte[stream.Length];
                var length = stream.ReadAtLeast(exact, exact.Length, throwOnEndOfStream: false);
                return length == exact.Length ? exact : exact[..length];
            }
        }

        using var collected = new MemoryStream();
        var buffer = new byte[81920];
        for (int count; (count = stream.Read(buffer, 0, buffer.Length)) > 0; )
        {
            if (collected.Length + count > limit)
                return null;
            collected.Write(buffer, 0, count);
        }

        return collected.ToArray();
    }

    /// <summary>The name with every control and direction-changing character replaced: names are printed to terminals.</summary>
    public static string Printable(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.AsSpan().ContainsAnyInRange('\0', '\u001f') || name.AsSpan().ContainsAnyInRange('\u007f', '\uffff')
            ? string.Create(
                name.Length,
                name,
                static (target, source) =>
                {
                    for (var index = 0; index < source.Length; index++)
                        target[index] = IsHarmful(source[index]) ? '\ufffd' : source[index];
                }
            )
            : name;
    }

    private static Stream Rewound(Stream stream, ReadOnlyMemory<byte> head)
    {
        if (!stream.CanSeek)
            return new PrefixedStream(head, stream);
        stream.Position = 0;
        return stream;
    }

    private static bool IsHarmful(char letter) =>
        char.IsControl(letter) || letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}

/// <summary>A stream that cannot seek, with the bytes already taken from it put back in front.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : Stream
{
    private ReadOnlyMemory<byte> prefix = prefix;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (prefix.IsEmpty)
            return rest.Read(buffer, offset, count);
        var taken = Math.Min(count, prefix.Length);
        prefix.Span[..taken].CopyTo(buffer.AsSpan(offset));
        prefix = prefix[taken..];
        return taken;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
