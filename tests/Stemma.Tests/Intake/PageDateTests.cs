using Stemma.Intake;

namespace Stemma.Tests.Intake;

public sealed class PageDateTests : IDisposable
{
    private const string Prose =
        "<p>The harbour office of Tarnmouth closed its doors for good this week, and with it went the last clerk who could read the tide ledgers by heart.</p>"
        + "<p>Fishermen say they will now telephone the county, which is forty miles away and has never seen the sandbar that shifts every winter.</p>";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("<p class='meta'>4. Mai 2031</p>")]
    [InlineData("<p class='meta'>Dienstag, 04.05.2031 10:16 Uhr</p>")]
    [InlineData("<p class='meta'>le 4 mai 2031</p>")]
    [InlineData("<p class='meta'>4 de mayo de 2031</p>")]
    [InlineData("<p class='meta'>4 maggio 2031</p>")]
    [InlineData("<p class='meta'>4 мая 2031</p>")]
    [InlineData("<p class='meta'>2031年5月4日</p>")]
    [InlineData("<p class='meta'>4 maja 2031</p>")]
    [InlineData("<p class='meta'>04.05.31</p>")]
    [InlineData("<p class='meta'>Harbour desk | May 4, 2031</p>")]
    [InlineData("<span class='published' title='2031-05-04T09:00:00+02:00'>Sunday</span>")]
    [InlineData("<time datetime='2031-05-04'>yesterday</time>")]
    public void ADateBelowTheHeadlineIsTheArticles(string line) => DayOf(line + Prose).ShouldBe("2031-05-04");

    [Fact]
    public void DatesOfCommentsAndOtherArticlesAreNotTheArticles() =>
        DayOf(
                "<p class='date'>4 May 2031</p>"
                    + Prose
                    + "<div class='comments'><p class='date'>9 June 2031</p><p class='date'>10 June 2031</p></div>"
                    + "<aside class='related'><time datetime='2031-07-01'>1 July</time></aside>"
                    + "<footer>Copyright 3 January 2032</footer>"
            )
            .ShouldBe("2031-05-04");

    [Fact]
    public void ADayInProseIsNotThatOfPublicationWhereABetterOneStands() =>
        DayOf(
                "<p>The quay was built on 3 March 1931 by the county and has not been repaired since the war.</p>"
                    + Prose
                    + "<p class='posted'>Posted 4 May 2031</p>"
            )
            .ShouldBe("2031-05-04");

    [Theory]
    [InlineData("https://tarnmouth.example/2031/05/04/harbour")]
    [InlineData("https://tarnmouth.example/news/20310504-harbour")]
    [InlineData("https://tarnmouth.example/news/harbour-04-05-2031")]
    public void AnUndatedPageHasTheDayOfItsAddress(string address) =>
        DayOf(Prose, $"<link rel='canonical' href='{address}'>").ShouldBe("2031-05-04");

    [Theory]
    [InlineData("https://tarnmouth.example/news/2031050499")]
    [InlineData("https://tarnmouth.example/2031/13/04/harbour")]
    [InlineData("https://tarnmouth.example/item-99999999")]
    public void NumbersInAnAddressAreNotAllDays(string address) =>
        DayOf(Prose, $"<link rel='canonical' href='{address}'>").ShouldBeNull();

    [Fact]
    public void AMomentWrittenInUniversalTimeKeepsThePublishersDay() =>
        DayOf(
                Prose,
                "<meta property='article:published_time' content='2031-05-05T02:30:00Z'><link rel='canonical' href='https://tarnmouth.example/2031/05/04/harbour'>"
            )
            .ShouldBe("2031-05-04");

    [Fact]
    public void AnAddressThatNoPlacesDayFitsDoesNotChangeADeclaredDay() =>
        DayOf(
                Prose,
                "<meta property='article:published_time' content='2031-05-05T02:30:00Z'><link rel='canonical' href='https://tarnmouth.example/2031/04/01/harbour'>"
            )
            .ShouldBe("2031-05-05");

    [Fact]
    public void ABareDateInTheHeadGivesWayToAPlainOneInPrint() =>
        DayOf("<p class='publish-date'>4 May 2031</p>" + Prose, "<meta name='date' content='2031-06-01'>")
            .ShouldBe("2031-05-04");

    [Fact]
    public void ValuesInScriptsDateWhatNothingElseDates() =>
        DayOf(Prose, "<script>window.page = { 'publish_date': '2031-05-04', 'other': 1 };</script>")
            .ShouldBe("2031-05-04");

    [Fact]
    public void APageOfAMillionDatesIsReadInBoundedTime()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        DayOf(Prose + string.Concat(Enumerable.Repeat("1.1.2031 2.1.2031 ", 200_000)));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private string? DayOf(string body, string head = "") =>
        new ArticleReader()
            .Read([
                folder.Write(
                    "page.html",
                    $"<!DOCTYPE html><html><head><title>The harbour office closes</title>{head}</head><body><main><h1>The harbour office closes</h1>{body}</main></body></html>"
                ),
            ])
            .Articles.ShouldHaveSingleItem()
            .Published?.Date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
