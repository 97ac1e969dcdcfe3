using CsCheck;
using Stemma.Intake;
using Stemma.Tests.Grouping.Pairs;
using Stemma.Text;

namespace Stemma.Archive.Tests;

/// <summary>Articles that come one by one have the stories of one run over all of them, also where one event must be parted from another.</summary>
public sealed class PartedStoryTests
{
    private static readonly Article[] News =
    [
        .. RailNews.Draw(8, 3).Select(report => Made(report.Path, report.Text)),
        .. TwoQuakes.Reports.Select((text, index) => Made($"quake-{index}.txt", text)),
        .. OneEvent
            .All.Take(4)
            .Concat(TwoEvents.All.Take(4))
            .SelectMany(
                (pair, index) =>
                    (Article[])[Made($"{index}-left.txt", pair.Left), Made($"{index}-right.txt", pair.Right)]
            ),
    ];

    [Fact]
    public void StoriesAreThoseOfOneRunWhateverTheOrder() =>
        Gen.Select(Gen.Shuffle(News), Gen.Int[20, News.Length], Gen.Int[1, 5])
            .Sample(
                (shuffled, count, size) =>
                {
                    var articles = shuffled[..count];
                    using var folder = new ArchiveFolder();
                    using var archive = folder.Open();
                    foreach (var batch in articles.Chunk(size))
                    {
                        archive.Add(batch);
                        archive.UpdateStories(all: false);
                    }

                    while (archive.UpdateStories(all: true)) { }

                    Filed(archive).ShouldBe(AtOnce(articles));
                },
                iter: 8,
                seed: "81X1R0OOazz2"
            );

    [Fact]
    public void TheReportsOfTwoAccidentsHangTogetherAndAreTwoStories()
    {
        // Else parting would not be what the property is about.
        AtOnce([.. News.Take(8)]).Length.ShouldBe(1);
        AtOnce([.. News.Take(16)]).Length.ShouldBe(2);
        AtOnce([News[0], News[8], News[1]]).Length.ShouldBeLessThan(3);
    }

    private static string[] Filed(SqliteArchive archive) =>
        [.. archive.Stories(new StoryFilter { Limit = 1000 }).Select(story => story.Id).Order(StringComparer.Ordinal)];

    private static string[] AtOnce(Article[] articles) =>
        [
            .. new Tracer()
                .Group(new IntakeResult([.. articles], []))
                .Stories.Select(story => story.Id)
                .Order(StringComparer.Ordinal),
        ];

    private static Article Made(string path, string text) => new(path, text) { Language = "en" };
}
