using Stemma.Text;

namespace Stemma.Archive.Tests;

public sealed class ArticleTests : IDisposable
{
    private readonly ArchiveFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AnArticleComesBackAsItWas()
    {
        var article = Made.Whole();
        using (var archive = folder.Open())
            archive.Add([article]).ShouldBe([true]);
        using var again = folder.Open();
        var found = again.Find(article.Id);

        found.Text.ShouldBe(article.Text);
        found.Id.ShouldBe(article.Id);
        (found.Path, found.Url, found.Publisher, found.Title, found.Byline, found.Language).ShouldBe(
            (article.Path, article.Url, article.Publisher, article.Title, article.Byline, article.Language)
        );
        (found.Published, found.Modified, found.Custody).ShouldBe(
            (article.Published, article.Modified, article.Custody)
        );
        found.Diagnostics.ShouldBe(article.Diagnostics);
        found.Get(TextLayers.Boilerplate).ShouldBe(article.Get(TextLayers.Boilerplate));
        found.Get(TextLayers.Credits).ShouldBe(article.Get(TextLayers.Credits));
    }

    [Fact]
    public void WhatIsThereAlreadyIsNotAddedAgain()
    {
        using var archive = folder.Open();
        archive.Add([Made.Article(1), Made.Article(2)]).ShouldBe([true, true]);
        archive.Add([Made.Article(2), Made.Article(3), Made.Article(3)]).ShouldBe([false, true, false]);
        archive.Size().Articles.ShouldBe(3);
        archive.Search("orvel", 10).Count.ShouldBe(3);
    }

    [Fact]
    public void AllComeInTheOrderTheyCameAcrossBatches()
    {
        using var archive = folder.Open();
        var articles = Enumerable.Range(0, 450).Select(Made.Article).ToArray();
        archive.Add(articles);
        archive.All().Select(article => article.Id).ShouldBe(articles.Select(article => article.Id));
    }

    [Fact]
    public void ABeginningOfAnIdIsEnoughWhereOnlyOneHasIt()
    {
        using var archive = folder.Open();
        var articles = Enumerable.Range(0, 3_000).Select(Made.Article).ToArray();
        archive.Add(articles);
        archive.Find(articles[7].Id[..12]).Path.ShouldBe(articles[7].Path);
        var ambiguous = articles.GroupBy(article => article.Id[..4]).First(same => same.Count() > 1).Key;
        Should.Throw<ArchiveException>(() => archive.Find(ambiguous)).Diagnostic.Message.ShouldContain("Several");
        foreach (var wrong in (string[])["abc", "not hex", new string('0', 64), new string('0', 65)])
            Should.Throw<ArchiveException>(() => archive.Find(wrong)).Diagnostic.Code.ShouldBe(ArchiveCodes.NotFound);
    }

    [Fact]
    public void WhatIsRemovedLeavesNoTraceInTheFile()
    {
        const string Secret = "quixotically";
        var article = new Article("a.txt", $"Her neighbour behaved {Secret} at the fair, {Secret} indeed.");
        using (var archive = folder.Open())
        {
            archive.Add([Made.Article(1), article, Made.Article(2)]);
            archive.Remove(article.Id).ShouldBeTrue();
            archive.Remove(article.Id).ShouldBeFalse();
            archive.Search(Secret, 5).ShouldBeEmpty();
            archive.Check().ShouldBeEmpty();
            archive.Compact();
        }

        foreach (var file in Directory.GetFiles(folder.Folder))
            File.ReadAllBytes(file).AsSpan().IndexOf("quixotical"u8).ShouldBe(-1, file);
    }

    [Fact]
    public void ABackupIsAnArchiveOfItsOwn()
    {
        var copy = Path.Join(folder.Folder, "copy.db");
        using (var archive = folder.Open())
        {
            archive.Add([Made.Article(1)]);
            archive.Backup(copy);
            archive.Add([Made.Article(2)]);
        }

        using var backup = SqliteArchive.Open(copy, create: false);
        backup.All().Select(article => article.Path).ShouldBe(["news/1.html"]);
        backup.Check().ShouldBeEmpty();
    }
}
