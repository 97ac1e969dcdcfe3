using System.Diagnostics;
using System.Text;
using Stemma.Intake;
using Stemma.Text;

namespace Stemma.Tests.Intake;

public sealed class HtmlReaderTests : IDisposable
{
    private const string First =
        "The ferry company said on Monday that it would stop running boats to the island in winter, for the first time since the pier was built.";
    private const string Second =
        "Islanders protested in front of the harbour office, and some of them stayed all night in the cold &amp; the rain.";
    private const string Third =
        "&ldquo;We will not be cut off,&rdquo; said the mayor, who has run the island for nine years and means to run it for another four.";

    private static readonly string Body = $"<p>{First}</p>\n<p>{Second}</p><p>{Third}</p>";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ParagraphsArePartedByABlankLineAndEntitiesDecoded()
    {
        var article = Read(
            $"<html><body><nav><a href=/>Home</a> <a href=/w>World</a></nav><article>{Body}</article></body></html>"
        );
        article.Text.Split("\n\n").Length.ShouldBe(3);
        article.Text.ShouldStartWith("The ferry company");
        article.Text.ShouldContain("the cold & the rain.");
        article.Text.ShouldContain("“We will not be cut off,” said");
        article.Text.ShouldNotContain("World");
    }

    [Fact]
    public void WhiteSpaceCollapsesAndLineBreaksStay()
    {
        var article = Read(
            $"<html><body><article><p>  {First}\n\n   And\tmore&nbsp;of\nit.<br>A new line of it.</p>{Body}</article></body></html>"
        );
        article.Text.ShouldContain("built. And more of it.\nA new line of it.\n\nThe ferry");
    }

    [Fact]
    public void JsonLdComesFirst()
    {
        var article = Read(
            $$"""
            <html lang="en-GB"><head><title>Winter without boats | Bay Bugle</title>
            <link rel="canonical" href="https://bugle.example/2031/05/04/boats#top">
            <meta property="og:title" content="Another title"><meta name="author" content="Someone Else">
            <meta property="article:published_time" content="2031-01-01T00:00:00Z">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
            {"@type":["NewsArticle"],"headline":"Winter without boats","datePublished":"2031-05-04T08:30:00+01:00",
            "dateModified":"2031-05-05T10:00:00Z","author":[{"name":"Jane Doe"},{"name":"John Roe"}],
            "publisher":{"name":"Bay Bugle"},"sourceOrganization":{"name":"Reuters"},"isBasedOn":{"@type":"NewsArticle","publisher":{"name":"Tide Times"} }, }]}</script>
            </head><body><article><h1>Winter without boats</h1>{{Body}}</article></body></html>
            """
        );
        article.Title.ShouldBe("Winter without boats");
        article.Byline.ShouldBe("Jane Doe, John Roe");
        article.Publisher.ShouldBe("Bay Bugle");
        article.Published?.ToString().ShouldBe("2031-05-04T07:30:00Z");
        article.Modified?.ToString().ShouldBe("2031-05-05T10:00:00Z");
        article.Url.ShouldBe("https://bugle.example/2031/05/04/boats");
        article.Language.ShouldBe("en");
        article
            .Get(TextLayers.Credits)
            .Select(credit => (credit.Name, credit.Kind, credit.Span.Length))
            .ShouldBe([("Tide Times", CreditKind.Outlet, 0), ("Reuters", CreditKind.Agency, 0)]);
    }

    [Fact]
    public void MetaElementsStandInAndTheSiteIsCutFromTheTitle()
    {
        var article = Read(
            $"""
            <html><head><title>Winter without boats - Bay Bugle</title><meta property="og:title" content="Winter without boats - Bay Bugle">
            <meta property="og:site_name" content="Bay Bugle"><meta name="byl" content="By Jane Doe">
            <script type="application/ld+json">this is not json</script>
            <meta property="article:published_time" content="2031-05-04T00:00:00Z"></head><body><article>{Body}</article></body></html>
            """
        );
        article.Title.ShouldBe("Winter without boats");
        article.Publisher.ShouldBe("Bay Bugle");
        article.Byline.ShouldBe("Jane Doe");
        article.Published?.ToString().ShouldBe("2031-05-04", "midnight sharp is a day");
        article.Language.ShouldBe("en");
    }

