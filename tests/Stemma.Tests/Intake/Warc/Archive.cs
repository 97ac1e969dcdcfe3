using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Stemma.Tests.Intake.Warc;

/// <summary>Writes web archives record by record, well or badly.</summary>
internal sealed class Archive
{
    public const string Harbour = "http://news.example/harbour.html";

    private readonly List<byte[]> records = [];

    /// <summary>A page with enough text to be an article.</summary>
    public static string Page(string what) =>
        $"<!DOCTYPE html><html lang=\"en\"><head><title>{what}</title></head><body><nav><a href=\"/\">Home</a></nav><article><h1>{what}</h1>"
        + $"<p>{what}, the harbour master of Ostrava Bay said on Tuesday. The ferry will not sail before the pier is mended.</p>"
        + "<p>The company had been warned twice by its own engineers. It did not answer questions about the cost of the work.</p></article></body></html>";

    public Archive Add(string type, byte[] block, params (string Name, string? Value)[] fields) =>
        AddRaw(Record(type, block, fields));

    public Archive AddRaw(byte[] bytes)
    {
        records.Add(bytes);
        return this;
    }

    public Archive AddAnswer(
        string target,
        byte[] body,
        string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n",
        params (string Name, string? Value)[] fields
    ) =>
        Add(
            "response",
            [.. Encoding.UTF8.GetBytes(head + "\r\n"), .. body],
            [("WARC-Target-URI", target), ("Content-Type", "application/http; msgtype=response"), .. fields]
        );

    public Archive AddPage(string target, string what, params (string Name, string? Value)[] fields) =>
        AddAnswer(target, Encoding.UTF8.GetBytes(Page(what)), fields: fields);

    /// <summary>Where each record begins in <see cref="Plain"/>.</summary>
    public int Begin(int record) => records.Take(record).Sum(bytes => bytes.Length);

    public byte[] Plain() => [.. records.SelectMany(bytes => bytes)];

    /// <summary>One gzip member a record, as crawlers write it.</summary>
    public byte[] Gzip() => [.. records.SelectMany(Gzip)];

    /// <summary>The gzip members one by one.</summary>
    public List<byte[]> Members() => [.. records.Select(Gzip)];

    public IEnumerable<byte[]> Records => records;

    public static byte[] Gzip(byte[] bytes) => Packed(bytes, to => new GZipStream(to, CompressionLevel.Optimal));

    public static byte[] Packed(byte[] bytes, Func<Stream, Stream> packing)
    {
        using var target = new MemoryStream();
        using (var stream = packing(target))
            stream.Write(bytes);
        return target.ToArray();
    }

    public static byte[] Record(string type, byte[] block, params (string Name, string? Value)[] fields)
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["WARC-Type"] = type,
            ["WARC-Record-ID"] = "<urn:uuid:00000000-0000-0000-0000-000000000001>",
            ["WARC-Date"] = "2031-05-04T08:00:00Z",
            ["Content-Length"] = block.Length.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in fields)
            all[name] = value;
        var header = new StringBuilder("WARC/1.1\r\n");
        foreach (var (name, value) in all)
        {
            if (value is not null)
                header.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return [.. Encoding.UTF8.GetBytes(header + "\r\n"), .. block, .. "\r\n\r\n"u8];
    }
}
