using CsCheck;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Tests.Grouping;

public class StoryGrouperTests
{
    [Fact]
    public void NoArticlesGiveNoStories() => StoryGrouper.Group([]).ShouldBeEmpty();

    [Fact]
    public void OneArticleIsAStoryOfOneWitness()
    {
        var story = StoryGrouper.Group([News.Article(News.Strike, "a")]).ShouldHaveSingleItem();
        story.Witnesses.ShouldHaveSingleItem().Siglum.ShouldBe("A");
        story.Joins.ShouldBeEmpty();
    }

    [Fact]
    public void AReportAndItsRetellingAreOneStory() =>
        News.Grouped(News.NorthFerry, News.NorthFerryRetold, News.Strike).ShouldBe("a b | c");

    [Fact]
    public void TwoFerriesInDifferentWatersAreTwoStories() =>
        News.Grouped(News.NorthFerry, News.SouthFerry).ShouldBe("a | b");

    [Fact]
    public void TwoStrikesInDifferentTownsAreTwoStories() =>
        News.Grouped(News.Strike, News.OtherStrike, News.NorthFerry).ShouldBe("a | b | c");

    [Fact]
    public void ASharedParagraphOfAPressReleaseDoesNotMergeStories() =>
        News.Grouped(News.Recall + "\n\n" + News.Release, News.Orchard + "\n\n" + News.Release).ShouldBe("a | b");

    [Fact]
    public void ASharedQuotationDoesNotMergeStories() =>
        News.Grouped(News.NorthFerry + "\n\n" + News.Quote, News.Strike + "\n\n" + News.Quote).ShouldBe("a | b");

    [Fact]
    public void AListPageDoesNotMergeTheStoriesItLists()
    {
        string[] texts = [News.NorthFerry, News.SouthFerry, News.Strike, News.Orchard, News.Recall];
        var list = string.Join("\n\n", texts.Select(text => text[..(text.IndexOf('.', StringComparison.Ordinal) + 1)]));
        News.Grouped([.. texts, list]).ShouldBe("a | b | c | d | e | f");
    }

    [Fact]
    public void ABriefDoesNotJoinAPageThatQuotesItWholeAmongOthers()
    {
        var page = string.Join("\n\n", News.SouthFerry, News.OtherStrike, News.Orchard, News.Recall, News.NorthFerry);
        News.Grouped(News.NorthFerry, page).ShouldBe("a | b");
    }

    [Fact]
    public void AnAbridgedCopyJoinsItsOriginal()
    {
        var brief = News.NorthFerry[..(News.NorthFerry.IndexOf("\"We heard", StringComparison.Ordinal))];
        News.Grouped(News.NorthFerry, brief, News.SouthFerry).ShouldBe("a b | c");
    }

    [Fact]
    public void ReportsMadeOfTheSameSentencesInAnotherOrderAreOneStoryWhateverElseEitherHas() =>
        News.Grouped(
                string.Join(' ', Sentences([0, 1, 2, 4, 6]))
                    + " The mayor of Pennick lit a candle on the quay for everybody who was on board.",
                string.Join(' ', Sentences([6, 2, 4, 0, 5]))
                    + " Insurers reckon with a bill of four million crowns, a broker told us on the telephone."
            )
            .ShouldBe("a b");

    private static IEnumerable<string> Sentences(int[] places)
    {
        var sentences = News.NorthFerry.ReplaceLineEndings(" ").Split(". ");
        return places.Select(place => $"{sentences[place]}.");
    }

    [Fact]
    public void SharedBoilerplateDoesNotMergeStories()
    {
        var box = string.Concat(Enumerable.Repeat("\n\n" + News.Release, 3));
        var left = News.Article(News.Recall + box, "a");
        var right = News.Article(News.Orchard + box, "b");
        var masked = new[] { (left, News.Recall.Length), (right, News.Orchard.Length) }.Select(item =>
            item.Item1.With(
                TextLayers.Boilerplate,
                [new Boilerplate(new TextSpan(item.Item2, item.Item1.Text.Length), BoilerplateKind.Other)]
            )
        );
        News.Drawn(StoryGrouper.Group([.. masked])).ShouldBe("a | b");
    }

