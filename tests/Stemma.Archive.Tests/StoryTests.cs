using CsCheck;
using Stemma.Intake;
using Stemma.Text;

namespace Stemma.Archive.Tests;

public sealed class StoryTests
{
    private static readonly Article[] News = [.. MadeNews.Stories(12)];

    [Fact]
    public void ArticlesOnOneEventBecomeOneStoryAndOthersStayAlone()
    {
        using var folder = new ArchiveFolder();
        using var archive = folder.Open();
        archive.Add(News);
        archive.UpdateStories(all: true).ShouldBeFalse();
        var traced = new Tracer().Group(new IntakeResult([.. News], [])).Stories;

        Ids(archive).ShouldBe(traced.Select(story => story.Id).Order(StringComparer.Ordinal));
        foreach (var summary in archive.Stories(new StoryFilter { Limit = 1000 }))
        {
            var witnesses = traced.Single(story => story.Id == summary.Id).Witnesses;
            summary.Articles.ShouldBe(witnesses.Length);
            summary.First.ShouldBe(witnesses.Min(witness => witness.Article.Published?.Earliest));
            summary.Last.ShouldBe(witnesses.Max(witness => witness.Article.Published?.Earliest));
            summary.Outlets.ShouldBe(
                witnesses.Select(witness => new Uri(witness.Article.Url!).Host).Distinct().Count()
            );
        }
    }

    [Fact]
    public void TheOutcomeIsThatOfOneBatchWhateverTheOrderTheBatchesAndWhatWasRemoved() =>
        Gen.Select(Gen.Shuffle(News), Gen.Int[1, 40], Gen.Int[1, 12].Array[0, 6], Gen.Bool)
            .Sample(
                (articles, count, sizes, reopens) =>
                {
                    var wanted = articles.Take(count).ToArray();
                    // Some of the others come too, and are removed again.
                    var passing = articles.Skip(count).Take(6).ToArray();
                    var arriving = wanted.Concat(passing).OrderBy(article => article.Text.Length % 7).ToArray();
                    using var folder = new ArchiveFolder();
                    var archive = folder.Open();
                    try
                    {
                        var at = 0;
                        foreach (var size in sizes.Append(arriving.Length))
                        {
                            archive.Add([.. arriving.Skip(at).Take(size)]);
                            archive.UpdateStories(all: size % 2 == 0);
                            at += size;
                            if (reopens)
                            {
                                archive.Dispose();
                                archive = folder.Open();
                            }
                        }

                        foreach (var article in passing)
                            archive.Remove(article.Id).ShouldBeTrue();
                        archive.UpdateStories(all: true);
                        Summaries(archive).ShouldBe(AtOnce(wanted));
                        archive.Check().ShouldBeEmpty();
                    }
                    finally
                    {
                        archive.Dispose();
                    }
                },
                iter: 16,
                seed: "81X1R0OOazz2"
            );

    [Fact]
    public void TracingGivesTheFiguresOfATraceOverTheSameArticles()
    {
        using var folder = new ArchiveFolder();
        using var archive = folder.Open();
        archive.Add(News);
        archive.UpdateStories(all: true);
        archive.Stories(new StoryFilter { LeastArticles = 2 }).ShouldAllBe(story => story.Origins == null);
        archive.TraceStories(100).ShouldBe(archive.Stories(new StoryFilter { LeastArticles = 2 }).Count);
        archive.TraceStories(100).ShouldBe(0);

        var report = new Tracer().Trace(new IntakeResult([.. News], []));
        foreach (var story in archive.Stories(new StoryFilter { Limit = 1000 }))
        {
            var traced = report.Stories.Single(other => other.Id == story.Id);
            story.Origins.ShouldBe(traced.Funnel.Origins.Range);
            (story.Articles, story.Texts).ShouldBe((traced.Funnel.Articles, traced.Funnel.DistinctTexts));
            archive.Report(story).Headline.ShouldBe(traced.Headline);
        }
    }

    [Fact]
    public void AStoryThatEverybodyCarriesStaysOne()
    {
        using var folder = new ArchiveFolder();
        using var archive = folder.Open();
        var source = News[0];
        for (var from = 0; from < 1200; from += 100)
        {
            archive.Add([.. Enumerable.Range(from, 100).Select(Copy)]);
            archive.UpdateStories(all: false);
        }

        archive.UpdateStories(all: true);
        archive.FindStory(Copy(1199).Id).Articles.ShouldBe(1200);
        archive.Stories(new StoryFilter { Limit = 10 }).Count.ShouldBe(1);
        archive.Check().ShouldBeEmpty();

        Article Copy(int number) =>
            new($"{number}.txt", $"Gazette {number}\n\n{source.Text}")
            {
                Url = $"https://outlet-{number}.example/1",
                Published = source.Published,
                Language = "en",
            };
    }

