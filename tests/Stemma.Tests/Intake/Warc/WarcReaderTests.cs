using System.IO.Compression;
using System.Text;
using NodaTime;
using Stemma.Intake;
using Stemma.Text;

namespace Stemma.Tests.Intake.Warc;

[Collection(nameof(Hostile))]
public sealed class WarcReaderTests
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(Archive.Page("The old pier is closed"));

    [Fact]
    public void AnAnswerIsAnArticleWithItsAddressDateAndRecord()
    {
        var article = Read(new Archive().AddPage(Archive.Harbour, "The pier is closed").Plain())
            .Articles.ShouldHaveSingleItem();
        article.Path.ShouldBe($"-!20310504080000/{Archive.Harbour}");
        article.Url.ShouldBe(Archive.Harbour);
        article.Title.ShouldBe("The pier is closed");
        article.Text.ShouldContain("warned twice by its own engineers");
        var custody = article.Custody.ShouldNotBeNull();
        custody.Retrieved.ShouldBe(Instant.FromUtc(2031, 5, 4, 8, 0));
        custody.Address.ShouldBe(Archive.Harbour);
        custody.Archived.ShouldBe("urn:uuid:00000000-0000-0000-0000-000000000001");
        custody.Bytes.ShouldBe(Archive.Page("The pier is closed").Length);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("members")]
    [InlineData("whole gzip")]
    [InlineData("zstd frames")]
    [InlineData("zstd dictionary")]
    [InlineData("packed zstd dictionary")]
    public void EveryUsualCompressionGivesTheSameArticles(string packing)
    {
        var archive = new Archive()
            .Add("warcinfo", "software: test\r\n"u8.ToArray())
            .Add("request", "GET / HTTP/1.1\r\n\r\n"u8.ToArray(), ("WARC-Target-URI", Archive.Harbour))
            .AddPage(Archive.Harbour, "The pier is closed")
            .AddPage("http://news.example/mill.html", "The mill is open again");
        var dictionary = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Archive.Page("The bridge"), 8)));
        var bytes = packing switch
        {
            "plain" => archive.Plain(),
            "members" => archive.Gzip(),
            "whole gzip" => Archive.Gzip(archive.Plain()),
            "zstd frames" => archive.Records.SelectMany(record => Zstandard(record, null)).ToArray(),
            "zstd dictionary" => WithDictionary(archive, dictionary, dictionary),
            _ => WithDictionary(archive, dictionary, Zstandard(dictionary, null)),
        };
        var result = Read(bytes);
        result.Skipped.ShouldBeEmpty();
        result.Articles.Select(article => article.Title).ShouldBe(["The pier is closed", "The mill is open again"]);
    }

    [Theory]
    [InlineData("gzip", "")]
    [InlineData("deflate", "")]
    [InlineData("raw deflate", "")]
    [InlineData("br", "")]
    [InlineData("zstd", "")]
    [InlineData("gzip, br", "")]
    [InlineData("", "chunked")]
    [InlineData("gzip", "chunked")]
    [InlineData("", "gzip, chunked")]
    public void EveryCodingOfTheAnswerIsTakenOff(string content, string transfer)
    {
        var codings = $"{content}, {transfer}".Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var body = codings.Aggregate(Page, Coded);
        var result = Read(new Archive().AddAnswer(Archive.Harbour, body, Head(content, transfer)).Plain());
        result.Skipped.ShouldBeEmpty();
        var article = result.Articles.ShouldHaveSingleItem();
        article.Title.ShouldBe("The old pier is closed");
        article.Custody!.Bytes.ShouldBe(Page.Length);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    public void ACodingThatTheCrawlerHasTakenOffAlreadyIsNotMissed(string content) =>
        Read(new Archive().AddAnswer(Archive.Harbour, Page, Head(content, "chunked")).Plain())
            .Articles.ShouldHaveSingleItem()
            .Title.ShouldBe("The old pier is closed");

    [Fact]
    public void TheDeclaredCharsetIsHeeded()
    {
        var body = Encoding.GetEncoding("iso-8859-1").GetBytes(Archive.Page("Der Hafen von Münster"));
        var head = "HTTP/1.1 200 OK\r\ncontent-type: Text/HTML; Charset=\"ISO-8859-1\"\r\n";
        Read(new Archive().AddAnswer(Archive.Harbour, body, head).Plain())
            .Articles.ShouldHaveSingleItem()
            .Title.ShouldBe("Der Hafen von Münster");
    }

    [Fact]
    public void ResourcesAndConversionsAreArticlesToo()
    {
        var text = "The mill on the river closed on Friday. Forty people worked there."u8.ToArray();
        var bytes = new Archive()
            .Add("resource", Page, ("WARC-Target-URI", Archive.Harbour), ("Content-Type", "text/html"))
            .Add("conversion", text, ("WARC-Target-URI", "<http://mill.example/>"), ("Content-Type", "text/plain"))
            .Plain();
        var result = Read(bytes);
        result.Skipped.ShouldBeEmpty();
        result.Articles.Select(article => article.Url).ShouldBe([Archive.Harbour, "http://mill.example/"]);
        result.Articles[1].Text.ShouldStartWith("The mill on the river");
    }

    [Fact]
    public void WhatIsNoArticleIsCountedInOneWarning()
    {
        var archive = new Archive().AddPage(Archive.Harbour, "The pier is closed");
        for (var number = 0; number < 1200; number++)
            archive.AddAnswer(
                $"http://news.example/{number}.jpg",
                [1, 2, 3],
                "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n"
            );
        archive
            .AddAnswer("http://news.example/old", [], "HTTP/1.1 301 Moved\r\nLocation: /new\r\n")
            .AddAnswer("http://news.example/none", Page, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n")
            .AddAnswer(
                "http://news.example/robots.txt",
                "User-agent: *"u8.ToArray(),
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
            )
            .AddAnswer("http://news.example/none.bin", [0, 1, 2], "HTTP/1.1 200 OK\r\n")
            .Add("metadata", "outlink: x"u8.ToArray(), ("Content-Type", "application/warc-fields"));
        var result = Read(archive.Plain());
        result.Articles.ShouldHaveSingleItem();
        var note = result.Skipped.ShouldHaveSingleItem();
        note.Code.ShouldBe("ST1082");
        note.Severity.ShouldBe(Severity.Warning);
        note.Message.ShouldBe(
            "Left out 1,204 records that are not articles: images 1,200, errors 1, files without a type 1, redirects 1, robots.txt 1."
        );
        result.SomeSkipped.ShouldBeFalse();
    }

    [Fact]
    public void APageOfWhichTheCrawlerKeptAPartIsReadWithAWarning()
    {
        var result = Read(
            new Archive().AddPage(Archive.Harbour, "The pier is closed", ("WARC-Truncated", "length")).Plain()
        );
        result.Articles.ShouldHaveSingleItem();
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1084");
    }

    [Fact]
    public void AnArchiveIsReadInTheMemoryOfOnePage()
    {
        // 400 MB of pictures and pages, made while they are read.
        var picture = Archive.Record(
            "response",
            [.. "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"u8, .. new byte[1_000_000]],
            ("Content-Type", "application/http"),
            ("WARC-Target-URI", "http://news.example/a.png")
        );
        var page = new Archive().AddPage(Archive.Harbour, "The pier is closed").Plain();
        using var stream = new RepeatedStream([.. picture, .. page], 400);
        var reader = new ArticleReader(new IntakeOptions { StandardInput = () => stream });
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var articles = 0;
        var most = 0L;
        foreach (var reading in reader.Stream(["-"]))
        {
            if (reading.Article is not null && ++articles % 100 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        articles.ShouldBe(400);
        most.ShouldBeLessThan(30_000_000);
    }

    [Fact]
    public void ADocumentInAnArchiveIsReadLikeAPage()
    {
        var body = PdfMaking.Of("The pier at Oldmere closed on Friday because its planks had rotted through.");
        var article = Read(
            new Archive()
                .AddAnswer(Archive.Harbour, body, "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n")
                .Plain()
        )
            .Articles.ShouldHaveSingleItem();
        article.Text.ShouldContain("its planks had rotted");
        article.Custody!.Address.ShouldBe(Archive.Harbour);
    }

    internal static IntakeResult Read(byte[] bytes, IntakeOptions? options = null) =>
        new ArticleReader(
            (options ?? new IntakeOptions()) with
            {
                StandardInput = () => new MemoryStream(bytes),
            }
        ).Read(["-"]);

    private static string Head(string content, string transfer)
    {
        content = content.Replace("raw ", "", StringComparison.Ordinal);
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
            + (content.Length > 0 ? $"Content-Encoding: {content}\r\n" : "")
            + (transfer.Length > 0 ? $"Transfer-Encoding: {transfer}\r\n" : "");
    }

    private static byte[] Coded(byte[] body, string coding) =>
        coding switch
        {
            "gzip" => Archive.Gzip(body),
            "deflate" => Archive.Packed(body, to => new ZLibStream(to, CompressionLevel.Optimal)),
            "raw deflate" => Archive.Packed(body, to => new DeflateStream(to, CompressionLevel.Optimal)),
            "br" => Archive.Packed(body, to => new BrotliStream(to, CompressionLevel.Optimal)),
            "zstd" => Zstandard(body, null),
            _ =>
            [
                .. Encoding.ASCII.GetBytes($"{100:x};name=value\r\n"),
                .. body[..100],
                .. Encoding.ASCII.GetBytes($"\r\n{body.Length - 100:X}\r\n"),
                .. body[100..],
                .. "\r\n0\r\nExpires: never\r\n\r\n"u8,
            ],
        };

    private static byte[] Zstandard(byte[] bytes, byte[]? dictionary)
    {
        using var compressor = new ZstdSharp.Compressor();
        if (dictionary is not null)
            compressor.LoadDictionary(dictionary);
        return compressor.Wrap(bytes).ToArray();
    }

    private static byte[] WithDictionary(Archive archive, byte[] dictionary, byte[] written) =>
        [
            0x5d,
            0x2a,
            0x4d,
            0x18,
            .. BitConverter.GetBytes(written.Length),
            .. written,
            .. archive.Records.SelectMany(record => Zstandard(record, dictionary)),
        ];

    private sealed class RepeatedStream(byte[] piece, int repeats) : Stream
    {
        private int at;
        private int times = repeats;

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
            if (times == 0)
                return 0;
            var taken = Math.Min(count, piece.Length - at);
            piece.AsSpan(at, taken).CopyTo(buffer.AsSpan(offset));
            at += taken;
            if (at == piece.Length)
                (at, times) = (0, times - 1);
            return taken;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
