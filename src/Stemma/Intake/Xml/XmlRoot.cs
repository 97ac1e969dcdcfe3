using System.Buffers;
using System.Text;

namespace Stemma.Intake.Xml;

/// <summary>Finds the root element of what may be XML, from its first bytes.</summary>
internal static class XmlRoot
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    /// <summary>The root's local name, or null where the bytes do not begin like XML.</summary>
    public static string? Of(SourceHead head)
    {
        // Zero bytes are those of UTF-16; every name that is looked for is ASCII.
        var start = Encoding.Latin1.GetString(head.Bytes.Span).Replace("\0", "", StringComparison.Ordinal).AsSpan();
        start = start.TrimStart("\u00ef\u00bb\u00bf\u00ff\u00fe \t\r\n");
        while (start.StartsWith('<'))
        {
            if (start.StartsWith("<!--"))
                start = After(start, "-->");
            else if (start.StartsWith("<?"))
                start = After(start, "?>");
            else if (start.StartsWith("<!"))
                start = After(start, start[..Math.Max(0, start.IndexOf('>'))].Contains('[') ? "]>" : ">");
            else
                return Name(start[1..]);
            start = start.TrimStart();
        }

        return null;
    }

    private static string? Name(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOfAny(NameEnds);
        var name = end < 0 ? tag : tag[..end];
        name = name[(name.IndexOf(':') + 1)..];
        return name.IsEmpty || !char.IsAsciiLetter(name[0]) ? null : name.ToString();
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string end)
    {
        var at = text.IndexOf(end, StringComparison.Ordinal);
        return at < 0 ? default : text[(at + end.Length)..];
    }
}
