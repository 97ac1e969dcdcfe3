using System.Globalization;
using ZstdSharp;

namespace Stemma.Intake.Warc;

/// <summary>One way through an archive: what each record gives, and what is to be said at the end.</summary>
internal sealed class WarcRecords(SourceStream source, IntakeOptions options) : IDisposable
{
    /// <summary>Revisits of pages elsewhere that are named one by one. An archive of changes alone has thousands.</summary>
    private const int MaxNamed = 20;

    private readonly ArchiveCursor cursor = new(source.Stream);
    private readonly SkippedRecords skipped = new();
    private readonly Originals originals = new();
    private int elsewhere;
    private long begin;
    private bool ended;

    public void Dispose() => originals.Dispose();

    /// <summary>What the next record gives, perhaps nothing; null at the end of the archive or of its sound part.</summary>
    public List<Reading>? Next()
    {
        if (ended)
            return null;
        var within = false;
        try
        {
            if (!cursor.SkipLineEnds())
                return null;
            (begin, within) = (cursor.Offset, true);
            var record = WarcRecord.Next(cursor);
            var block = new RecordBlock(cursor, record.Length);
            var readings = Settled(record, block);
            block.Skip();
            return readings;
        }
        catch (Exception exception)
            when (exception
                    is InvalidDataException
                        or EndOfStreamException
                        or ZstdException
                        or DecompressionBombException
            )
        {
            ended = true;
            return [Damaged(exception, within)];
        }
    }

    /// <summary>What is to be said of the archive as a whole.</summary>
    public IEnumerable<Reading> Closing()
    {
        if (elsewhere > MaxNamed)
            yield return Reading.Skip(
                WarcCodes.OriginalElsewhere,
                $"{Number(elsewhere - MaxNamed)} more revisits mean pages that are not held in this archive.",
                source.Path
            );
        if (skipped.Summary() is { } summary)
            yield return Reading.Note(WarcCodes.NotArticles, summary, source.Path);
    }

    // Where the bytes could be had, only this record is wrong.
    private List<Reading> Settled(WarcRecord record, RecordBlock block)
    {
        try
        {
            return ReadingsOf(record, block);
        }
        catch (InvalidDataException exception) when (!cursor.IsBroken)
        {
            return
            [
                Reading.Skip(
                    WarcCodes.DamagedPayload,
                    $"The page cannot be unpacked. {exception.Message}",
                    PathOf(record)
                ),
            ];
        }
    }

    private List<Reading> ReadingsOf(WarcRecord record, RecordBlock block)
    {
        switch (record.Type)
        {
            case "response" when IsHttp(record):
                return Answer(record, block, HttpMessage.Read(block));
            case "revisit":
                return Revisit(record, block);
            case "response" or "resource" or "conversion":
                return Page(record, block, TypeOf(record, record.Fields["Content-Type"]), null);
            case "continuation":
                skipped.Add("continuations of records");
                return [];
            default:
                return [];
        }
    }

    private List<Reading> Answer(WarcRecord record, RecordBlock block, HttpMessage message)
    {
        if (message.Status is not (200 or 203))
        {
            skipped.Add(message.Status is >= 300 and < 400 ? "redirects" : "errors");
            return [];
        }

        return Page(record, block, TypeOf(record, message.Fields["Content-Type"]), message.Fields);
    }

    private List<Reading> Page(WarcRecord record, RecordBlock block, DeclaredType type, NamedFields? packing)
    {
        var kind =
            record.Target?.EndsWith("/robots.txt", StringComparison.OrdinalIgnoreCase) == true
                ? "robots.txt"
                : SkippedRecords.KindOf(type.Name);
        if (kind is not null || block.Left == 0)
        {
            skipped.Add(kind ?? "empty answers");
            return [];
        }

        if (block.Left > options.MaxBytes)
            return [TooLarge(record)];
        var packed = block.ReadRest();
        if ((packing is null ? packed : BodyDecoding.Decode(packed, packing, options)) is not { } body)
            return [TooLarge(record)];
        if (type.Name is null or "" && !IsMarkup(body))
        {
            skipped.Add("files without a type");
            return [];
        }

        originals.Keep(record, type, body);
        return [.. CutShort(record), Entered(record, type, body)];
    }

