using System.Diagnostics;
using System.Text;
using Stemma.Intake;

namespace Stemma.Tests.Intake;

/// <summary>Reads what is made to hurt, and measures what that took.</summary>
internal static class Hostile
{
    /// <summary>Reads one input from standard input and asserts that it took little.</summary>
    /// <param name="input">Told by its bytes alone: standard input has no name.</param>
    /// <param name="seconds">Wall time; several times what was seen on two busy cores.</param>
    /// <param name="megabytes">Bytes allocated all together, kept or not.</param>
    /// <param name="options">Limits; the defaults where null.</param>
    public static IntakeResult Read(Func<Stream> input, double seconds, int megabytes, IntakeOptions? options = null) =>
        Measured(
            () => new ArticleReader((options ?? new IntakeOptions()) with { StandardInput = input }).Read(["-"]),
            seconds,
            megabytes
        );

    /// <summary>The same for a file, which has a name.</summary>
    public static IntakeResult ReadFile(string path, double seconds, int megabytes) =>
        Measured(() => new ArticleReader().Read([path]), seconds, megabytes);

    /// <summary>A stream over the words.</summary>
    public static Func<Stream> Words(string words) => () => new MemoryStream(Encoding.UTF8.GetBytes(words));

    /// <summary>A stream of <paramref name="length"/> bytes: a beginning, then a pattern again and again, then an end. It
    /// cannot seek and is never in memory.</summary>
    public static Func<Stream> Repeating(string start, string pattern, long length, string end = "") =>
        () =>
            new RepeatingStream(
                Encoding.UTF8.GetBytes(start),
                // Longer pieces, for a stream that gives a few bytes at a time is slow by itself.
                Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(pattern, 1 + (65_536 / pattern.Length)))),
                length,
                Encoding.UTF8.GetBytes(end)
            );

    private static IntakeResult Measured(Func<IntakeResult> read, double seconds, int megabytes)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        var result = read();
        clock.Elapsed.TotalSeconds.ShouldBeLessThan(seconds);
        ((GC.GetTotalAllocatedBytes(precise: true) - before) / 1_000_000).ShouldBeLessThan(megabytes);
        return result;
    }

    private sealed class RepeatingStream(byte[] start, byte[] pattern, long length, byte[] end) : Stream
    {
        private long position;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            ReadOnlySpan<byte> piece;
            if (position < start.Length)
                piece = start.AsSpan((int)position);
            else if (position < start.Length + length)
                piece = pattern.AsSpan((int)((position - start.Length) % pattern.Length));
            else
                piece = end.AsSpan((int)Math.Min(end.Length, position - start.Length - length));
            if (position >= start.Length && position < start.Length + length)
                piece = piece[..(int)Math.Min(piece.Length, start.Length + length - position)];
            piece = piece[..Math.Min(piece.Length, buffer.Length)];
            piece.CopyTo(buffer);
            position += piece.Length;
            return piece.Length;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>Tests that count what the whole process allocates run alone.</summary>
[CollectionDefinition(nameof(Hostile), DisableParallelization = true)]
public sealed class HostileCollection;
