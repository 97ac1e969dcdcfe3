using System.Buffers;

namespace Stemma.Intake.Records;

/// <summary>One record of a stream.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Bytes">All its bytes, its end included; none where it is too long.</param>
/// <param name="IsTooLong">Whether it was passed over for its length.</param>
internal readonly record struct ByteRecord(int Number, byte[] Bytes, bool IsTooLong = false);

/// <summary>Goes through a stream record by record and holds one at a time.</summary>
internal static class RecordStream
{
    private const int Piece = 65_536;

    /// <summary>Bytes that are read together on another thread: enough that handing them over costs nothing.</summary>
    private const int BatchBytes = 262_144;

    /// <param name="stream">Read once, to its end.</param>
    /// <param name="edge">Where records end.</param>
    /// <param name="limit">Bytes of one record; a longer one is passed over.</param>
    public static IEnumerable<ByteRecord> Read(Stream stream, RecordEdge edge, int limit)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            var (number, start, end) = (1, 0, 0);
            var tooLong = false;
            // Bytes before this one are known to hold no end.
            var scanned = 0;
            while (true)
            {
                if (scanned < end && edge.Next(buffer.AsSpan(scanned, end - scanned)) is >= 0 and var found)
                {
                    var stop = scanned + found;
                    yield return Made(number++, buffer.AsSpan(start, stop - start), tooLong, limit);
                    (start, scanned, tooLong) = (stop, stop, false);
                    continue;
                }

                scanned = end;
                if (end - start > limit)
                    (tooLong, start) = (true, end);
                buffer = WithRoom(buffer, ref start, ref end, ref scanned);
                var count = stream.Read(buffer, end, buffer.Length - end);
                if (count == 0)
                    break;
                end += count;
            }

            if (end > start || tooLong)
                yield return Made(number, buffer.AsSpan(start, end - start), tooLong, limit);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Puts records together that one thread reads at a time.</summary>
    public static IEnumerable<List<ByteRecord>> Batched(IEnumerable<ByteRecord> records)
    {
        var batch = new List<ByteRecord>();
        var size = 0;
        foreach (var record in records)
        {
            batch.Add(record);
            size += record.Bytes.Length;
            if (size < BatchBytes)
                continue;
            yield return batch;
            (batch, size) = ([], 0);
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private static ByteRecord Made(int number, ReadOnlySpan<byte> bytes, bool tooLong, int limit) =>
        tooLong || bytes.Length > limit ? new ByteRecord(number, [], true) : new ByteRecord(number, bytes.ToArray());

    private static byte[] WithRoom(byte[] buffer, ref int start, ref int end, ref int scanned)
    {
        if (end < buffer.Length)
            return buffer;
        var held = end - start;
        var target = held * 2 > buffer.Length ? ArrayPool<byte>.Shared.Rent(buffer.Length * 2) : buffer;
        buffer.AsSpan(start, held).CopyTo(target);
        if (!ReferenceEquals(target, buffer))
            ArrayPool<byte>.Shared.Return(buffer);
        scanned -= start;
        (start, end) = (0, held);
        return target;
    }
}