    private List<Reading> Revisit(WarcRecord record, RecordBlock block)
    {
        var answer = block.Left > 0 && IsHttp(record) ? HttpMessage.Read(block) : null;
        if (originals.Of(record) is { } original)
            return [Entered(record, original.Type, original.Body())];
        var kind =
            answer is { Status: not (200 or 203 or 304) } ? "revisits of redirects and errors"
            : SkippedRecords.KindOf(TypeOf(record, answer?.Fields["Content-Type"]).Name) is { } type
                ? $"revisits of {type}"
            : null;
        if (kind is not null)
            skipped.Add(kind);
        else if (++elsewhere <= MaxNamed)
            return
            [
                Reading.Skip(
                    WarcCodes.OriginalElsewhere,
                    $"The page had not changed and is not held again. The original is not in this archive, or far back in it: {Originals.PlaceOf(record)}.",
                    PathOf(record)
                ),
            ];
        return [];
    }

    private Reading Entered(WarcRecord record, DeclaredType type, byte[] body)
    {
        var provenance = new Provenance
        {
            Address = record.Target,
            MediaType = type.Name,
            Charset = type.Charset,
            Retrieved = record.Date,
            Archived = record.Id,
        };
        // Not named by its address: what ".com" or ".csv" in one says of the format is less than the server says.
        var name = type.Name switch
        {
            "text/plain" => "text.txt",
            "application/pdf" => "document.pdf",
            _ => "page.html",
        };
        return Reading.Enter(
            new SourceStream(PathOf(record), new MemoryStream(body, writable: false), provenance, name)
        );
    }

    private IEnumerable<Reading> CutShort(WarcRecord record)
    {
        if (record.Fields["WARC-Truncated"] is { Length: > 0 } reason)
            yield return Reading.Note(
                WarcCodes.CutByCrawler,
                $"The crawler kept only the beginning of the page ({SourceStream.Printable(reason)}).",
                PathOf(record)
            );
    }

    private Reading TooLarge(WarcRecord record) =>
        Reading.Skip(IntakeCodes.TooLarge, $"The page has more than {options.MaxBytes:N0} bytes.", PathOf(record));

    // A wrong checksum shows behind the record that it is about, when that has been read.
    private Reading Damaged(Exception exception, bool within) =>
        exception is DecompressionBombException
            ? Reading.Skip(
                IntakeCodes.ArchiveLimit,
                $"{exception.Message} Reading ended at byte {Number(cursor.Offset)}, unpacked.",
                source.Path
            )
            : Reading.Skip(
                WarcCodes.DamagedRecord,
                $"The archive is cut off or damaged at byte {Number(cursor.Offset)} (counted unpacked), "
                    + (
                        within
                            ? $"in the record that begins at byte {Number(begin)}; all records before it were read. "
                            : $"behind the record that begins at byte {Number(begin)}, whose last bytes may be wrong; it and all before it were read. "
                    )
                    + exception.Message,
                source.Path
            );

    private string PathOf(WarcRecord record) => $"{source.Path}!{record.Entry}";

    private static bool IsHttp(WarcRecord record) =>
        DeclaredType.Of(record.Fields["Content-Type"]).Name is null or "" or "application/http";

    // What the crawler found out counts where the server says nothing.
    private static DeclaredType TypeOf(WarcRecord record, string? declared) =>
        DeclaredType.Of(declared) is { Name: { Length: > 0 } } type
            ? type
            : DeclaredType.Of(record.Fields["WARC-Identified-Payload-Type"]);

    private static bool IsMarkup(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith([(byte)0xef, (byte)0xbb, (byte)0xbf]))
            body = body[3..];
        return body.TrimStart(" \t\r\n"u8) is [(byte)'<', ..];
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
