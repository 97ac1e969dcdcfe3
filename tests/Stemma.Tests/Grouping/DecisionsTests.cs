using System.Collections.Immutable;
using CsCheck;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Tests.Grouping;

public class DecisionsTests
{
    private static readonly ImmutableArray<Article> Articles =
    [
        News.Article(News.NorthFerry, "news/a.txt", url: "https://kestle.example/ferry?utm_source=mail"),
        News.Article(News.NorthFerryRetold, "news/b.txt"),
        News.Article(News.SouthFerry, "news/c.txt"),
        News.Article(News.Strike, "news/d.txt"),
    ];

    [Fact]
    public void ArticlesThatAPersonPutsTogetherAreOneStory()
    {
        var stories = Grouped(Join(true, "c.txt", "d.txt"));
        News.Drawn(stories).ShouldBe("news/a.txt news/b.txt | news/c.txt news/d.txt");
        stories.SelectMany(story => story.Joins).ShouldContain(join => join.Reason == "confirmed by hand");
    }

    [Fact]
    public void ArticlesThatAPersonKeepsApartAreTwoStories() =>
        News.Drawn(Grouped(Join(false, "a.txt", "b.txt")))
            .ShouldBe("news/a.txt | news/b.txt | news/c.txt | news/d.txt");

    [Fact]
    public void CopiesCanBeKeptApart()
    {
        ImmutableArray<Article> copies = [News.Article(News.Strike, "a"), News.Article(News.Strike, "b"), Articles[3]];
        News.Drawn(StoryGrouper.Group(copies, decisions: Decisions.Of([Join(false, "a", "b")], copies)))
            .ShouldBeOneOf("a | b news/d.txt", "a news/d.txt | b");
    }

    [Fact]
    public void AConfirmedDescentJoinsItsArticles() =>
        News.Drawn(Grouped(Descent(true, "d.txt", "c.txt"))).ShouldBe("news/a.txt news/b.txt | news/c.txt news/d.txt");

    [Fact]
    public void WhatIsPutTogetherTakesItsFellowsAlong() =>
        News.Drawn(Grouped(Join(true, "b.txt", "c.txt"))).ShouldBe("news/a.txt news/b.txt news/c.txt | news/d.txt");

    [Theory]
    [InlineData("news/a.txt")]
    [InlineData("a.txt")]
    [InlineData("http://www.kestle.example/ferry")]
    [InlineData("https://kestle.example/ferry/?fbclid=7")]
    [InlineData("id")]
    [InlineData("digits")]
    public void AnArticleIsNamedByPathAddressOrHash(string name)
    {
        var id = Articles[0].Id;
        var decisions = Decisions.Of(
            [
                Join(
                    false,
                    name switch
                    {
                        "id" => id,
                        "digits" => id[..Decisions.LeastDigits].ToUpperInvariant(),
                        _ => name,
                    },
                    "b.txt"
                ),
            ],
            Articles
        );
        decisions.Diagnostics.ShouldBeEmpty();
        StoryGrouper.Group(Articles, decisions: decisions).Length.ShouldBe(4);
    }

    [Fact]
    public void AVersionOfAnAddressStandsForItsAccount()
    {
        ImmutableArray<Article> articles =
        [
            .. Articles,
            News.Article(News.NorthFerry + " Divers went down.", "old/a.txt", url: "https://kestle.example/ferry"),
        ];
        var decisions = Decisions.Of([Join(false, "https://kestle.example/ferry", "b.txt")], articles);
        decisions.Diagnostics.ShouldBeEmpty();
        News.Drawn(StoryGrouper.Group(articles, decisions: decisions))
            .ShouldBe("news/a.txt old/a.txt | news/b.txt | news/c.txt | news/d.txt");
    }

    [Fact]
    public void ANameThatFitsNothingIsSetAside() => Codes(Join(true, "zebra.txt", "a.txt")).ShouldBe(["ST4001"]);

    [Fact]
    public void ANameThatFitsSeveralIsSetAside()
    {
        ImmutableArray<Article> copies =
        [
            News.Article(News.Strike, "one/a.txt"),
            News.Article(News.Strike, "two/a.txt"),
        ];
        Decisions
            .Of([Join(false, "a.txt", "one/a.txt")], copies)
            .Diagnostics.Select(diagnostic => diagnostic.Code)
            .ShouldBe(["ST4002"]);
    }

    [Fact]
    public void AJoinAgainstARejectedOneIsSetAsideEvenByWayOfOthers() =>
        Codes(Join(false, "a.txt", "c.txt"), Join(true, "a.txt", "b.txt"), Join(true, "b.txt", "c.txt"))
            .ShouldBe(["ST4003"]);

    [Fact]
    public void ACircleOfDescentsIsSetAside() =>
        Codes(Descent(true, "a.txt", "b.txt"), Descent(true, "b.txt", "c.txt"), Descent(true, "c.txt", "a.txt"))
            .ShouldBe(["ST4003"]);

    [Fact]
    public void TheSameDescentConfirmedAndRejectedIsSetAside()
    {
        Codes(Descent(true, "a.txt", "b.txt"), Descent(false, "a.txt", "b.txt")).ShouldBe(["ST4003"]);
        Codes(Descent(false, "a.txt", "b.txt"), Descent(true, "b.txt", "a.txt")).ShouldBeEmpty();
    }

    [Fact]
    public void NobodyIsJoinedWithHimself() => Codes(Join(true, "a.txt", "news/a.txt")).ShouldBe(["ST4003"]);

    [Fact]
    public void TheOrderOfArticlesChangesNothing() =>
        Gen.Shuffle(Articles.ToArray())
            .Sample(
                shuffled =>
                {
                    ImmutableArray<Article> articles = [.. shuffled];
                    Decision[] decisions = [Join(true, "b.txt", "c.txt"), Join(false, "a.txt", "d.txt")];
                    News.Drawn(StoryGrouper.Group(articles, decisions: Decisions.Of(decisions, articles)))
                        .ShouldBe("news/a.txt news/b.txt news/c.txt | news/d.txt");
                },
                iter: 10
            );

    [Fact]
    public void WhatIsDecidedIsSaidInOneSentence() =>
        Grouped(Join(false, "a.txt", "b.txt") with { Who = "Ada Lind", When = "2031-05-08", Note = "two ferries" })
            .SelectMany(story => story.Decisions)
            .Select(decision => decision.Sentence)
            .ShouldBe(
                [
                    "A and b.txt are two stories: joining them rejected by Ada Lind on 2031-05-08: two ferries",
                    "a.txt and A are two stories: joining them rejected by Ada Lind on 2031-05-08: two ferries",
                ],
                ignoreOrder: true
            );

    private static ImmutableArray<Story> Grouped(params Decision[] decisions) =>
        StoryGrouper.Group(Articles, decisions: Decisions.Of(decisions, Articles));

    private static IEnumerable<string> Codes(params Decision[] decisions) =>
        Decisions.Of(decisions, Articles).Diagnostics.Select(diagnostic => diagnostic.Code);

    private static Decision Join(bool confirmed, string one, string other) =>
        new(confirmed, DecisionAbout.Join, one, other);

    private static Decision Descent(bool confirmed, string child, string parent) =>
        new(confirmed, DecisionAbout.Descent, child, parent);
}
