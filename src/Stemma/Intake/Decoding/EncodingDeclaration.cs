using System.Buffers;
using System.Text;

namespace Stemma.Intake.Decoding;

/// <summary>What a page says about its encoding: XML declaration, meta charset, meta http-equiv.</summary>
internal static class EncodingDeclaration
{
    /// <summary>The HTML standard looks at the first 1,024 bytes; pages that put scripts first are common.</summary>
    private const int Prescan = 4096;

    private static readonly SearchValues<char> EndOfLabel = SearchValues.Create(" \t\r\n\"';/>");

    /// <summary>The declared encoding, or null where none is declared or the name is not known.</summary>
    public static Encoding? Find(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Prescan)]);
        if (
            head.StartsWith("<?xml", StringComparison.Ordinal)
            && ValueAfter(head, 0, Math.Max(0, head.IndexOf('>', StringComparison.Ordinal)), "encoding") is { } named
        )
            return Lookup(named);
        for (var at = 0; (at = head.IndexOf("<meta", at, StringComparison.OrdinalIgnoreCase)) >= 0; )
        {
            var end = head.IndexOf('>', at);
            if (end < 0)
                break;
            if (ValueAfter(head, at, end, "charset") is { } label)
                return Lookup(label);
            at = end;
        }

        return null;
    }

    private static string? ValueAfter(string head, int start, int end, string attribute)
    {
        var at = head.IndexOf(attribute, start, Math.Max(0, end - start), StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var value = head.AsSpan(at + attribute.Length, end - at - attribute.Length).TrimStart();
        if (!value.StartsWith('='))
            return null;
        value = value[1..].TrimStart(" \t\r\n\"'");
        var stop = value.IndexOfAny(EndOfLabel);
        return (stop < 0 ? value : value[..stop]).ToString();
    }

    /// <summary>The encoding of that name, or null where there is no name or it is not known.</summary>
    public static Encoding? Named(string? label) => label is null ? null : Lookup(label.Trim(' ', '"', '\''));

    private static Encoding? Lookup(string label)
    {
        // The HTML standard reads Latin-1 and ASCII as windows-1252, and declared UTF-16 in ASCII bytes as UTF-8.
        var name = label.ToLowerInvariant() switch
        {
            "iso-8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "iso8859-1" or "cp1252" => "windows-1252",
            "utf-16" or "utf-16le" or "utf-16be" or "utf8" or "unicode" => "utf-8",
            "iso-8859-9" or "latin5" => "windows-1254",
            "gbk" or "gb2312" => "gb18030",
            "utf-7" => "",
            var other => other,
        };
        try
        {
            return name.Length == 0
                ? null
                : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
