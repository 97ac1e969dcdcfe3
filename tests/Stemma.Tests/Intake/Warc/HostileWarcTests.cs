using System.Diagnostics;
using System.Text;

namespace Stemma.Tests.Intake.Warc;

public sealed class HostileWarcTests
{
    private static readonly string[] Titles = ["The pier is closed", "The mill is open", "The bridge is gone"];

    private static Archive Three =>
        Titles.Aggregate(
            new Archive(),
            (archive, title) => archive.AddPage($"http://news.example/{title.Split(' ')[1]}", title)
        );

    [Fact]
    public void WhereverAnArchiveIsCutEveryWholeRecordBeforeIsRead()
    {
        var archive = Three;
        var plain = archive.Plain();
        for (var length = 12; length < plain.Length; length += 23)
            ShouldGiveWholeRecords(
                plain[..length],
                Enumerable.Range(1, 3).Count(record => archive.Begin(record) - 4 <= length),
                archive,
                length
            );
    }

    [Fact]
    public void WhereverACompressedArchiveIsCutEveryWholeMemberBeforeIsRead()
    {
        var members = Three.Members();
        var packed = members.SelectMany(member => member).ToArray();
        for (var length = members[0].Length; length < packed.Length; length += 11)
        {
            var whole = length >= members[0].Length + members[1].Length ? 2 : 1;
            var atEnd = length == members[0].Length || length == members[0].Length + members[1].Length;
            var result = WarcReaderTests.Read(packed[..length]);
            // The trailer of a member holds nothing of its record.
            result.Articles.Length.ShouldBeInRange(whole, whole + 1, $"cut to {length}");
            result.Articles.Select(article => article.Title).ShouldBe(Titles.Take(result.Articles.Length));
            result.Skipped.Length.ShouldBe(atEnd ? 0 : 1, $"cut to {length}");
        }
    }

    [Fact]
    public void ADamagedMemberLeavesThoseBeforeItAndOneDiagnosticWithTheOffset()
    {
        var archive = Three;
        var members = archive.Members();
        for (var at = 0; at < members[1].Length; at += 9)
        {
            var hurt = members[1].ToArray();
            hurt[at] ^= 0x55;
            var result = WarcReaderTests.Read([.. members[0], .. hurt, .. members[2]]);
            // Header fields of gzip that say nothing of the data may be wrong without harm.
            if (result.Articles.Length == 3)
            {
                at.ShouldBeLessThan(10);
                continue;
            }

            result.Articles[0].Title.ShouldBe(Titles[0]);
            // A wrong letter is found out behind the record, by the checksum; a wrong length by what comes next.
            var message = result.Skipped.Single(error => error.Code == "ST1080").Message;
            message.ShouldMatch("record that begins at byte [0-9,]+[;,]", $"byte {at}");
        }
    }

    [Fact]
    public void WhatStandsBetweenMembersIsNotTakenForTheEnd()
    {
        var members = Three.Members();
        var result = WarcReaderTests.Read([.. members[0], .. "a stray line\n"u8, .. members[1]]);
        result.Articles.ShouldHaveSingleItem();
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1080");
    }

    [Fact]
    public void ZerosBehindTheLastMemberArePadding() =>
        WarcReaderTests.Read([.. Three.Gzip(), .. new byte[20_000]]).Skipped.ShouldBeEmpty();

    [Theory]
    [InlineData("99999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999999")]
    [InlineData("-1")]
    [InlineData("12 34")]
    [InlineData("0x20")]
    [InlineData("")]
    [InlineData(null)]
    public void AFalseLengthEndsTheArchiveWithOneDiagnostic(string? length)
    {
        var archive = new Archive()
            .AddPage(Archive.Harbour, "The pier is closed")
            .AddPage("http://news.example/b", "The mill is open", ("Content-Length", length));
        var result = WarcReaderTests.Read(archive.Plain());
        result.Articles.ShouldHaveSingleItem();
        result.Skipped.Count(error => error.Code is "ST1080").ShouldBe(1);
        result.Skipped[0].Message.ShouldContain($"begins at byte {archive.Begin(1):N0};");
    }

