using System.Text;
using NodaTime;
using Stemma.Intake;

namespace Stemma.Tests.Intake.Warc;

public sealed class RevisitTests
{
    private const string Mill = "http://copy.example/pier.html";

    [Fact]
    public void AnIdenticalPayloadAtAnotherAddressIsAnArticleOfThatAddress()
    {
        var result = Read(
            Original()
                .Add(
                    "revisit",
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"u8.ToArray(),
                    ("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"),
                    ("WARC-Target-URI", Mill),
                    ("WARC-Date", "2031-05-06T09:30:00.5Z"),
                    ("WARC-Record-ID", "<urn:uuid:00000000-0000-0000-0000-000000000002>"),
                    ("Content-Type", "application/http"),
                    ("WARC-Payload-Digest", "sha1:AAAA")
                )
        );
        result.Skipped.ShouldBeEmpty();
        result.Articles.Length.ShouldBe(2);
        result.Articles[1].Url.ShouldBe(Mill);
        result.Articles[1].Text.ShouldBe(result.Articles[0].Text);
        result.Articles[1].Custody!.Sha256.ShouldBe(result.Articles[0].Custody!.Sha256);
        result.Articles[1].Custody!.Archived.ShouldBe("urn:uuid:00000000-0000-0000-0000-000000000002");
        result
            .Articles[1]
            .Custody!.Retrieved.ShouldBe(Instant.FromUtc(2031, 5, 6, 9, 30).Plus(Duration.FromMilliseconds(500)));
    }

    [Theory]
    [InlineData("WARC-Refers-To", "<urn:uuid:00000000-0000-0000-0000-000000000001>")]
    [InlineData("WARC-Refers-To-Date", "2031-05-04T08:00:00Z")]
    [InlineData("ETag", "none")]
    public void APageThatTheServerCallsUnchangedIsFoundByRecordDateOrAddress(string field, string value)
    {
        var result = Read(
            Original()
                .Add(
                    "revisit",
                    "HTTP/1.1 304 Not Modified\r\n\r\n"u8.ToArray(),
                    ("WARC-Profile", "http://netpreserve.org/warc/1.0/revisit/server-not-modified"),
                    ("WARC-Target-URI", Archive.Harbour),
                    ("WARC-Date", "2031-06-01T00:00:00Z"),
                    ("Content-Type", "application/http"),
                    (field, value)
                )
        );
        result.Skipped.ShouldBeEmpty();
        result.Articles.Length.ShouldBe(2);
        result.Articles[1].Path.ShouldBe($"-!20310601000000/{Archive.Harbour}");
    }

    [Fact]
    public void ARevisitOfAnotherArchivesRecordSaysWhereTheOriginalIs()
    {
        var result = Read(
            Original()
                .Add(
                    "revisit",
                    [],
                    ("WARC-Target-URI", Mill),
                    ("WARC-Refers-To-Target-URI", "http://first.example/pier.html"),
                    ("WARC-Refers-To-Date", "2030-01-02T03:04:05Z"),
                    ("WARC-Payload-Digest", "sha1:BBBB")
                )
        );
        result.Articles.ShouldHaveSingleItem();
        var error = result.Skipped.ShouldHaveSingleItem();
        error.Code.ShouldBe("ST1081");
        error.Source.ShouldBe($"-!20310504080000/{Mill}");
        error.Message.ShouldEndWith(
            "http://first.example/pier.html of 2030-01-02T03:04:05Z, with the payload sha1:BBBB."
        );
    }

    [Fact]
    public void ARevisitOfAnEarlierDateDoesNotGetTheLatestPage()
    {
        var result = Read(
            Original()
                .Add(
                    "revisit",
                    [],
                    ("WARC-Target-URI", Archive.Harbour),
                    ("WARC-Refers-To-Date", "2030-01-02T03:04:05Z")
                )
        );
        result.Articles.ShouldHaveSingleItem();
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1081");
    }

    [Fact]
    public void AThousandRevisitsOfOtherArchivesAreNotAThousandLines()
    {
        var archive = Original();
        for (var number = 0; number < 1000; number++)
            archive.Add(
                "revisit",
                [],
                ("WARC-Target-URI", $"http://news.example/{number}"),
                ("WARC-Payload-Digest", $"sha1:{number}")
            );
        var result = Read(archive);
        result.Skipped.Length.ShouldBe(21);
        result.Skipped[^1].Message.ShouldStartWith("980 more revisits");
    }

    [Fact]
    public void RevisitsOfPicturesAreCountedOnly()
    {
        var head = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"u8.ToArray();
        var result = Read(
            Original()
                .Add(
                    "revisit",
                    head,
                    ("WARC-Target-URI", "http://news.example/a.png"),
                    ("Content-Type", "application/http")
                )
        );
        result.Skipped.ShouldHaveSingleItem().Message.ShouldContain("revisits of images 1");
    }

    [Fact]
    public void AnOriginalThatIsTooFarBackIsNamedInsteadOfHeld()
    {
        var archive = Original();
        var random = new Random(5);
        for (var number = 0; number < 40; number++)
        {
            // A megabyte that does not pack.
            var noise = new byte[1_000_000];
            random.NextBytes(noise);
            archive.AddAnswer(
                $"http://news.example/{number}",
                [.. "<html><!--"u8, .. Encoding.ASCII.GetBytes(Convert.ToBase64String(noise)), .. "-->"u8]
            );
        }

        archive.Add("revisit", [], ("WARC-Target-URI", Mill), ("WARC-Payload-Digest", "sha1:AAAA"));
        Read(archive).Skipped.Count(error => error.Code == "ST1081").ShouldBe(1);
    }

    private static Archive Original() =>
        new Archive().AddPage(Archive.Harbour, "The pier is closed", ("WARC-Payload-Digest", "sha1:AAAA"));

    private static IntakeResult Read(Archive archive) => WarcReaderTests.Read(archive.Gzip());
}
