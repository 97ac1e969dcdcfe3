using System.Text;
using Stemma.Archive.Keeping;

namespace Stemma.Archive.Tests;

public sealed class BoundedLinesTests
{
    [Fact]
    public void LinesOfAnyLengthAreReadInBoundedMemoryAndEndsOfLinesDoNotMatter()
    {
        var lines = "one\r\n\n" + new string('x', 200_000) + "\nthree\n" + new string('y', 70_001) + "\nlast";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(lines));
        BoundedLines
            .Of(stream, 70_000)
            .Select(line => line is { } known ? Encoding.UTF8.GetString(known.Span) : "too long")
            .ShouldBe(["one\r", "", "too long", "three", "too long", "last"]);
        using var exact = new MemoryStream(new byte[70_000]);
        BoundedLines.Of(exact, 70_000).Select(line => line?.Length).ShouldBe([70_000]);
        using var endless = new Endless();
        BoundedLines.Of(endless, 1_000_000).ToList().ShouldHaveSingleItem().ShouldBeNull();
    }

    /// <summary>Half a gigabyte without the end of a line.</summary>
    private sealed class Endless : Stream
    {
        private long left = 500_000_000;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            count.ShouldBeLessThanOrEqualTo(1_100_000);
            var read = (int)Math.Min(left, count);
            left -= read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
