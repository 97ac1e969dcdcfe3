using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Stemma.Intake.Warc;

/// <summary>The header of one record (WARC 1.1, ISO 28500:2017, section 4).</summary>
/// <param name="Offset">Where it begins in the archive, unpacked.</param>
/// <param name="Fields">Its header fields.</param>
/// <param name="Length">Bytes of the block that follows.</param>
internal sealed record WarcRecord(long Offset, NamedFields Fields, long Length)
{
    /// <summary>"response", "revisit", "conversion"; lower case.</summary>
    public string Type { get; } = (Fields["WARC-Type"] ?? "").ToLowerInvariant();

    /// <summary>"urn:uuid:…", or null.</summary>
    public string? Id { get; } = Fields.Identifier("WARC-Record-ID");

    /// <summary>The address that was asked for, or null.</summary>
    public string? Target { get; } = Fields.Identifier("WARC-Target-URI");

    /// <summary>When it was fetched, or null.</summary>
    public Instant? Date { get; } = DateOf(Fields["WARC-Date"]);

    /// <summary>Names the payload's bytes: "sha1:…", or null.</summary>
    public string? PayloadDigest { get; } = Fields["WARC-Payload-Digest"];

    /// <summary>Where it stands in the archive: the moment and the address, as archives on the web write it.</summary>
    public string Entry
    {
        get
        {
            var where = Target ?? Id ?? string.Create(CultureInfo.InvariantCulture, $"record at byte {Offset}");
            return Date is { } date ? $"{Moment.Format(date)}/{where}" : where;
        }
    }

    private static InstantPattern Moment { get; } = InstantPattern.CreateWithInvariantCulture("uuuuMMddHHmmss");

    /// <summary>The header that begins here.</summary>
    /// <exception cref="InvalidDataException">There is something else, or the archive ends within the header.</exception>
    public static WarcRecord Next(ArchiveCursor cursor)
    {
        var offset = cursor.Offset;
        var lines = new LineReader(cursor.Next);
        if (!lines.Next().StartsWith("WARC/", StringComparison.Ordinal))
            throw new InvalidDataException("There is no record where one should begin.");
        var fields = NamedFields.Read(lines);
        return long.TryParse(fields["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? new WarcRecord(offset, fields, length)
            : throw new InvalidDataException("A record does not say how long it is.");
    }

    // WARC 1.1 allows parts of a second.
    private static Instant? DateOf(string? written) =>
        written is not null && InstantPattern.ExtendedIso.Parse(written) is { Success: true, Value: var date }
            ? date
            : null;
}
