using System.Globalization;

namespace Stemma.Intake.Warc;

/// <summary>Status and header fields of an archived HTTP answer (RFC 9112).</summary>
/// <param name="Status">Three digits; 0 where the first line is none of HTTP.</param>
/// <param name="Fields">Header fields.</param>
internal sealed record HttpMessage(int Status, NamedFields Fields)
{
    /// <summary>Reads the message's head; the body follows in the block.</summary>
    /// <exception cref="InvalidDataException">The head is longer than heads are, or the block ends within it.</exception>
    /// <exception cref="EndOfStreamException">The archive ends within the block.</exception>
    public static HttpMessage Read(RecordBlock block)
    {
        var lines = new LineReader(block.Next);
        var first = lines.Next().Split(' ', 3);
        var status =
            first is [var version, { Length: 3 } code, ..]
            && version.StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : 0;
        return new HttpMessage(status, NamedFields.Read(lines));
    }
}

/// <summary>A declared media type taken apart (RFC 9110, section 8.3).</summary>
/// <param name="Name">Lower case, without parameters; null where nothing is declared.</param>
/// <param name="Charset">The parameter, or null.</param>
internal readonly record struct DeclaredType(string? Name, string? Charset)
{
    public static DeclaredType Of(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
            return default;
        // Of a field sent twice the first counts.
        var parts = written.Split(',', 2)[0].Split(';');
        string? charset = null;
        foreach (var part in parts.AsSpan(1))
        {
            if (
                part.Split('=', 2) is [var name, var value]
                && name.Trim().Equals("charset", StringComparison.OrdinalIgnoreCase)
            )
                charset ??= value.Trim().Trim('"', '\'');
        }

        return new DeclaredType(parts[0].Trim().ToLowerInvariant(), charset is { Length: > 0 } ? charset : null);
    }
}
