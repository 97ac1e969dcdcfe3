using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Unicode;
using ZstdSharp;

namespace Stemma.Intake.Warc;

/// <summary>Takes transfer and content codings off an archived body (RFC 9112, section 7; RFC 9110, section 8.4).</summary>
/// <remarks>Archives often keep the fields of the answer beside a body that is unpacked already: a coding is taken off
/// only where the bytes look like it.</remarks>
internal static class BodyDecoding
{
    /// <summary>Codings put on each other. Servers use one, proxies add another; more is an attack.</summary>
    private const int MaxCodings = 4;

    /// <summary>Bytes from which on <see cref="IntakeOptions.MaxRatio"/> counts.</summary>
    private const long RatioFloor = 1_000_000;

    /// <summary>The body as its author wrote it, or null where it is larger than an article may be.</summary>
    /// <exception cref="InvalidDataException">It is not what it is declared to be.</exception>
    public static byte[]? Decode(byte[] body, NamedFields fields, IntakeOptions options)
    {
        var codings = Codings(fields["Content-Encoding"]).Concat(Codings(fields["Transfer-Encoding"])).ToArray();
        if (codings.Length > MaxCodings)
            throw new InvalidDataException($"It is packed {codings.Length} times over.");
        foreach (var coding in codings.AsEnumerable().Reverse())
        {
            var decoded = coding == "chunked" ? Unchunked(body) : Unpacked(body, coding, options);
            if (decoded is null)
                return null;
            body = decoded;
        }

        return body;
    }

    private static string[] Codings(string? written) =>
        [
            .. (written ?? "")
                .ToLowerInvariant()
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(coding => coding is not ("identity" or "none" or "utf-8")),
        ];

    // Chunk extensions and trailer fields are passed over.
    private static byte[] Unchunked(ReadOnlySpan<byte> body)
    {
        var whole = body.ToArray();
        if (!TakeSize(ref body, out var size))
            return whole;
        using var joined = new MemoryStream(body.Length);
        while (size > 0)
        {
            if (size > body.Length)
                throw new InvalidDataException("A chunk is longer than the rest of the body.");
            joined.Write(body[..size]);
            body = body[size..];
            if (body.StartsWith("\r\n"u8))
                body = body[2..];
            else if (body.StartsWith("\n"u8))
                body = body[1..];
            else
                throw new InvalidDataException("A chunk does not end where it should.");
            if (!TakeSize(ref body, out size))
                throw new InvalidDataException("A chunk does not say how long it is.");
        }

        return joined.ToArray();
    }

    private static bool TakeSize(ref ReadOnlySpan<byte> body, out int size)
    {
        size = 0;
        var end = body.IndexOf((byte)'\n');
        if (
            end < 0
            || !Utf8Parser.TryParse(body[..end], out int parsed, out var digits, 'x')
            || parsed < 0
            || body[digits] is not ((byte)'\r' or (byte)'\n' or (byte)';' or (byte)' ' or (byte)'\t')
        )
            return false;
        size = parsed;
        body = body[(end + 1)..];
        return true;
    }

    private static byte[]? Unpacked(byte[] body, string coding, IntakeOptions options)
    {
        using var packed = new MemoryStream(body, writable: false);
        using Stream? stream = coding switch
        {
            "gzip" or "x-gzip" => body.AsSpan().StartsWith([(byte)0x1f, (byte)0x8b])
                ? new GZipStream(packed, CompressionMode.Decompress)
                : null,
            "deflate" => LooksLikeText(body) ? null
            : IsZlib(body) ? new ZLibStream(packed, CompressionMode.Decompress)
            : new DeflateStream(packed, CompressionMode.Decompress),
            "br" => LooksLikeText(body) ? null : new BrotliStream(packed, CompressionMode.Decompress),
            "zstd" => body.AsSpan().StartsWith([(byte)0x28, (byte)0xb5, (byte)0x2f, (byte)0xfd])
                ? new DecompressionStream(packed)
                : null,
            _ => throw new InvalidDataException(
                $"The packing \"{SourceStream.Printable(Short(coding))}\" is not known."
            ),
        };
        return stream is null ? body : ReadAll(stream, body.Length, options);
    }

    private static byte[]? ReadAll(Stream stream, int packed, IntakeOptions options)
    {
        using var collected = new MemoryStream();
        var buffer = new byte[1 << 16];
        try
        {
            for (int count; (count = stream.Read(buffer)) > 0; )
            {
                if (collected.Length + count > options.MaxBytes)
                    return null;
                collected.Write(buffer, 0, count);
                if (collected.Length > RatioFloor && collected.Length / options.MaxRatio > packed)
                    throw new InvalidDataException($"It unpacks to more than {options.MaxRatio} times its size.");
            }
        }
        catch (Exception exception)
            when (exception is ZstdException or InvalidOperationException or EndOfStreamException)
        {
            throw new InvalidDataException(exception.Message, exception);
        }

        return collected.ToArray();
    }

    private static string Short(string coding) => coding.Length > 40 ? coding[..40] : coding;

    private static bool IsZlib(ReadOnlySpan<byte> body) =>
        body.Length > 1 && (body[0] & 15) == 8 && ((body[0] << 8) + body[1]) % 31 == 0;

    // Brotli and raw deflate have no mark. Sixty-four packed bytes without a control that are also UTF-8 do not occur.
    private static bool LooksLikeText(ReadOnlySpan<byte> body)
    {
        var head = body[..Math.Min(body.Length, 64)];
        if (head.ContainsAnyInRange((byte)0, (byte)8) || head.ContainsAnyInRange((byte)14, (byte)31))
            return false;
        // The last character may be cut.
        for (var cut = 0; cut < 4 && cut <= head.Length; cut++)
        {
            if (Utf8.IsValid(head[..^cut]))
                return true;
        }

        return false;
    }
}
