using System.Buffers;
using System.Globalization;

namespace Stemma.Pages;

/// <summary>Shows hosts so that letters of other alphabets cannot pass for Latin ones: "аpple.example (xn--pple-43d.example)".</summary>
/// <remarks>Every host with letters beyond ASCII is followed by what it is in ASCII (RFC 5891), whether or not it is made to deceive.</remarks>
internal static class HostNames
{
    private static readonly IdnMapping Mapping = new();
    private static readonly SearchValues<char> Ends = SearchValues.Create("/?#: \t\n");

    /// <summary>An address or anything else that begins with a host; other text is left as it is.</summary>
    public static string Plain(string text)
    {
        var host = Host(text);
        if (host.Length == 0 || System.Text.Ascii.IsValid(host))
            return text;
        try
        {
            return $"{text} ({Mapping.GetAscii(host)})";
        }
        catch (ArgumentException)
        {
            return $"{text} (not a host name that can exist)";
        }
    }

    private static string Host(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        var rest = start < 0 ? text.AsSpan() : text.AsSpan(start + 3);
        var end = rest.IndexOfAny(Ends);
        var host = end < 0 ? rest : rest[..end];
        // A name with blanks is a name; one word with a dot inside may be taken for a host.
        var isHost = start >= 0 || (end < 0 && host.Length <= 253 && host.Trim('.').Contains('.'));
        return isHost ? host[(host.LastIndexOf('@') + 1)..].ToString() : string.Empty;
    }
}
