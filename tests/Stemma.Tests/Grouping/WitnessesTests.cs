using Stemma.Grouping;

namespace Stemma.Tests.Grouping;

public class WitnessesTests
{
    private const string Address = "https://wexcombe.example/strike";

    [Fact]
    public void ChangedTextUnderOneAddressIsAVersionAndTheLatestStands()
    {
        var story = StoryGrouper
            .Group([
                News.Article(News.Strike + "\n\nTalks begin on Saturday.", "late", "2031-05-09", Address),
                News.Article(News.Strike, "early", "2031-05-08", Address),
            ])
            .ShouldHaveSingleItem();
        var witness = story.Witnesses.ShouldHaveSingleItem();
        witness.Article.Path.ShouldBe("late");
        witness.Versions.Select(version => version.Path).ShouldBe(["early", "late"]);
    }

    [Theory]
    [InlineData("http://www.wexcombe.example/strike/")]
    [InlineData("https://m.wexcombe.example/strike?utm_source=letter&fbclid=1")]
    [InlineData("https://amp.wexcombe.example/strike/amp#talks")]
    [InlineData("https://WEXCOMBE.example:443/strike/index.html")]
    public void WaysThatLeadToOnePageAreOneAddress(string other) =>
        StoryGrouper
            .Group([
                News.Article(News.Strike + "\n\nTalks begin on Saturday.", "late", "2031-05-09", other),
                News.Article(News.Strike, "early", "2031-05-08", Address),
            ])
            .ShouldHaveSingleItem()
            .Witnesses.ShouldHaveSingleItem()
            .Versions.Length.ShouldBe(2);

    [Theory]
    [InlineData("https://wexcombe.example/strike?page=2")]
    [InlineData("https://wexcombe.example:8080/strike")]
    [InlineData("https://news.wexcombe.example/strike")]
    public void OtherPagesAreOtherWitnesses(string other) =>
        StoryGrouper
            .Group([
                News.Article(News.Strike + "\n\nTalks begin on Saturday.", "late", "2031-05-09", other),
                News.Article(News.Strike, "early", "2031-05-08", Address),
            ])
            .ShouldHaveSingleItem()
            .Witnesses.Length.ShouldBe(2);

    [Fact]
    public void AnUpdateListsTheSentencesAddedAndDropped()
    {
        var witness = StoryGrouper
            .Group([
                News.Article(News.Strike + "\n\nTalks begin on Saturday.", "late", "2031-05-09", Address),
                News.Article("The pumps stand still.\n\n" + News.Strike, "early", "2031-05-08", Address),
            ])[0]
            .Witnesses[0];
        var update = AccountUpdate.Of(witness).ShouldHaveSingleItem();
        update.Added.Select(update.Newer.Slice).ShouldBe(["Talks begin on Saturday."]);
        update.Dropped.Select(update.Older.Slice).ShouldBe(["The pumps stand still."]);
    }

    [Fact]
    public void AnAccountNeverChangedHasNoUpdate() =>
        AccountUpdate.Of(StoryGrouper.Group([News.Article(News.Strike, "a")])[0].Witnesses[0]).ShouldBeEmpty();

    [Fact]
    public void UnrelatedTextsUnderOneAddressAreNoVersions() =>
        News.Drawn(
                StoryGrouper.Group([
                    News.Article(News.Strike, "a", url: Address),
                    News.Article(News.NorthFerry, "b", url: Address),
                ])
            )
            .ShouldBe("a | b");

    [Fact]
    public void SiglaFollowPublicationWithTheUndatedLast()
    {
        var story = StoryGrouper
            .Group([
                News.Article(News.NorthFerry, "undated"),
                News.Article(News.NorthFerryRetold, "second", "2031-05-07"),
                News.Article(News.NorthFerry, "first", "2031-05-06"),
            ])
            .ShouldHaveSingleItem();
        story
            .Witnesses.Select(witness => witness.Siglum + " " + witness.Article.Path)
            .ShouldBe(["A first", "B second", "C undated"]);
        story
            .Witnesses.Select(witness => witness.PublishedFrom)
            .ShouldBe([PublishedFrom.Article, PublishedFrom.Article, null]);
    }
}
