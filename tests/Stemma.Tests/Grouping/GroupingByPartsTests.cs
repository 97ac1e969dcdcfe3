using System.Collections.Immutable;
using CsCheck;
using Stemma.Grouping;
using Stemma.Tests.Grouping.Pairs;
using Stemma.Text;

namespace Stemma.Tests.Grouping;

/// <summary>What an archive relies on: a part that nothing connects to the rest is grouped as it is among everything.</summary>
public class GroupingByPartsTests
{
    private static readonly Article[] Articles =
    [
        .. TwoQuakes
            .Reports.Concat(OneEvent.All.Concat(TwoEvents.All).SelectMany(pair => (string[])[pair.Left, pair.Right]))
            .Concat([News.NorthFerry, News.NorthFerryRetold, News.SouthFerry, News.Strike, News.OtherStrike])
            .Concat([$"{News.Strike}\n\n{News.Release}", $"{News.Recall}\n\n{News.Release}", News.Strike])
            .Select(
                (text, index) =>
                    News.Article(text, $"{index}.txt", index % 3 == 0 ? null : $"2031-05-{index % 9 + 1:00}")
            ),
        .. RailNews.Draw(8, 3).Select(report => News.Article(report.Text, report.Path)),
    ];

    [Fact]
    public void StoriesAreThoseOfTheConnectedPartsInAnyOrder() =>
        Gen.Select(Gen.Shuffle(Articles), Gen.Int[1, Articles.Length])
            .Sample(
                (shuffled, count) =>
                {
                    var articles = shuffled.Take(count).ToImmutableArray();
                    var whole = Stories(articles);
                    Stories([.. articles.Reverse()]).ShouldBe(whole);
                    Parts(articles).SelectMany(part => Stories(part)).Order(StringComparer.Ordinal).ShouldBe(whole);
                },
                iter: 24,
                seed: "81X1R0OOazz2"
            );

    [Fact]
    public void PartsAreSmallerThanTheWholeAndStoriesSmallerThanSomePart()
    {
        // Else the property above would hold of nothing.
        var parts = Parts([.. Articles]);
        parts.Count.ShouldBeGreaterThan(10);
        var rail = parts.Single(part => part.Any(article => article.Path == "0-0.txt"));
        rail.Select(article => article.Path).ShouldContain("1-0.txt");
        StoryGrouper
            .Group(rail)
            .Select(story => string.Concat(story.Witnesses.Select(witness => witness.Article.Path[0]).Order()))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["00000000", "11111111"]);
    }

    [Fact]
    public void EveryAccountOfAStoryIsReachedByItsJoins()
    {
        foreach (var story in StoryGrouper.Group([.. Articles]))
        {
            var reached = new HashSet<string>(StringComparer.Ordinal) { story.Witnesses[0].Article.Path };
            while (
                story.Joins.FirstOrDefault(join => reached.Contains(join.Left) != reached.Contains(join.Right))
                    is { } next
            )
            {
                reached.Add(next.Left);
                reached.Add(next.Right);
                next.Reason.ShouldNotBeNullOrWhiteSpace();
            }

            reached
                .Order(StringComparer.Ordinal)
                .ShouldBe(story.Witnesses.Select(witness => witness.Article.Path).Order(StringComparer.Ordinal));
        }
    }

    private static string[] Stories(ImmutableArray<Article> articles) =>
        [.. StoryGrouper.Group(articles).Select(Drawn).Order(StringComparer.Ordinal)];

    private static string Drawn(Story story) =>
        story.Id + string.Concat(story.Joins.Select(join => $"\n{join.Left} {join.Right} {join.Score} {join.Reason}"));

    private static List<ImmutableArray<Article>> Parts(ImmutableArray<Article> articles)
    {
        var parts = new List<List<Article>>();
        foreach (var article in articles)
        {
            var touched = parts.FindAll(part => part.Exists(other => StoryGrouper.MayBeTogether(article, other)));
            parts.RemoveAll(touched.Contains);
            parts.Add([.. touched.SelectMany(part => part), article]);
        }

        return parts.ConvertAll(part => part.ToImmutableArray());
    }
}
