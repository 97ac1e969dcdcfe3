using System.Buffers;

namespace Stemma.Intake.Records;

/// <summary>Finds where records end in bytes that come piece by piece. Keeps its place between pieces.</summary>
internal abstract class RecordEdge
{
    /// <summary>Index after the record's last byte, or -1 where it goes on in the next piece.</summary>
    public abstract int Next(ReadOnlySpan<byte> piece);
}

/// <summary>A record a line.</summary>
internal sealed class LineEdge : RecordEdge
{
    public override int Next(ReadOnlySpan<byte> piece) => piece.IndexOf((byte)'\n') + 1 is > 0 and var end ? end : -1;
}

/// <summary>A record a line of a table, where line ends inside quotation marks do not count (RFC 4180).</summary>
/// <remarks>A mark opens only at the beginning of a field; elsewhere it is a mark like any other.</remarks>
internal sealed class RowEdge(byte delimiter) : RecordEdge
{
    private readonly SearchValues<byte> signs = SearchValues.Create([(byte)'"', (byte)'\n', delimiter]);
    private bool quoted;
    private bool fresh = true;

    public override int Next(ReadOnlySpan<byte> piece)
    {
        for (var at = 0; at < piece.Length; )
        {
            var next = quoted ? piece[at..].IndexOf((byte)'"') : piece[at..].IndexOfAny(signs);
            if (next < 0)
            {
                fresh = false;
                return -1;
            }

            fresh &= next == 0;
            at += next;
            var sign = piece[at++];
            if (quoted)
            {
                // A doubled mark closes and opens again at once.
                quoted = false;
                fresh = true;
            }
            else if (sign == '"')
            {
                quoted = fresh;
            }
            else
            {
                fresh = true;
                if (sign == '\n')
                    return at;
            }
        }

        return -1;
    }
}

/// <summary>A record an element of a JSON array; the array's own bracket and the commas belong to the records.</summary>
internal sealed class ElementEdge : RecordEdge
{
    private static readonly SearchValues<byte> Signs = SearchValues.Create("\"{}[],"u8);
    private static readonly SearchValues<byte> InString = SearchValues.Create("\"\\"u8);

    private int depth;
    private bool quoted;
    private bool escaped;

    public override int Next(ReadOnlySpan<byte> piece)
    {
        for (var at = 0; at < piece.Length; )
        {
            if (escaped)
            {
                escaped = false;
                at++;
                continue;
            }

            var next = piece[at..].IndexOfAny(quoted ? InString : Signs);
            if (next < 0)
                return -1;
            at += next;
            switch (piece[at++])
            {
                case (byte)'"':
                    quoted = !quoted;
                    break;
                case (byte)'\\':
                    escaped = true;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    depth--;
                    break;
                case (byte)',' when depth == 1:
                    return at;
            }
        }

        return -1;
    }
}
