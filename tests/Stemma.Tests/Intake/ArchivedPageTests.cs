using NodaTime;
using Stemma.Intake;
using Stemma.Text;

namespace Stemma.Tests.Intake;

public sealed class ArchivedPageTests : IDisposable
{
    private const string Body =
        "<body><article><p>The harbour master of Ostrava Bay said on Tuesday that the ferry will not sail before the pier is mended.</p>"
        + "<p>The company had been warned twice by its own engineers, and did not answer questions about the cost.</p></article></body></html>";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        "<html><head><link rel='canonical' href='https://archive.example/web/20310504080910/http://news.example/a?b=1'></head>"
    )]
    [InlineData(
        "<html><head><meta property='og:url' content='https://archive.example/web/20310504080910im_/http://news.example/a?b=1'></head>"
    )]
    [InlineData(
        "<!-- saved from url=(0065)https://archive.example/web/20310504080910/http://news.example/a?b=1 --><html><head></head>"
    )]
    public void ACopyFromAnArchiveHasItsOriginalAddressBack(string head)
    {
        var article = Read(head);
        article.Url.ShouldBe("http://news.example/a?b=1");
        var custody = article.Custody.ShouldNotBeNull();
        custody.Archived.ShouldNotBeNull().ShouldStartWith("https://archive.example/web/20310504080910");
        custody.Retrieved.ShouldBe(Instant.FromUtc(2031, 5, 4, 8, 9, 10));
    }

    [Fact]
    public void TheCanonicalAddressOfTheOriginalIsKept()
    {
        var article = Read(
            "<!-- saved from url=(0065)https://archive.example/web/20310504080910/http://news.example/a --><html><head><link rel='canonical' href='http://news.example/story'></head>"
        );
        article.Url.ShouldBe("http://news.example/story");
        article.Custody!.Archived.ShouldBe("https://archive.example/web/20310504080910/http://news.example/a");
    }

    [Theory]
    [InlineData("https://news.example/share?u=/2031/http://other.example/")]
    [InlineData("https://news.example/2031/05/04/http-status")]
    [InlineData("https://news.example/web/story/http://other.example/a")]
    [InlineData("https://news.example/web/203105040809101/http://other.example/a")]
    public void OtherAddressesWithDigitsOrAddressesInThemAreLeftAlone(string address)
    {
        var article = Read($"<html><head><link rel='canonical' href='{address}'></head>");
        article.Url.ShouldBe(address);
        article.Custody!.Archived.ShouldBeNull();
    }

    private Article Read(string head) =>
        new ArticleReader().Read([folder.Write("page.html", head + Body)]).Articles.ShouldHaveSingleItem();
}
