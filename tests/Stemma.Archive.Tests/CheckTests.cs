namespace Stemma.Archive.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly ArchiveFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("DELETE FROM filed WHERE article = 3", "1 articles are in no story")]
    [InlineData(
        "DELETE FROM filed WHERE story = (SELECT story FROM filed WHERE article = 3)",
        "stories have no article"
    )]
    [InlineData("UPDATE story SET cluster = 9999 WHERE number = 1", "hang together with none")]
    [InlineData(
        "UPDATE filed SET story = (SELECT story FROM filed WHERE article = 1) WHERE article = 20",
        "other articles than"
    )]
    [InlineData("UPDATE story SET articles = 9 WHERE number = 1", "counts its accounts wrongly")]
    [InlineData("UPDATE story SET id = zeroblob(32) WHERE number = 1", "other articles than")]
    [InlineData("DELETE FROM posting WHERE key = (SELECT min(key) FROM posting)", "in 1 of 1024 slices")]
    [InlineData("UPDATE posting SET articles = x'07000000' WHERE key = (SELECT max(key) FROM posting)", "in 1 of 1024")]
    [InlineData("UPDATE posting SET articles = x'0700' WHERE key = (SELECT min(key) FROM posting)", "is cut off")]
    [InlineData("UPDATE filed SET keys = x''", "slices")]
    [InlineData("UPDATE report SET report = substr(report, 1, length(report) - 1)", "cannot be read; it is made anew")]
    [InlineData(
        "UPDATE report SET report = CAST(substr(report, 1, 40) || x'00' || substr(report, 42) AS BLOB)",
        "cannot be read"
    )]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM story WHERE number = 2", "that is not there")]
    public void WhatIsFiledIsComparedWithTheArticles(string damage, string complaint)
    {
        using (var archive = folder.Open())
        {
            // Enough that the first slices have been written.
            archive.Add([.. MadeNews.Stories(12), .. Enumerable.Range(0, 20).Select(Made.Article)]);
            archive.UpdateStories(all: true);
            archive.TraceStories(3);
            archive.Check().ShouldBeEmpty();
        }

        folder.Run(damage);
        using var again = folder.Open();
        again.Check().ShouldContain(found => found.Message.Contains(complaint, StringComparison.Ordinal));
    }

    [Fact]
    public void AnArchiveIsCheckedWhileAnotherProcessFiles()
    {
        using var writer = folder.Open();
        using var reader = folder.Open();
        foreach (var batch in MadeNews.Stories(12).Chunk(7))
        {
            writer.Add(batch);
            reader.Check().ShouldBeEmpty();
            writer.UpdateStories(all: false);
            reader.Check().ShouldBeEmpty();
        }
    }
}
