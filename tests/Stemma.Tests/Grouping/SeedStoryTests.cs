using NodaTime;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Tests.Grouping;

public class SeedStoryTests
{
    [Fact]
    public void TheSeedsAreOneStoryAndTheUndatedOneIsDatedByTheOther()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !Directory.Exists(Path.Join(folder, "shared", "seeds")))
            folder = Path.GetDirectoryName(folder);
        Assert.SkipWhen(folder is null, "The seeds lie outside the clone.");
        var pipeline = DefaultPipeline.Build();
        var day = new PublicationTime(new LocalDate(2022, 7, 19));
        var articles = Directory
            .GetFiles(Path.Join(folder, "shared", "seeds"), "00*.txt")
            .Select(path => new Article(Path.GetFileName(path), File.ReadAllText(path)) { Language = "en" })
            .Select(article =>
                article.Path.StartsWith("003", StringComparison.Ordinal) ? article with { Published = day } : article
            )
            .Select(pipeline.Annotate);
        var story = StoryGrouper.Group([.. articles]).ShouldHaveSingleItem();
        var undated = PublicationInference.Date(story, article => article)["B"];
        undated.Article.Path.ShouldStartWith("000");
        undated.Article.Published.ShouldBe(day);
        undated.PublishedFrom.ShouldBe(PublishedFrom.Story);
    }
}
