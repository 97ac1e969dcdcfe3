using System.Globalization;
using System.Text;

namespace Stemma.Intake.Fetching;

/// <summary>The path of one rule: * stands for anything, a final $ for the end (RFC 9309, 2.2.3).</summary>
internal sealed class RobotsPattern
{
    private readonly string[] pieces;
    private readonly bool isAnchored;

    private RobotsPattern(string path)
    {
        Octets = path.Length;
        isAnchored = path.EndsWith('$');
        pieces = (isAnchored ? path[..^1] : path).Split('*');
    }

    /// <summary>How specific the rule is.</summary>
    public int Octets { get; }

    public static RobotsPattern Parse(ReadOnlySpan<char> path) => new(Normalise(path));

    /// <summary>True where the rule covers the path, which must be normalised.</summary>
    public bool Matches(string path)
    {
        // The leftmost place for each piece leaves the most room for the rest, so no other need be tried.
        var rest = path.AsSpan();
        if (!rest.StartsWith(pieces[0], StringComparison.Ordinal))
            return false;
        rest = rest[pieces[0].Length..];
        if (pieces.Length == 1)
            return !isAnchored || rest.IsEmpty;
        foreach (var piece in pieces.AsSpan(1..^1))
        {
            var at = rest.IndexOf(piece, StringComparison.Ordinal);
            if (at < 0)
                return false;
            rest = rest[(at + piece.Length)..];
        }

        return isAnchored
            ? rest.EndsWith(pieces[^1], StringComparison.Ordinal)
            : rest.IndexOf(pieces[^1], StringComparison.Ordinal) >= 0;
    }

    /// <summary>One spelling for all ways to write a path: unreserved characters plain, all others that are not ASCII as
    /// upper-case percent codes of their UTF-8 (RFC 9309, 2.2.2; RFC 3986, 6.2.2).</summary>
    public static string Normalise(ReadOnlySpan<char> path)
    {
        var normal = new StringBuilder(path.Length);
        Span<byte> bytes = stackalloc byte[4];
        for (var index = 0; index < path.Length; )
        {
            if (
                path[index] == '%'
                && index + 2 < path.Length
                && char.IsAsciiHexDigit(path[index + 1])
                && char.IsAsciiHexDigit(path[index + 2])
            )
            {
                var code = byte.Parse(path.Slice(index + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                if (char.IsAsciiLetterOrDigit((char)code) || (char)code is '-' or '.' or '_' or '~')
                    normal.Append((char)code);
                else
                    AppendCode(normal, code);
                index += 3;
                continue;
            }

            if (char.IsAscii(path[index]))
            {
                normal.Append(path[index++]);
                continue;
            }

            Rune.DecodeFromUtf16(path[index..], out var rune, out var consumed);
            foreach (var part in bytes[..rune.EncodeToUtf8(bytes)])
                AppendCode(normal, part);
            index += consumed;
        }

        return normal.ToString();
    }

    private static void AppendCode(StringBuilder normal, byte code) =>
        normal.Append(CultureInfo.InvariantCulture, $"%{code:X2}");
}
