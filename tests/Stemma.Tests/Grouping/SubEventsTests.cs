using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Tests.Grouping.Pairs;
using Stemma.Text;

namespace Stemma.Tests.Grouping;

public class SubEventsTests
{
    [Fact]
    public void TwoEventsOfOneKindAreTwoStories()
    {
        var stories = StoryGrouper.Group(Articles(TwoQuakes.Reports));

        stories
            .Select(story => string.Concat(story.Witnesses.Select(witness => witness.Article.Path[0]).Order()))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["abc", "def"]);
    }

    [Fact]
    public void TheOrderOfInputDoesNotMatter() =>
        Stories(Articles([.. TwoQuakes.Reports]).Reverse().ToImmutableArray())
            .ShouldBe(Stories(Articles(TwoQuakes.Reports)));

    private static string[] Stories(ImmutableArray<Article> articles) =>
        [.. StoryGrouper.Group(articles).Select(story => story.Id).Order(StringComparer.Ordinal)];

    private static ImmutableArray<Article> Articles(string[] texts)
    {
        var pipeline = DefaultPipeline.Build();
        return
        [
            .. texts.Select(
                (text, index) => pipeline.Annotate(new Article($"{(char)('a' + index)}.txt", text) { Language = "en" })
            ),
        ];
    }
}
