using Stemma.Text;

namespace Stemma.Archive.Tests;

public sealed class WordingTests : IDisposable
{
    private const string Said =
        "We will not sell the Orvel lighthouse to anybody, the harbour master Ama Dell told the angry fishermen";

    private readonly ArchiveFolder folder = new();
    private readonly SqliteArchive archive;

    public WordingTests()
    {
        archive = folder.Open();
        archive.Add([.. MadeNews.Stories(12)]);
        archive.Add([
            new Article("whole.txt", $"It rained on Monday in the hills. {Said} on the quay. Nothing else happened."),
            new Article(
                "altered.txt",
                "A quarrel about land. We would never sell the old Orvel lighthouse to strangers, harbour boss Ama Dell told some fishermen. The end."
            ),
            new Article(
                "other.txt",
                "The fishermen of Dann were angry about the price of diesel, and the harbour stayed shut."
            ),
        ]);
        archive.UpdateStories(all: true);
    }

    public void Dispose()
    {
        archive.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void AWordingIsFoundWholeAndAlteredAndItsPlaceIsExact()
    {
        var hits = archive.FindWording(Said, 10);
        hits.Select(hit => hit.Article.Path).ShouldBe(["whole.txt", "altered.txt"]);
        hits[0].Share.ShouldBe(1);
        hits[0].Article.Slice(hits[0].Place).ShouldBe(Said);
        hits[1].Share.ShouldBeInRange(0.5, 0.95);
        hits[1].Article.Slice(hits[1].Place).ShouldStartWith("sell the old");
        hits[1].Article.Slice(hits[1].Place).ShouldEndWith("fishermen");
        hits[1].Same.Select(hits[1].Article.Slice).ShouldContain("lighthouse");
    }

    [Fact]
    public void EveryArticleIsFoundByAnyOfItsSentences()
    {
        foreach (var article in MadeNews.Stories(12).Where((_, index) => index % 5 == 0))
        {
            var sentence = article.Text.Split('.')[3];
            archive.FindWording(sentence, 50).ShouldContain(hit => hit.Article.Id == article.Id && hit.Share == 1);
        }
    }

    [Fact]
    public void AWordingOfCommonWordsAloneIsRefused() =>
        Should
            .Throw<ArchiveException>(() => archive.FindWording("and of the", 5))
            .Diagnostic.Code.ShouldBe(ArchiveCodes.BadQuery);

    [Fact]
    public void AHostileWordingIsHarmless()
    {
        foreach (
            var text in (string[])
                ["\" OR 1", "NEAR(a b)", "\0\uD800 lighthouse", new string('q', 100_000), "text : \"\""]
        )
            Should.NotThrow(() =>
            {
                try
                {
                    archive.FindWording(text, 5);
                }
                catch (ArchiveException exception) when (exception.Diagnostic.Code == ArchiveCodes.BadQuery) { }
            });
    }
}