    [Fact]
    public void AStoryKeepsItsNumberWhileItGrows()
    {
        using var folder = new ArchiveFolder();
        using var archive = folder.Open();
        var story = News.GroupBy(MadeNews.EventOf).MaxBy(same => same.Count())!.ToArray();
        archive.Add([story[0]]);
        archive.UpdateStories(all: true);
        var first = archive.FindStory(story[0].Id[..16]);
        archive.Add(story[1..]);
        archive.UpdateStories(all: true);
        var later = archive.FindStory(story[0].Id);
        later.Number.ShouldBe(first.Number);
        later.Version.ShouldBeGreaterThan(first.Version);
        later.Articles.ShouldBeGreaterThan(1);
        archive.FindStory(later.Id[..12]).ShouldBe(later);
    }

    [Fact]
    public void FiltersAndOrdersSelectWhatTheySay()
    {
        using var folder = new ArchiveFolder();
        using var archive = folder.Open();
        archive.Add(News);
        archive.UpdateStories(all: true);
        archive.TraceStories(100);
        var all = archive.Stories(new StoryFilter { Limit = 1000 });
        var middle = all.Select(story => story.First!.Value).Order().ElementAt(all.Count / 2);

        Same(new StoryFilter { Since = middle }, story => story.Last >= middle);
        Same(new StoryFilter { Until = middle }, story => story.First < middle);
        Same(new StoryFilter { LeastArticles = 3 }, story => story.Articles >= 3);
        Same(new StoryFilter { Origins = (1, 1) }, story => story.Origins!.Estimate == 1);
        Same(new StoryFilter { Origins = (2, null) }, story => story.Origins!.Estimate >= 2);
        Same(new StoryFilter { LeastSpun = 0.3 }, story => story.Spun > 0 && story.Spun >= 0.3 * story.Articles);
        archive.Stories(new StoryFilter { Outlet = "OUTLET-3.example" }).ShouldNotBeEmpty();
        archive.Stories(new StoryFilter { Outlet = "nobody.example" }).ShouldBeEmpty();
        archive.CountStories(new StoryFilter { Outlet = "nobody.example" }, 100).ShouldBe(0);
        archive.CountStories(new StoryFilter { Skip = 2, Limit = 1 }, 2).ShouldBe(2);
        foreach (var order in Enum.GetValues<StoryOrder>())
        {
            var pages = Enumerable
                .Range(0, 100)
                .SelectMany(page =>
                    archive.Stories(
                        new StoryFilter
                        {
                            Order = order,
                            Skip = page * 3,
                            Limit = 3,
                        }
                    )
                );
            pages.Select(story => story.Number).Distinct().Count().ShouldBe(all.Count);
        }

        void Same(StoryFilter filter, Func<StorySummary, bool> passes)
        {
            archive
                .Stories(filter with { Limit = 1000 })
                .Select(story => story.Number)
                .Order()
                .ShouldBe(all.Where(passes).Select(story => story.Number).Order());
            archive.CountStories(filter, 1000).ShouldBe(all.Count(passes));
        }
    }

    [Fact]
    public void ARemovedArticleLeavesNothingInAnyTableOfStories()
    {
        using var folder = new ArchiveFolder();
        using var archive = folder.Open();
        archive.Add(News);
        archive.UpdateStories(all: true);
        archive.TraceStories(100);
        foreach (var article in News)
            archive.Remove(article.Id).ShouldBeTrue();
        archive.Stories(new StoryFilter()).ShouldBeEmpty();
        archive.Add(News);
        archive.UpdateStories(all: true);
        Summaries(archive).ShouldBe(AtOnce(News));
    }

    [Fact]
    public async Task TwoWritersMakeTheStoriesThatOneWouldMake()
    {
        using var folder = new ArchiveFolder();
        folder.Open().Dispose();
        await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(writer =>
                    Task.Run(() =>
                    {
                        using var archive = folder.Open();
                        foreach (var batch in News.Where((_, index) => index % 2 == writer).Chunk(3))
                        {
                            archive.Add(batch);
                            archive.UpdateStories(all: false);
                        }
                    })
                )
        );
        using var whole = folder.Open();
        whole.UpdateStories(all: true);
        Summaries(whole).ShouldBe(AtOnce(News));
        whole.Check().ShouldBeEmpty();
    }

    private static List<string> AtOnce(Article[] articles)
    {
        using var folder = new ArchiveFolder();
        using var archive = folder.Open();
        archive.Add(articles);
        archive.UpdateStories(all: true);
        return Summaries(archive);
    }

    /// <summary>All that does not depend on when and in which order articles came.</summary>
    private static List<string> Summaries(SqliteArchive archive) =>
        [
            .. archive
                .Stories(new StoryFilter { Limit = 1000 })
                .Select(story => $"{story with { Number = 0, Version = 0, Changed = default }}")
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Ids(SqliteArchive archive) =>
        archive.Stories(new StoryFilter { Limit = 1000 }).Select(story => story.Id).Order(StringComparer.Ordinal);
}
