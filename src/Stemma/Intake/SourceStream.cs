using System.Security.Cryptography;
using Stemma.Text;

namespace Stemma.Intake;

/// <summary>One opened file, archive entry or standard input, read in bounded memory.</summary>
public sealed class SourceStream
{
    private Stream stream;
    private byte[]? held;
    private bool tooLarge;
    private string? hash;

    /// <param name="path">As the user gave it; control characters are replaced, for it is printed.</param>
    /// <param name="stream">At its beginning; the caller disposes of it.</param>
    /// <param name="provenance">What is known of it beside its bytes.</param>
    /// <param name="name">What it is recognised by; the path where null.</param>
    public SourceStream(string path, Stream stream, Provenance? provenance = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        Path = Printable(path);
        Provenance = provenance ?? Provenance.None;
        var head = new byte[SourceHead.Length];
        var count = ReadHead(stream, head, out var damage);
        Head = new SourceHead(name ?? Path, head.AsMemory(0, count), Provenance.MediaType);
        this.stream = damage is null
            ? Rewound(stream, Head.Bytes)
            : new PrefixedStream(Head.Bytes, new BrokenStream(damage));
    }

    /// <summary>Where it comes from, fit to print.</summary>
    public string Path { get; }

    /// <summary>What is known of it beside its bytes.</summary>
    public Provenance Provenance { get; }

    /// <summary>What it is recognised by.</summary>
    public SourceHead Head { get; }

    /// <summary>The bytes from the beginning on; read once.</summary>
    public Stream Stream => stream;

    /// <summary>True where articles are to carry the bytes they were read from.</summary>
    internal bool HandsOn { get; set; }

    /// <summary>Custody of all the bytes; null before <see cref="ReadAll"/> gave them.</summary>
    public Custody? Custody =>
        held is null ? null : Keep(hash ??= Convert.ToHexStringLower(SHA256.HashData(held)), held);

    /// <summary>Custody of a part of this source: one line, one record.</summary>
    public Custody CustodyOf(ReadOnlySpan<byte> part) =>
        Keep(Convert.ToHexStringLower(SHA256.HashData(part)), HandsOn ? part.ToArray() : null, part.Length);

    /// <summary>All bytes, or null where there are more than <paramref name="limit"/>; at most that many are ever held.</summary>
    public byte[]? ReadAll(int limit)
    {
        if (held is null && !tooLarge)
        {
            held = ReadUpTo(limit);
            tooLarge = held is null;
            stream = held is null ? stream : new MemoryStream(held, writable: false);
        }

        return held?.Length <= limit ? held : null;
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

    private Custody Keep(string sha256, byte[] bytes) => Keep(sha256, bytes, bytes.Length);

    private Custody Keep(string sha256, byte[]? bytes, long count) =>
        new(sha256, count)
        {
            Original = HandsOn && bytes is not null ? new OriginalBytes(bytes) : null,
            Retrieved = Provenance.Retrieved,
            Address = Provenance.Address,
            Archived = Provenance.Archived,
        };

    private byte[]? ReadUpTo(int limit)
    {
        if (stream.CanSeek)
        {
            if (stream.Length > limit)
                return null;
            if (stream.Length > 0)
            {
                var exact = new byte[stream.Length];
                var count = stream.ReadAtLeast(exact, exact.Length, throwOnEndOfStream: false);
                return count == exact.Length ? exact : exact[..count];
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

    // What can be unpacked before the damage is not lost to a container; the damage is met again where it is.
    private static int ReadHead(Stream stream, byte[] head, out Exception? damage)
    {
        damage = null;
        var total = 0;
        try
        {
            for (int count; total < head.Length && (count = stream.Read(head, total, head.Length - total)) > 0; )
                total += count;
        }
        catch (Exception exception) when (total > 0 && exception is not OperationCanceledException)
        {
            damage = exception;
        }

        return total;
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
