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
