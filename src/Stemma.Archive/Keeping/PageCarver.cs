using System.Buffers.Binary;
using System.Text;

namespace Stemma.Archive.Keeping;

/// <summary>A row that lies on a page of a database file, whatever the pages above it are like.</summary>
/// <param name="Number">Its rowid.</param>
/// <param name="Values">Each null, a number, bytes, or text.</param>
internal readonly record struct CarvedRow(long Number, object?[] Values);

/// <summary>Reads the rows of a damaged SQLite file page by page, without the trees that lead to them.</summary>
/// <remarks>
/// Formats: "Database File Format", sqlite.org/fileformat2.html, sections 1.6 (b-tree pages), 2.1 (records) and 4 (the
/// write-ahead log). Pages of the log that belong to a commit stand in for those of the file, the latest of each. What comes out may
/// be anything: whoever takes it must be able to prove it.
/// </remarks>
internal sealed class PageCarver
{
    /// <summary>The size of all our archives' pages; taken where the file no longer tells its own.</summary>
    private const int UsualPage = 4096;

    private const int LogHeader = 32;
    private const int FrameHeader = 24;
    private const byte TableLeaf = 0x0D;

    private readonly byte[] file;
    private readonly byte[] log;
    private readonly int pageSize;
    private readonly Dictionary<uint, int> logged;

    /// <param name="file">The database.</param>
    /// <param name="log">Its write-ahead log; empty where there is none.</param>
    public PageCarver(byte[] file, byte[] log)
    {
        this.file = file;
        this.log = log;
        var told = file.Length >= 18 ? BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(16)) : 0;
        pageSize =
            told == 1 ? 65536
            : told is >= 512 and <= 32768 && (told & (told - 1)) == 0 ? told
            : UsualPage;
        logged = Committed();
    }

    /// <summary>All rows of all tables, by page.</summary>
    /// <param name="longest">Bytes of a row; longer ones are passed over, for damage makes lengths of any size.</param>
    public IEnumerable<CarvedRow> Rows(int longest)
    {
        var pages = Math.Max((uint)((file.Length + pageSize - 1) / pageSize), logged.Keys.DefaultIfEmpty().Max());
        for (var page = 1u; page <= pages; page++)
        {
            var start = page == 1 ? 100 : 0;
            var bytes = Page(page).ToArray();
            if (bytes.Length < start + 8 || bytes[start] != TableLeaf)
                continue;
            var cells = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(start + 3));
            for (var cell = 0; cell < cells && start + 10 + (cell * 2) <= bytes.Length; cell++)
            {
                var at = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(start + 8 + (cell * 2)));
                if (Row(bytes, at, longest) is { } row)
                    yield return row;
            }
        }
    }

    // The last frame of each page up to the last commit; frames of an older log have other salts.
    private Dictionary<uint, int> Committed()
    {
        var latest = new Dictionary<uint, int>();
        var open = new Dictionary<uint, int>();
        for (var at = LogHeader; at + FrameHeader + pageSize <= log.Length; at += FrameHeader + pageSize)
        {
            if (!log.AsSpan(at + 8, 8).SequenceEqual(log.AsSpan(16, 8)))
                break;
            open[BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(at))] = at + FrameHeader;
            if (BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(at + 4)) == 0)
                continue;
            foreach (var (page, place) in open)
                latest[page] = place;
            open.Clear();
        }

        return latest;
    }

    private ReadOnlySpan<byte> Page(uint number)
    {
        if (logged.TryGetValue(number, out var place))
            return log.AsSpan(place, pageSize);
        var start = (number - 1L) * pageSize;
        return start < 0 || start >= file.Length
            ? []
            : file.AsSpan((int)start, (int)Math.Min(pageSize, file.Length - start));
    }

    private CarvedRow? Row(byte[] page, int at, int longest)
    {
        if (!Varint(page, ref at, out var length) || !Varint(page, ref at, out var number))
            return null;
        if (length <= 0 || length > longest)
            return null;
        var payload = new byte[length];
        // Section 1.6: how much of a long row stands on the page itself.
        var most = pageSize - 35;
        var least = ((pageSize - 12) * 32 / 255) - 23;
        var spilled = least + (((int)length - least) % (pageSize - 4));
        var here =
            length <= most ? (int)length
            : spilled <= most ? spilled
            : least;
        if (at + here > page.Length)
            return null;
        page.AsSpan(at, here).CopyTo(payload);
        if (here < length && !Follow(page, at + here, payload.AsSpan(here)))
            return null;
        return Values(payload) is { } values ? new CarvedRow(number, values) : null;
    }

    private bool Follow(byte[] page, int at, Span<byte> rest)
    {
        if (at + 4 > page.Length)
            return false;
        var next = BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at));
        while (!rest.IsEmpty)
        {
            var overflow = next == 0 ? default : Page(next);
            if (overflow.Length < pageSize)
                return false;
            var taken = Math.Min(rest.Length, pageSize - 4);
            overflow.Slice(4, taken).CopyTo(rest);
            rest = rest[taken..];
            next = BinaryPrimitives.ReadUInt32BigEndian(overflow);
        }

        return true;
    }

    private static object?[]? Values(byte[] payload)
    {
        var at = 0;
        if (!Varint(payload, ref at, out var header) || header > payload.Length)
            return null;
        var body = (int)header;
        var values = new List<object?>();
        while (at < header)
        {
            if (!Varint(payload, ref at, out var type) || type < 0)
                return null;
            var size = type switch
            {
                0 or 8 or 9 => 0,
                <= 4 => (int)type,
                5 => 6,
                6 or 7 => 8,
                10 or 11 => -1,
                _ => (type - 12) / 2,
            };
            if (size < 0 || size > payload.Length - body)
                return null;
            var bytes = payload.AsSpan(body, (int)size);
            values.Add(Value(type, bytes));
            body += (int)size;
        }

        return [.. values];
    }

    private static object? Value(long type, ReadOnlySpan<byte> bytes)
    {
        if (type is 0 or 7)
            return null;
        if (type is 8 or 9)
            return type - 8;
        if (type >= 12)
            return type % 2 == 0 ? bytes.ToArray() : Encoding.UTF8.GetString(bytes);
        var value = (long)(sbyte)bytes[0];
        foreach (var part in bytes[1..])
            value = (value << 8) | part;
        return value;
    }

    private static bool Varint(byte[] bytes, ref int at, out long value)
    {
        value = 0;
        for (var count = 0; count < 9; count++)
        {
            if (at >= bytes.Length)
                return false;
            var part = bytes[at++];
            if (count == 8)
            {
                value = (value << 8) | part;
                return true;
            }

            value = (value << 7) | (long)(part & 0x7F);
            if (part < 0x80)
                return true;
        }

        return true;
    }
}
