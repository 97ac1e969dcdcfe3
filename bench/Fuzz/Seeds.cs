using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Fuzz;

/// <summary>First inputs of each target, taken from the examples in tests/Stemma.Tests/Intake/Specs.</summary>
internal static class Seeds
{
    /// <summary>Writes one folder of seeds per target.</summary>
    /// <param name="specs">The folder of the specs.</param>
    /// <param name="folder">Made where it is missing; files of the same name are replaced.</param>
    public static void Write(string specs, string folder)
    {
        foreach (
            var (name, text) in Directory.GetFiles(specs, "*.md").Order(StringComparer.Ordinal).SelectMany(Examples)
        )
        {
            var content = Encoding.UTF8.GetBytes(text);
            var target = Path.GetExtension(name) switch
            {
                ".html" or ".htm" => "html",
                ".xml" or ".rss" or ".atom" or ".opml" => "feed",
                ".json" or ".jsonl" => "jsonl",
                ".txt" => "text",
                ".csv" or ".tsv" => "csv",
                _ => "",
            };
            if (target is "jsonl" && text.Contains("jsonfeed.org", StringComparison.Ordinal))
                target = "feed";
            if (target.Length == 0)
                continue;
            Put(folder, target, name, content);
            if (target != "html")
                continue;
            var archive = Archive(content);
            Put(folder, "warc", $"{name}.warc", archive);
            Put(folder, "warcgz", $"{name}.warc.gz", Packed(archive));
        }
    }

    private static IEnumerable<(string Name, string Text)> Examples(string file)
    {
        var (name, body) = ("", new StringBuilder());
        var count = 0;
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith("```input ", StringComparison.Ordinal))
            {
                name = $"{++count:d2}-{line["```input ".Length..].Trim().Replace('/', '-')}";
                body.Clear();
            }
            else if (name.Length > 0 && line == "```")
            {
                yield return (name, body.ToString());
                name = "";
            }
            else if (name.Length > 0)
            {
                body.Append(line).Append('\n');
            }
        }
    }

    // A description of the archive, an answer in chunks, the same address met again, and a bare resource.
    private static byte[] Archive(byte[] page)
    {
        var archive = new MemoryStream();
        var length = page.Length.ToString("x", CultureInfo.InvariantCulture);
        byte[] chunked =
        [
            .. Encoding.ASCII.GetBytes(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + $"{length}\r\n"
            ),
            .. page,
            .. "\r\n0\r\n\r\n"u8,
        ];
        Record("warcinfo", "application/warc-fields", "software: seeds\r\nformat: WARC/1.1\r\n"u8);
        Record("response", "application/http; msgtype=response", chunked);
        Record("revisit", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"u8);
        Record("resource", "text/html", page);
        return archive.ToArray();

        void Record(string type, string content, ReadOnlySpan<byte> block)
        {
            var fields =
                $"WARC/1.1\r\nWARC-Type: {type}\r\nWARC-Target-URI: https://weir.example/page\r\n"
                + "WARC-Date: 2031-05-04T09:12:00Z\r\nWARC-Refers-To-Target-URI: https://weir.example/page\r\n"
                + "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
                + $"Content-Type: {content}\r\nContent-Length: {block.Length}\r\n\r\n";
            archive.Write(Encoding.ASCII.GetBytes(fields));
            archive.Write(block);
            archive.Write("\r\n\r\n"u8);
        }
    }

    private static byte[] Packed(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static void Put(string folder, string target, string name, byte[] content)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, target));
        File.WriteAllBytes(Path.Combine(place.FullName, name), content);
    }
}