    [Theory]
    [InlineData("<meta name=date content='2031-05-04'>", "", "2031-05-04")]
    [InlineData("<meta itemprop=datePublished content='May 4, 2031 8:14 AM EDT'>", "", "2031-05-04T12:14:00Z")]
    [InlineData(
        "",
        "<p class=meta>By Jane Doe <time class=published datetime='2031-05-04T10:00:00Z'>today</time></p>",
        "2031-05-04T10:00:00Z"
    )]
    [InlineData("<link rel=canonical href='https://b.example/2031/05/04/boats'>", "", "2031-05-04")]
    [InlineData("", "<div class=story-date>No. 12, Sunday 4 May 2031</div>", "2031-05-04")]
    [InlineData("", "<p>Published: 4 May 2031 | Updated: 6 May 2031</p>", "2031-05-04")]
    [InlineData("<meta name=date content='soon'>", "", null)]
    public void TheDateIsFoundWhereverThePageHasIt(string head, string line, string? expected) =>
        Read($"<html><head>{head}</head><body><article>{line}{Body}</article></body></html>")
            .Published?.ToString()
            .ShouldBe(expected);

    [Fact]
    public void HeadingsAndCaptionsThatStayInTheTextAreMarked()
    {
        var article = Read(
            $"<html><body><article><p>{First}</p><figure><img src=a.png><figcaption>The pier in May.</figcaption></figure><h2>A cold night for all, again</h2><p>{Second}</p><p>{Third}</p></article></body></html>"
        );
        var marked = article
            .Get(TextLayers.Boilerplate)
            .Select(item => (article.Slice(item.Span), item.Kind))
            .ToArray();
        marked.ShouldContain(("A cold night for all, again", BoilerplateKind.Heading));
        article
            .Text.Contains("The pier in May.", StringComparison.Ordinal)
            .ShouldBe(marked.Contains(("The pier in May.", BoilerplateKind.Caption)));
    }

    [Theory]
    [InlineData("<html><head><title>Nothing</title></head></html>")]
    [InlineData("<html><body></body></html>")]
    [InlineData("<!doctype html><html><body><script>render()</script><div id=root></div></body></html>")]
    [InlineData("<html><frameset><frame src=a.html></frameset></html>")]
    public void APageWithoutTextIsSkipped(string page)
    {
        var result = ReadAll(page);
        result.Articles.ShouldBeEmpty();
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1012");
    }

    [Fact]
    public void APageInAnotherEncodingIsDecodedAsItSays()
    {
        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var path = folder.Write(
            "w.html",
            western.GetBytes(
                $"<html><head><meta charset=windows-1252></head><body><p>Zoë’s café. {First}</p>{Body}</body></html>"
            )
        );
        new ArticleReader().Read([path]).Articles.ShouldHaveSingleItem().Text.ShouldStartWith("Zoë’s café.");
    }

    [Theory]
    [InlineData("<div>", "")]
    [InlineData("<b>", "")]
    [InlineData("<div><p>", "")]
    [InlineData("<table><tr><td>", "")]
    [InlineData("<b><p>", "")]
    [InlineData("<a href=x><i>", "")]
    [InlineData("<li><ul>", "")]
    [InlineData("<font color=red>", "</p>")]
    public void FiveMegabytesOfNestedTagsEndInSeconds(string open, string between)
    {
        var clock = Stopwatch.StartNew();
        var result = ReadAll(
            "<html><body>"
                + string.Concat(Enumerable.Repeat(open + between, 5_000_000 / (open.Length + between.Length)))
                + Body
        );
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        (result.Articles.Length + result.Skipped.Length).ShouldBe(1);
    }

    [Fact]
    public void ADeepPageKeepsItsTextWithAWarning()
    {
        var article = Read(
            "<html><body>"
                + string.Concat(Enumerable.Repeat("<div>", 1000))
                + Body
                + string.Concat(Enumerable.Repeat("</div>", 1000))
                + "</body></html>"
        );
        article.Text.ShouldContain("Islanders protested");
        article.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("ST1013");
    }

    [Fact]
    public void AThousandUnclosedParagraphsAndCellsAreNotDeep()
    {
        var article = Read(
            "<html><body><article>"
                + string.Concat(Enumerable.Repeat($"<p>{First}<br><img src=a>", 1000))
                + "</article></body></html>"
        );
        article.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void AHugeFlatPageEndsInSeconds()
    {
        var clock = Stopwatch.StartNew();
        var result = ReadAll("<html><body>" + string.Concat(Enumerable.Repeat("<p>a</p>", 500_000)) + Body);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        (result.Articles.Length + result.Skipped.Length).ShouldBe(1);
    }

    [Fact]
    public void APageWithoutExtensionIsRecognisedByItsContent() =>
        new ArticleReader()
            .Read([folder.Write("saved", $"\n<!DOCTYPE html>\n<html><body>{Body}</body></html>")])
            .Articles.ShouldHaveSingleItem()
            .Text.ShouldNotContain("<p>");

    private Article Read(string page) => ReadAll(page).Articles.ShouldHaveSingleItem();

    private IntakeResult ReadAll(string page) => new ArticleReader().Read([folder.Write("page.html", page)]);
}
