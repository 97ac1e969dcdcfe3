namespace Stemma.Archive.Keeping;

/// <summary>Lines of a stream as bytes, in memory that a line of any length does not exceed.</summary>
internal static class BoundedLines
{
    private const int Step = 65_536;

    /// <summary>The lines without their ends; null for one that is longer than <paramref name="most"/> bytes, which is passed over.</summary>
    /// <returns>Each is valid until the next is asked for.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>?> Of(Stream stream, int most)
    {
        var buffer = new byte[Step];
        var (start, end, isTooLong) = (0, 0, false);
        while (true)
        {
            var feed = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                yield return isTooLong || feed > most ? (ReadOnlyMemory<byte>?)null : buffer.AsMemory(start, feed);
                (start, isTooLong) = (start + feed + 1, false);
                continue;
            }

            if (end - start > most)
                (start, end, isTooLong) = (0, 0, true);
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (end == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, (long)most + Step));
            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0)
                break;
            end += read;
        }

        if (isTooLong || end > most)
            yield return null;
        else if (end > 0)
            yield return buffer.AsMemory(0, end);
    }
}
