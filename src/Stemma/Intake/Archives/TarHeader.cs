using System.Text;

namespace Stemma.Intake.Archives;

/// <summary>What is needed of a tar header before the library sees it (POSIX.1-2017, pax, "ustar Interchange Format").</summary>
internal static class TarHeader
{
    public const int Length = 512;

    /// <summary>True where the bytes begin with a header whose checksum is right.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Length || bytes[0] == 0)
            return false;
        var sum = 0L;
        for (var at = 0; at < Length; at++)
            sum += at is >= 148 and < 156 ? ' ' : bytes[at];
        return Octal(bytes.Slice(148, 8)) == sum;
    }

    /// <summary>Bytes that follow the header without padding; -1 where the number is none.</summary>
    public static long Size(ReadOnlySpan<byte> header)
    {
        var field = header.Slice(124, 12);
        if ((field[0] & 0x80) == 0)
            return Octal(field);
        // GNU's binary form, for files above 8 GB.
        var size = 0L;
        foreach (var value in field[4..])
            size = (size << 8) | value;
        return size < 0 ? -1 : size;
    }

    /// <summary>True for an entry that says something of the next one: long names, extended attributes.</summary>
    public static bool IsAboutNext(ReadOnlySpan<byte> header) =>
        header[156] is (byte)'x' or (byte)'g' or (byte)'L' or (byte)'K';

    private static long Octal(ReadOnlySpan<byte> field)
    {
        var value = 0L;
        foreach (var digit in Encoding.ASCII.GetString(field).Trim(' ', '\0'))
        {
            if (digit is < '0' or > '7')
                return -1;
            value = (value * 8) + (digit - '0');
        }

        return value;
    }
}
