using System.Buffers;
using System.Text;

namespace Stemma.Intake.Decoding;

/// <summary>How much of some bytes is UTF-8.</summary>
/// <param name="Sequences">Valid sequences of two bytes or more.</param>
/// <param name="Invalid">Bytes or truncated sequences that are not UTF-8.</param>
internal readonly record struct Utf8Census(int Sequences, int Invalid)
{
    /// <summary>No byte above 127.</summary>
    public bool IsAscii => Sequences == 0 && Invalid == 0;

    /// <summary>Counts; linear.</summary>
    public static Utf8Census Take(ReadOnlySpan<byte> bytes)
    {
        int sequences = 0,
            invalid = 0;
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xff);
            if (ascii < 0)
                break;
            bytes = bytes[ascii..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var consumed) == OperationStatus.Done)
                sequences++;
            else
                invalid++;
            bytes = bytes[consumed..];
        }

        return new Utf8Census(sequences, invalid);
    }

    /// <summary>Decodes what is UTF-8 as such; a stray byte as <paramref name="stray"/>, a truncated sequence as U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, Encoding stray)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xff);
            if (ascii < 0)
                ascii = bytes.Length;
            text.Append(Encoding.ASCII.GetString(bytes[..ascii]));
            bytes = bytes[ascii..];
            if (bytes.IsEmpty)
                break;
            var valid = Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == OperationStatus.Done;
            if (valid)
                text.Append(rune.ToString());
            else if (consumed == 1 && stray.GetString(bytes[..1]) is [var letter] && !char.IsControl(letter))
                text.Append(letter);
            else
                text.Append('\ufffd');
            bytes = bytes[consumed..];
        }

        return text.ToString();
    }
}
