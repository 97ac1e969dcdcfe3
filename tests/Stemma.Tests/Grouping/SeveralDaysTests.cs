namespace Stemma.Tests.Grouping;

/// <summary>A story that is told over several days.</summary>
public class SeveralDaysTests
{
    [Fact]
    public void AStoryOverSeveralDaysStaysOne() =>
        News.Drawn(
                Stemma.Grouping.StoryGrouper.Group([
                    News.Article(News.NorthFerry, "a", "2031-05-06"),
                    News.Article(News.NorthFerryRetold, "b", "2031-05-07"),
                    News.Article(
                        "Salvage tugs pulled the Maid of Arran Vale off the reef at Kestle Point on Thursday, three days after the ferry ran aground on its way from Dunmorrow to Pennick with 212 people on board. Kestle Line said the hull had a gash of nine metres. Its captain, Hamish Tolley, told investigators that the fog bell was silent. The oyster beds at Kestle Point were spared.",
                        "c",
                        "2031-05-09"
                    ),
                    News.Article(News.SouthFerry, "d", "2031-05-08"),
                ])
            )
            .ShouldBe("a b c | d");
}
