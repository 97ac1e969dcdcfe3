using System.Text;

namespace Stemma.Intake.Decoding;

/// <summary>Encodings that show themselves in the bytes: by a mark in front, or by the zero bytes of UTF-16.</summary>
internal static class ByteOrderMark
{
    /// <summary>The marked encoding, with the mark cut from <paramref name="bytes"/>; null where there is none.</summary>
    public static Encoding? Take(ref ReadOnlySpan<byte> bytes)
    {
        foreach (
            var encoding in (ReadOnlySpan<Encoding>)
                [Encoding.UTF8, Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode]
        )
        {
            // UTF-32 comes before UTF-16, whose mark is the first half of its own.
            if (!bytes.StartsWith(encoding.Preamble))
                continue;
            bytes = bytes[encoding.Preamble.Length..];
            return encoding;
        }

        return null;
    }

    /// <summary>True for UTF-16, marked or not: its bytes cannot be parted at line ends.</summary>
    public static bool IsWide(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])
        || Utf16ByZeros(bytes) is not null;

    /// <summary>UTF-16 without a mark, seen by pairs of a zero and a printable byte; null where it is not.</summary>
    /// <remarks>Latin letters, digits, spaces and markup have a zero high byte: nearly all pairs of English, one in five
    /// of unmarked Greek or Russian, which is then left to statistics. Binary data has its zeros on both sides.</remarks>
    public static Encoding? Utf16ByZeros(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, 8192)];
        var pairs = sample.Length / 2;
        if (pairs < 4 || !sample.Contains((byte)0))
            return null;
        Span<int> zeros = [0, 0];
        for (var index = 0; index < pairs * 2; index++)
        {
            if (sample[index] == 0 && sample[index ^ 1] is >= 0x20 or (byte)'\t' or (byte)'\n' or (byte)'\r')
                zeros[index & 1]++;
        }

        if (zeros[1] * 2 >= pairs && zeros[0] * 100 <= pairs)
            return Encoding.Unicode;
        return zeros[0] * 2 >= pairs && zeros[1] * 100 <= pairs ? Encoding.BigEndianUnicode : null;
    }
}
