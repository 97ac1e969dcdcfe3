using System.Buffers;

namespace Stemma.Intake.Decoding;

/// <summary>Tells binary data from text by the control characters in it.</summary>
internal static class ControlCharacters
{
    /// <summary>One in this many characters. Stray controls in scraped text stay far below; compressed or compiled data
    /// has one in ten.</summary>
    private const int Share = 100;

    private static readonly SearchValues<char> Controls = SearchValues.Create([
        .. Enumerable
            .Range(0, 32)
            .Select(code => (char)code)
            .Where(letter => letter is not ('\t' or '\n' or '\v' or '\f' or '\r' or '\u001a' or '\u001b')),
        '\u007f',
    ]);

    /// <summary>True where the text has a zero character or too many other controls.</summary>
    public static bool ShowBinary(ReadOnlySpan<char> text)
    {
        var length = text.Length;
        var controls = 0;
        for (int at; (at = text.IndexOfAny(Controls)) >= 0; text = text[(at + 1)..])
        {
            if (text[at] == '\0' || ++controls * Share > length + Share)
                return true;
        }

        return false;
    }
}
