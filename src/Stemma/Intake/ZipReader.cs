using System.IO.Compression;

namespace Stemma.Intake;

/// <summary>Reads each entry of a zip archive as if it were a file named "archive.zip!entry", in ordinal order.</summary>
/// <remarks>Nothing is written to disk, so entry names cannot lead anywhere. Archives inside are refused.</remarks>
internal sealed class ZipReader(IntakeOptions options) : IContainer
{
    /// <summary>Bytes of the entry list; it is held in memory before the first entry can be counted.</summary>
    private const long MaxDirectoryBytes = 64_000_000;

    private const long RatioFloor = 1_000_000;

    public Recognition Recognise(SourceHead head) =>
        head.StartsWith([0x50, 0x4b, 0x03, 0x04]) || head.StartsWith([0x50, 0x4b, 0x05, 0x06])
            ? Recognition.Content
            : Recognition.None;

    public IEnumerable<Reading> Read(SourceStream source)
    {
        var (path, stream) = (source.Path, source.Stream);
        if (!stream.CanSeek)
        {
            if (source.ReadAll(options.MaxBytes) is null)
            {
                yield return Limit(
                    path,
                    $"An archive that cannot be gone back in may have {options.MaxBytes:N0} bytes."
                );
                yield break;
            }

            stream = source.Stream;
        }

        if (
            ZipDirectory.Measure(stream) is var (count, bytes)
            && (count > options.MaxEntries || bytes > MaxDirectoryBytes)
        )
        {
            yield return TooMany(path, count);
            yield break;
        }

        stream.Position = 0;
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > options.MaxEntries)
        {
            yield return TooMany(path, archive.Entries.Count);
            yield break;
        }

        if (archive.Entries.Sum(entry => entry.CompressedLength) > stream.Length)
        {
            yield return Limit(path, "The archive's entries overlap, as they do only in decompression bombs.");
            yield break;
        }

        var files = archive
            .Entries.Where(entry => !entry.FullName.EndsWith('/') && !IsHidden(entry.FullName))
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
            .ToArray();
        if (files.Length == 0)
            yield return Reading.Skip(IntakeCodes.NoMatch, "The archive holds no files.", path);
        var total = 0L;
        foreach (var entry in files)
        {
            total += entry.Length;
            if (total > options.MaxArchiveBytes)
            {
                yield return Limit(
                    path,
                    $"The archive unpacks to more than {options.MaxArchiveBytes:N0} bytes; the rest was not read."
                );
                yield break;
            }

            var name = SourceStream.Printable($"{path}!{entry.FullName}");
            var (opened, reading) = Open(name, entry);
            using (opened)
                yield return reading;
        }
    }

    private (Stream? Opened, Reading Reading) Open(string name, ZipArchiveEntry entry)
    {
        if (entry.Length > RatioFloor && entry.Length / Math.Max(1, entry.CompressedLength) > options.MaxRatio)
            return (null, Limit(name, $"The entry unpacks to more than {options.MaxRatio} times its size."));
        if (entry.IsEncrypted)
            return (null, Reading.Skip(IntakeCodes.DamagedArchive, "The entry is encrypted.", name));
        Stream? opened = null;
        try
        {
            // The stream ends at the declared length, so a header that lies cannot unpack to more.
            opened = entry.Open();
            return (opened, Reading.Enter(new SourceStream(name, opened)));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            return (
                opened,
                Reading.Skip(IntakeCodes.DamagedArchive, $"The entry is damaged: {exception.Message}", name)
            );
        }
    }

    private Reading TooMany(string path, long count) =>
        Limit(path, $"The archive lists {count:N0} entries; {options.MaxEntries:N0} are allowed.");

    private static bool IsHidden(string name) =>
        name.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || name.Split('/').Any(part => part.StartsWith('.') && part is not ("." or ".."));

    private static Reading Limit(string path, string message) => Reading.Skip(IntakeCodes.ArchiveLimit, message, path);
}

/// <summary>Reads how much an archive lists before it is listed (.ZIP File Format Specification 6.3.10, 4.3.16).</summary>
internal static class ZipDirectory
{
    /// <summary>Entries and bytes of the central directory; zeros where no end record is found.</summary>
    public static (long Count, long Bytes) Measure(Stream stream)
    {
        // The end record has 22 bytes and a comment of at most 65,535.
        var tail = new byte[Math.Min(stream.Length, 22 + 65_535)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf([(byte)0x50, (byte)0x4b, (byte)0x05, (byte)0x06]);
        if (end < 0 || end + 22 > tail.Length)
            return (0, 0);
        var offset = BitConverter.ToUInt32(tail, end + 16);
        // Above 65,534 entries the count stands elsewhere; the bytes after the directory's start bound it all the same.
        var bytes = offset == uint.MaxValue ? 0 : stream.Length - offset;
        return (BitConverter.ToUInt16(tail, end + 10), bytes);
    }
}
