using System.Buffers.Text;

namespace Stemma.Intake.Json;

/// <summary>Escapes of JSON that name half a surrogate pair ("\ud83d" alone). They are valid JSON (RFC 8259, section 8.2) and
/// arise where a program cuts a string within a character; the parser throws when such a value or name is looked at.</summary>
internal static class SurrogateEscapes
{
    /// <summary>Bytes of an escape: a backslash, "u" and four digits.</summary>
    private const int Length = 6;

    /// <summary>The same with "\ufffd" in the place of each half, or the very memory where there is none. Linear.</summary>
    /// <param name="utf8">A document of any kind; what is not JSON stays not JSON.</param>
    public static ReadOnlyMemory<byte> Mended(ReadOnlyMemory<byte> utf8)
    {
        byte[]? mended = null;
        var bytes = utf8.Span;
        var at = 0;
        while (bytes[at..].IndexOf((byte)'\\') is >= 0 and var ahead)
        {
            at += ahead;
            if (Surrogate(bytes[at..]) is not { } half)
            {
                at = Math.Min(at + 2, bytes.Length);
                continue;
            }

            if (
                char.IsHighSurrogate(half)
                && Surrogate(bytes[(at + Length)..]) is { } other
                && char.IsLowSurrogate(other)
            )
            {
                at += 2 * Length;
                continue;
            }

            mended ??= utf8.ToArray();
            "\\ufffd"u8.CopyTo(mended.AsSpan(at));
            at += Length;
        }

        return mended ?? utf8;
    }

    // The half that an escape at the start names, or null.
    private static char? Surrogate(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Length || bytes[0] != '\\' || bytes[1] != 'u')
            return null;
        return
            Utf8Parser.TryParse(bytes[2..Length], out ushort unit, out var digits, 'x')
            && digits == 4
            && char.IsSurrogate((char)unit)
            ? (char)unit
            : null;
    }
}
