using System.Globalization;
using System.Text;

namespace Speed;

/// <summary>One record of a generated archive.</summary>
/// <param name="Bytes">With its header.</param>
/// <param name="IsPage">True where it holds an article.</param>
internal readonly record struct GeneratedRecord(byte[] Bytes, bool IsPage);

/// <summary>Writes the records of a web archive: generated articles in pages with the furniture that news pages have, and
/// pictures between them.</summary>
internal sealed class ArchiveGenerator
{
    /// <summary>Characters of scripts and styles in a page; half of a common news page's 100 kB.</summary>
    private const int Furniture = 60_000;

    private readonly Random random = new(3);

    /// <summary>Records, pages and pictures by turns, until there are <paramref name="pages"/> pages (0 for any number)
    /// and <paramref name="bytes"/> bytes.</summary>
    public IEnumerable<GeneratedRecord> Records(int pages, long bytes)
    {
        var written = 0L;
        var number = 0;
        // A page has 70 kB; what a given number of pages leaves of the size is pictures.
        var picture = new byte[pages > 0 ? (int)Math.Clamp(bytes / pages - 70_000, 0, 4_000_000) : 30_000];
        random.NextBytes(picture);
        foreach (var article in new ArticleGenerator().Generate(pages > 0 ? pages : int.MaxValue))
        {
            if (pages == 0 && written >= bytes)
                break;
            var page = Record(
                $"http://outlet{article.Story % 40}.example/{article.Path}.html",
                "text/html; charset=utf-8",
                Encoding.UTF8.GetBytes(Page(article)),
                number++
            );
            written += page.Length;
            yield return new GeneratedRecord(page, true);
            if (picture.Length == 0)
                continue;
            var image = Record(
                $"http://outlet{article.Story % 40}.example/{article.Path}.jpg",
                "image/jpeg",
                picture,
                number++
            );
            written += image.Length;
            yield return new GeneratedRecord(image, false);
        }
    }

    private static byte[] Record(string address, string type, byte[] body, int number)
    {
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nServer: generated\r\n\r\n";
        var header = string.Create(
            CultureInfo.InvariantCulture,
            $"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:D12}>\r\nWARC-Date: 2030-06-01T00:00:00Z\r\nWARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {head.Length + body.Length}\r\n\r\n"
        );
        return [.. Encoding.ASCII.GetBytes(header + head), .. body, .. "\r\n\r\n"u8];
    }

    private string Page(GeneratedArticle article)
    {
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Story {article.Story} | Outlet</title><meta property=\"article:published_time\" content=\"{article.Day:yyyy-MM-dd}\"><style>"
        );
        Fill(page, Furniture / 3, ".c{0}{{margin:0 {1}px;color:#{2:x6}}}");
        page.Append("</style><script>");
        Fill(page, Furniture / 3, "window.q{0}=window.q{0}||[{1},{2}];");
        page.Append("</script></head><body><header><nav><ul>");
        for (var link = 0; link < 40; link++)
            page.Append(
                CultureInfo.InvariantCulture,
                $"<li><a class=\"c{link}\" href=\"/section/{link}\">Section {link}</a></li>"
            );
        page.Append("</ul></nav></header><main><article><h1>Story ").Append(article.Story).Append("</h1>");
        foreach (var paragraph in article.Text.Split("\n\n"))
            page.Append("<p>").Append(paragraph.Replace("&", "&amp;", StringComparison.Ordinal)).Append("</p>");
        page.Append("</article><aside><h2>More stories</h2><ul>");
        for (var link = 0; link < 60; link++)
            page.Append(
                CultureInfo.InvariantCulture,
                $"<li><a href=\"/story/{random.Next(100_000)}\"><img src=\"/i/{link}.jpg\" alt=\"\">Another story of the day, number {link}</a></li>"
            );
        page.Append("</ul></aside></main><footer>");
        for (var link = 0; link < 30; link++)
            page.Append(CultureInfo.InvariantCulture, $"<a href=\"/about/{link}\">About us {link}</a> ");
        page.Append("</footer><script>");
        Fill(page, Furniture / 3, "track('{0}',{1},{2});");
        return page.Append("</script></body></html>").ToString();
    }

    private void Fill(StringBuilder page, int length, string format)
    {
        var pattern = CompositeFormat.Parse(format);
        for (var end = page.Length + length; page.Length < end; )
            page.AppendFormat(
                CultureInfo.InvariantCulture,
                pattern,
                random.Next(10_000),
                random.Next(100),
                random.Next(0xffffff)
            );
    }
}
