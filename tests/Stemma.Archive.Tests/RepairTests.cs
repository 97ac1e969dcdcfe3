using Microsoft.Data.Sqlite;
using Stemma.Archive.Keeping;

namespace Stemma.Archive.Tests;

public sealed class RepairTests : IDisposable
{
    private const int Articles = 300;

    private readonly ArchiveFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AWholeArchiveIsSavedWhole()
    {
        Make();
        var report = Repair();
        (report.Saved, report.Lost.Count, report.Unsaved.Count).ShouldBe((Articles, 0, 0));
        Ids(Target).ShouldBe(Ids(folder.File));
    }

    [Fact]
    public void DamageToTheFirstPageLosesNothing()
    {
        Make();
        var before = Ids(folder.File);
        Overwrite(0, 4096);
        Should.Throw<ArchiveException>(folder.Open).Diagnostic.Code.ShouldBe(ArchiveCodes.NotAnArchive);
        Repair().Saved.ShouldBe(Articles);
        Ids(Target).ShouldBe(before);
    }

    [Fact]
    public void WhatIsLostIsListedAndAllElseIsSaved()
    {
        Make();
        Overwrite(40 * 4096, 8 * 4096);
        var report = Repair();
        report.Saved.ShouldBeInRange(Articles / 2, Articles);
        (report.Saved + report.Lost.Count).ShouldBe(Articles);
        using var archive = SqliteArchive.Open(Target, create: false);
        archive.Check().ShouldBeEmpty();
        archive.Size().Articles.ShouldBe(report.Saved);
    }

    [Fact]
    public void AnArticleWhoseTextWasChangedIsLostByName()
    {
        Make();
        Run("UPDATE article SET text = (SELECT text FROM article WHERE number = 2) WHERE number = 1");
        var report = Repair();
        report.Saved.ShouldBe(Articles - 1);
        report.Lost.ShouldHaveSingleItem().Known.ShouldBe(Made.Article(0).Title);
    }

    [Fact]
    public void WhatStandsInTheLogAloneIsSavedToo()
    {
        using var archive = folder.Open();
        archive.Add([Made.Article(1)]);
        archive.Add([Made.Whole()]);
        new FileInfo(folder.File + "-wal").Length.ShouldBeGreaterThan(0);
        Repair().Saved.ShouldBe(2);
        using var repaired = SqliteArchive.Open(Target, create: false);
        repaired.Find(Made.Whole().Id).ShouldBe(Made.Whole(), new SameArticle());
    }

    [Fact]
    public void WhatWasRemovedDoesNotComeBack()
    {
        Make();
        using (var archive = folder.Open())
            archive.Remove(Made.Article(7).Id);
        Repair().Saved.ShouldBe(Articles - 1);
        Ids(Target).ShouldNotContain(Made.Article(7).Id);
    }

    [Fact]
    public void AnyDamageEndsInAReportAndSavesOnlyWhatProvesItself()
    {
        Make();
        var whole = Ids(folder.File).ToHashSet();
        var bytes = File.ReadAllBytes(folder.File);
        var random = new Random(5);
        for (var round = 0; round < 12; round++)
        {
            var damaged = bytes.AsSpan(0, round % 3 == 0 ? random.Next(bytes.Length) : bytes.Length).ToArray();
            for (var flip = 0; flip < 200; flip++)
                damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            File.WriteAllBytes(folder.File, damaged);
            File.Delete(Target);
            Repair();
            Ids(Target).ShouldBeSubsetOf(whole);
            damaged.ShouldBe(File.ReadAllBytes(folder.File), "the damaged archive is only read");
        }
    }

    [Fact]
    public void NothingIsWrittenOver()
    {
        Make();
        File.WriteAllText(Target, "mine");
        Should.Throw<ArchiveException>(Repair).Diagnostic.Code.ShouldBe(ArchiveCodes.Inaccessible);
        File.ReadAllText(Target).ShouldBe("mine");
    }

    private string Target => Path.Join(folder.Folder, "repaired.db");

    private RepairReport Repair() => ArchiveRepair.Run(folder.File, Target, TestContext.Current.CancellationToken);

    private void Make()
    {
        using var archive = folder.Open();
        archive.Add([.. Enumerable.Range(0, Articles).Select(Made.Article)]);
    }

    private static List<string> Ids(string path)
    {
        using var archive = SqliteArchive.Open(path, create: false);
        return [.. archive.All().Select(article => article.Id)];
    }

    private void Overwrite(int at, int length)
    {
        using var file = new FileStream(folder.File, FileMode.Open);
        file.Position = at;
        file.Write(Enumerable.Repeat((byte)0x5A, length).ToArray());
    }

    private void Run(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private sealed class SameArticle : IEqualityComparer<Stemma.Text.Article>
    {
        public bool Equals(Stemma.Text.Article? x, Stemma.Text.Article? y) =>
            ArticleFacts.Write(x!) == ArticleFacts.Write(y!) && x!.Text == y!.Text;

        public int GetHashCode(Stemma.Text.Article obj) => 0;
    }
}
