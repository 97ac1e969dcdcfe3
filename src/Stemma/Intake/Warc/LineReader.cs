using System.Text;

namespace Stemma.Intake.Warc;

/// <summary>Reads the header lines of one record or message, and no more than headers have.</summary>
/// <param name="next">The next byte, or -1 at the end.</param>
internal sealed class LineReader(Func<int> next)
{
    /// <summary>Bytes of all lines together. Browsers and servers stop at 8 to 64 kB; a message with more is an attack
    /// or not a header at all.</summary>
    public const int MaxBytes = 65_536;

    private readonly List<byte> line = [];
    private int total;

    /// <summary>The line without its end, CRLF or LF; UTF-8, with U+FFFD for what is not.</summary>
    /// <exception cref="InvalidDataException">There are more bytes than headers have, or the line has no end.</exception>
    public string Next()
    {
        line.Clear();
        while (true)
        {
            var value = next();
            if (value < 0)
                throw new InvalidDataException("It ends within a header.");
            if (++total > MaxBytes)
                throw new InvalidDataException($"A header has more than {MaxBytes:N0} bytes.");
            if (value == '\n')
                break;
            line.Add((byte)value);
        }

        if (line is [.., (byte)'\r'])
            line.RemoveAt(line.Count - 1);
        return Encoding.UTF8.GetString([.. line]);
    }
}