    [Fact]
    public void ALengthThatIsTooShortLosesTheRestAndSaysSo()
    {
        var archive = new Archive().AddPage(Archive.Harbour, "The pier is closed", ("Content-Length", "300"));
        WarcReaderTests.Read(archive.Plain()).Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1080");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AFloodOfHeadersIsRefusedInLittleMemory(bool inOneLine)
    {
        var flood = Encoding.ASCII.GetBytes(
            inOneLine ? new string('a', 30_000_000) : string.Concat(Enumerable.Repeat("X-Flood: water\r\n", 2_000_000))
        );
        byte[] bytes = [.. Three.Plain(), .. "WARC/1.0\r\n"u8, .. flood];
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var result = WarcReaderTests.Read(bytes);
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(20_000_000);
        result.Articles.Length.ShouldBe(3);
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1080");
    }

    [Fact]
    public void AFloodOfHttpHeadersCostsThatRecordOnly()
    {
        var head = "HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Repeat("X-Flood: water\r\n", 20_000));
        var archive = Three.AddAnswer(Archive.Harbour, [], head).AddPage("http://news.example/last", "The last ferry");
        var result = WarcReaderTests.Read(archive.Plain());
        result.Articles.Length.ShouldBe(4);
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1083");
    }

    [Fact]
    public void ABombInAMemberIsStopped()
    {
        var bomb = Archive.Gzip(Archive.Record("resource", new byte[300_000_000], ("Content-Type", "text/html")));
        var clock = Stopwatch.StartNew();
        var result = WarcReaderTests.Read([.. Three.Gzip(), .. bomb]);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        result.Articles.Length.ShouldBe(3);
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBeOneOf("ST1015", "ST1006");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ABombInAnAnswerCostsThatRecordOnly(int times)
    {
        var body = new byte[300_000_000];
        for (var time = 0; time < times; time++)
            body = Archive.Gzip(body);
        var head =
            $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {string.Join(',', Enumerable.Repeat("gzip", times))}\r\n";
        ShouldCostOneRecord(body, head, "ST1083", "ST1006");
    }

    [Fact]
    public void ManyNestedCodingsAreRefused() =>
        ShouldCostOneRecord(
            [1, 2, 3],
            $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {string.Join(',', Enumerable.Repeat("gzip", 1000))}\r\n",
            "ST1083"
        );

    [Theory]
    [InlineData("5\r\nHello\r\nFFFFFFFF\r\nx")]
    [InlineData("5\r\nHello\r\n7FFFFFFF\r\nx")]
    [InlineData("5\r\nHello\r\nzz\r\n")]
    [InlineData("5\r\nHello")]
    [InlineData("5\r\nHelloHello\r\n0\r\n\r\n")]
    public void ChunksThatDoNotFitCostThatRecordOnly(string body) =>
        ShouldCostOneRecord(
            Encoding.ASCII.GetBytes(body),
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n",
            "ST1083"
        );

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("lzma-of-the-moon")]
    public void BodiesThatAreNotWhatTheyAreCalledCostThatRecordOnly(string coding)
    {
        var body = Enumerable.Range(0, 4000).Select(number => (byte)(number * number % 251)).ToArray();
        byte[] magic = coding switch
        {
            "gzip" => [0x1f, 0x8b, 8, 0],
            "zstd" => [0x28, 0xb5, 0x2f, 0xfd],
            _ => [0],
        };
        ShouldCostOneRecord(
            [.. magic, .. body],
            $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n",
            "ST1083"
        );
    }

    [Fact]
    public void APageOfZerosCostsThatRecordOnly() =>
        ShouldCostOneRecord(new byte[5000], "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", "ST1005");

    [Fact]
    public void AnArchiveInAnAnswerIsNotOpened() =>
        ShouldCostOneRecord(Three.Plain(), "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", "ST1016");

    [Fact]
    public void APageAboveTheSizeLimitIsReadThrough()
    {
        var archive = new Archive()
            .AddAnswer(Archive.Harbour, new byte[21_000_000])
            .AddPage("http://news.example/last", "The last ferry");
        var result = WarcReaderTests.Read(archive.Plain());
        result.Articles.ShouldHaveSingleItem().Title.ShouldBe("The last ferry");
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1006");
    }

    [Fact]
    public void NamesWithEscapesArePrintedWithoutThem()
    {
        var archive = new Archive().AddPage("http://news.example/\u001b[31m", "The pier is closed");
        WarcReaderTests.Read(archive.Plain()).Articles.ShouldHaveSingleItem().Custody!.Address.ShouldNotBeNull();
    }

    [Fact]
    public void HeadersWithLineFeedsOnlyFoldedLinesAndOddCaseAreRead()
    {
        var page = Archive.Page("The pier is closed");
        var block = $"http/1.1 200\nCONTENT-TYPE:\n  text/html\n\n{page}";
        var text =
            $"WARC/0.18\nwarc-type: RESPONSE\nwarc-target-uri: http://news.example/a\nwarc-date: 2031-05-04\nContent-Length:{block.Length}\n\n{block}\n";
        WarcReaderTests
            .Read(Encoding.UTF8.GetBytes(text))
            .Articles.ShouldHaveSingleItem()
            .Title.ShouldBe("The pier is closed");
    }

    private static void ShouldCostOneRecord(byte[] body, string head, params string[] codes)
    {
        var archive = new Archive()
            .AddPage("http://news.example/first", "The first ferry")
            .AddAnswer(Archive.Harbour, body, head)
            .AddPage("http://news.example/last", "The last ferry");
        var result = WarcReaderTests.Read(archive.Plain());
        result.Articles.Select(article => article.Title).ShouldBe(["The first ferry", "The last ferry"]);
        var error = result.Skipped.ShouldHaveSingleItem();
        error.Code.ShouldBeOneOf(codes);
        error.Source.ShouldBe($"-!20310504080000/{Archive.Harbour}");
    }

    private static void ShouldGiveWholeRecords(byte[] bytes, int whole, Archive archive, int length)
    {
        var result = WarcReaderTests.Read(bytes);
        result.Articles.Select(article => article.Title).ShouldBe(Titles.Take(whole), $"cut to {length}");
        var atEnd = Enumerable
            .Range(1, 3)
            .Any(record => length >= archive.Begin(record) - 4 && length <= archive.Begin(record));
        if (atEnd)
            result.Skipped.ShouldBeEmpty($"cut to {length}");
        else
            result
                .Skipped.ShouldHaveSingleItem($"cut to {length}")
                .Message.ShouldContain($"begins at byte {archive.Begin(whole):N0};");
    }
}
