using NodaTime;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Tests.Grouping;

public class PublicationInferenceTests
{
    private static readonly Story Ferry = StoryGrouper
        .Group([
            News.Article(News.NorthFerryRetold, "retold", "2031-05-06"),
            News.Article(News.NorthFerry, "report", "2031-05-08"),
            News.Article(News.NorthFerry + "\n\nIt was the third accident this year.", "undated"),
        ])
        .Single();

    [Fact]
    public void AnUndatedWitnessTakesTheDayOfTheWitnessItSharesMostTextWith()
    {
        var dated = PublicationInference.Date(Ferry, article => article)["C"];
        dated.Article.Published.ShouldBe(new PublicationTime(new LocalDate(2031, 5, 8)));
        dated.PublishedFrom.ShouldBe(PublishedFrom.Story);
        dated.Versions.ShouldBe([dated.Article]);
    }

    [Fact]
    public void WithoutSharedTextItTakesTheEarliestDayOfTheStory()
    {
        var story = Ferry with
        {
            Witnesses =
            [
                .. Ferry.Witnesses.RemoveAt(2),
                new Witness("C", News.Article("Nobody knows.", "c"), null, [News.Article("Nobody knows.", "c")]),
            ],
        };
        PublicationInference
            .Date(story, article => article)["C"]
            .Article.Published.ShouldBe(new PublicationTime(new LocalDate(2031, 5, 6)));
    }

    [Fact]
    public void TheDayTheUserGivesComesFirst()
    {
        var dated = PublicationInference.Date(Ferry, article => article, new LocalDate(2030, 1, 2))["C"];
        dated.Article.Published.ShouldBe(new PublicationTime(new LocalDate(2030, 1, 2)));
        dated.PublishedFrom.ShouldBe(PublishedFrom.Option);
    }

    [Fact]
    public void TimesAreResolvedAnewOnlyWhereTheDateIsNew()
    {
        var seen = new List<string>();
        PublicationInference.Date(
            Ferry,
            article =>
            {
                seen.Add(article.Path + " " + article.Published);
                return article;
            }
        );
        seen.ShouldBe(["undated 2031-05-08"]);
    }

    [Fact]
    public void WhereNothingIsDatedNothingChanges()
    {
        var story = StoryGrouper.Group([News.Article(News.Strike, "a")]).Single();
        PublicationInference.Date(story, _ => throw new InvalidOperationException()).ShouldBeSameAs(story);
    }
}
