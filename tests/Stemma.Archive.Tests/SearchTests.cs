using Stemma.Text;

namespace Stemma.Archive.Tests;

public sealed class SearchTests : IDisposable
{
    private readonly ArchiveFolder folder = new();
    private readonly SqliteArchive archive;

    public SearchTests()
    {
        archive = folder.Open();
        archive.Add([
            new Article("a", "The minister said: “We will not close the bridge.” Nobody was hurt.")
            {
                Title = "Bridge",
            },
            new Article("b", "“We will not close the old bridge,” the minister had said, BRIDGE or no bridge."),
            new Article("c", "Café owners in Zürich asked for a ferry; the minister is away."),
        ]);
    }

    public void Dispose()
    {
        archive.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("minister", "a b c")]
    [InlineData("minister bridge", "a b")]
    [InlineData("\"close the bridge\"", "a")]
    [InlineData("“close the bridge”", "a")]
    [InlineData("minister -bridge", "c")]
    [InlineData("bridge -\"the old bridge\"", "a")]
    [InlineData("cafe ZURICH", "c")]
    [InlineData("minister AND NOT bridge", "")]
    [InlineData("title:bridge", "")]
    [InlineData("bridge*", "a b")]
    [InlineData("\"unclosed ferry", "")]
    [InlineData("\"; DROP TABLE article; --\"", "")]
    public void FindsTheArticlesThatHoldAllWordsAndPhrases(string query, string expected) =>
        string.Join(' ', archive.Search(query, 10).Select(hit => hit.Article.Path).Order(StringComparer.Ordinal))
            .ShouldBe(expected);

    [Theory]
    [InlineData("minister", 10, "c b a")]
    [InlineData("minister", 2, "c b")]
    [InlineData("\"the minister had said\"", 2, "b")]
    [InlineData("\"minister the had said\"", 2, "")]
    [InlineData("\"for a ferry the minister\" zurich", 2, "c")]
    public void TheLastAddedComesFirst(string query, int limit, string expected) =>
        string.Join(' ', archive.Search(query, limit).Select(hit => hit.Article.Path)).ShouldBe(expected);

    [Fact]
    public void APhraseIsFoundAmongManyThatHaveItsWords()
    {
        archive.Add([
            .. Enumerable
                .Range(0, 100)
                .Select(number => new Article(
                    $"{number}",
                    $"The dyke near Aldermoor broke {number} times, said nobody."
                )),
            new Article("whole", "Aldermoor dyke broke near the mill."),
        ]);
        archive.Search("\"aldermoor dyke broke near\"", 5).ShouldHaveSingleItem().Article.Path.ShouldBe("whole");
        archive.Search("\"the dyke near aldermoor broke\"", 5).Count.ShouldBe(5);
    }

    [Fact]
    public void ShowsWhereTheyStand()
    {
        var hit = archive.Search("\"close the old bridge\"", 10).ShouldHaveSingleItem();
        hit.Places.Select(hit.Article.Slice).ShouldBe(["close the old bridge"]);
        archive.Search("bridge", 10)[0].Places.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-minister")]
    [InlineData("\"\" — !")]
    public void AQueryWithoutAWantedWordIsRefused(string query) =>
        Should.Throw<ArchiveException>(() => archive.Search(query, 10)).Diagnostic.Code.ShouldBe(ArchiveCodes.BadQuery);

    [Fact]
    public void AVeryLongQueryIsCut() =>
        archive.Search(string.Join(' ', Enumerable.Repeat("minister", 100_000)), 10).Count.ShouldBe(3);
}