    [Fact]
    public void OneTextUnderTwoPathsIsTwoWitnessesOfOneStory()
    {
        var story = StoryGrouper
            .Group([News.Article(News.Strike, "b"), News.Article(News.Strike, "a")])
            .ShouldHaveSingleItem();
        story.Witnesses.Select(witness => witness.Article.Path).ShouldBe(["a", "b"]);
        story.Joins.ShouldHaveSingleItem().ShouldBe(new Join("a", "b", 1, "have the same words"));
    }

    [Fact]
    public void AJoinSaysWhatIsShared()
    {
        var story = StoryGrouper
            .Group([News.Article(News.NorthFerry, "a"), News.Article(News.NorthFerryRetold, "b")])
            .ShouldHaveSingleItem();
        var join = story.Joins.ShouldHaveSingleItem();
        join.Score.ShouldBeInRange(0.6, 1);
        join.Reason.ShouldContain("rare terms, among them");
        join.Reason.ShouldContain("Dunmorrow");
    }

    [Fact]
    public void AnUndatedArticleJoinsADatedStory() =>
        News.Drawn(
                StoryGrouper.Group([
                    News.Article(News.NorthFerry, "a", "2031-05-06"),
                    News.Article(News.NorthFerryRetold, "b"),
                ])
            )
            .ShouldBe("a b");

    [Fact]
    public void TheOrderOfArticlesChangesNothing()
    {
        Article[] articles =
        [
            News.Article(News.NorthFerry, "a", "2031-05-06"),
            News.Article(News.NorthFerryRetold, "b"),
            News.Article(News.SouthFerry, "c", "2031-05-07"),
            News.Article(News.Strike, "d"),
            News.Article(News.Strike, "e"),
            News.Article(News.OtherStrike, "f", "2031-05-06"),
            News.Article(News.Strike + "\n\nTalks go on.", "g", "2031-05-09", "https://wexcombe.example/strike"),
            News.Article(News.Strike, "h", "2031-05-08", "https://wexcombe.example/strike"),
        ];
        var expected = Told(StoryGrouper.Group([.. articles]));
        Gen.Shuffle(articles).Sample(shuffled => Told(StoryGrouper.Group([.. shuffled])) == expected, iter: 20);

        static string Told(IEnumerable<Story> stories) =>
            string.Join(
                '\n',
                stories.Select(story =>
                    $"{story.Id} {string.Join(' ', story.Witnesses.Select(witness => witness.Siglum + witness.Article.Path))} {string.Join(' ', story.Joins)}"
                )
            );
    }

    [Fact]
    public void ArticlesWithoutWordsStandAlone() =>
        News.Drawn(StoryGrouper.Group([new Article("a", "…"), new Article("b", "?"), News.Article(News.Strike, "c")]))
            .ShouldBe("a | b | c");

    [Fact]
    public void AllArticlesAreOneStoryWhereTheUserSaysSo()
    {
        var articles = new[] { News.Article(News.Strike, "a"), News.Article(News.SouthFerry, "b", "2031-01-01") };
        var story = StoryGrouper.AsOneStory([.. articles]).ShouldHaveSingleItem();
        story.Witnesses.Select(witness => witness.Siglum + witness.Article.Path).ShouldBe(["Ab", "Ba"]);
        StoryGrouper.AsOneStory([]).ShouldBeEmpty();
    }

    [Fact]
    public void ALongTextOfOneWordCostsNoMoreThanItsLength()
    {
        var word = string.Concat(Enumerable.Repeat("spam ", 400_000));
        var articles = new[] { (word, "a"), (word + "eggs", "b"), (News.Strike, "c") }.Select(item =>
            new Article(item.Item2, item.Item1).With(
                TextLayers.Tokens,
                Stemma.Annotating.Tokens.TokenAnnotator.Tokenize(item.Item1)
            )
        );
        var watch = System.Diagnostics.Stopwatch.StartNew();
        News.Drawn(StoryGrouper.Group([.. articles])).ShouldEndWith("| c");
        // Quadratic work on 400,000 words takes minutes.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
