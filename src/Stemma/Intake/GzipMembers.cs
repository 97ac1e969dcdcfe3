using System.IO.Compression;

namespace Stemma.Intake;

/// <summary>All members of a gzip file, one after another; what stands between or behind them is damage, not the end.</summary>
/// <remarks>The platform's stream takes anything that is no member for the end of the file. Here it is found out, because
/// the last bytes are handed to it one at a time: it cannot have taken what it did not use. Zeros behind the last member
/// are padding.</remarks>
internal sealed class GzipMembers : ForwardStream
{
    private readonly Lookahead packed;
    private readonly GZipStream unpacked;

    /// <param name="packed">Stays open.</param>
    public GzipMembers(Stream packed)
    {
        this.packed = new Lookahead(packed);
        unpacked = new GZipStream(this.packed, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        var count = unpacked.Read(buffer);
        if (count == 0 && packed.HasMoreThanZeros())
            throw new InvalidDataException("Something that is not gzip stands behind a part of it.");
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }

    // Gives what it reads in pieces, and the last piece byte by byte.
    private sealed class Lookahead(Stream inner) : ForwardStream
    {
        private byte[] piece = [];
        private byte[] following = [];
        private int at;
        private bool begun;

        public override int Read(Span<byte> buffer)
        {
            if (buffer.IsEmpty || !Fill())
                return 0;
            var left = piece.Length - at;
            var count = Math.Min(buffer.Length, following.Length == 0 ? 1 : left);
            piece.AsSpan(at, count).CopyTo(buffer);
            at += count;
            return count;
        }

        public bool HasMoreThanZeros()
        {
            while (Fill())
            {
                if (piece.AsSpan(at).ContainsAnyExcept((byte)0))
                    return true;
                at = piece.Length;
            }

            return false;
        }

        private bool Fill()
        {
            if (at < piece.Length)
                return true;
            if (!begun)
                following = Next();
            begun = true;
            (piece, at) = (following, 0);
            following = piece.Length == 0 ? [] : Next();
            return piece.Length > 0;
        }

        private byte[] Next()
        {
            var next = new byte[4096];
            var count = inner.ReadAtLeast(next, next.Length, throwOnEndOfStream: false);
            return count == next.Length ? next : next[..count];
        }
    }
}
