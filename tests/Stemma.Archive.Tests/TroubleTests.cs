using Microsoft.Data.Sqlite;

namespace Stemma.Archive.Tests;

public sealed class TroubleTests : IDisposable
{
    private readonly ArchiveFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void NoArchiveIsMadeUnlessAskedFor()
    {
        Code(() => SqliteArchive.Open(folder.File, create: false)).ShouldBe(ArchiveCodes.Inaccessible);
        File.Exists(folder.File).ShouldBeFalse();
    }

    [Fact]
    public void AFileOfAnotherKindIsLeftAlone()
    {
        File.WriteAllText(folder.File, new string('x', 5_000));
        Code(() => SqliteArchive.Open(folder.File, create: true)).ShouldBe(ArchiveCodes.NotAnArchive);
        File.ReadAllText(folder.File).ShouldBe(new string('x', 5_000));
    }

    [Fact]
    public void AnotherDatabaseIsLeftAlone()
    {
        Run("CREATE TABLE bills(sum INTEGER)");
        Code(() => SqliteArchive.Open(folder.File, create: true)).ShouldBe(ArchiveCodes.NotAnArchive);
        Run("SELECT sum FROM bills");
    }

    [Fact]
    public void AnArchiveOfANewerVersionIsLeftAlone()
    {
        folder.Open().Dispose();
        Run("PRAGMA user_version = 99");
        Code(() => SqliteArchive.Open(folder.File, create: true)).ShouldBe(ArchiveCodes.TooNew);
    }

    [Fact]
    public void ATextThatWasChangedIsFound()
    {
        using (var archive = folder.Open())
            archive.Add([Made.Article(1), Made.Article(2)]);
        Run("UPDATE article SET text = (SELECT text FROM article WHERE number = 2) WHERE number = 1");
        using var again = folder.Open();
        again.Check().ShouldHaveSingleItem().Message.ShouldContain(Made.Article(1).Id);
    }

    [Fact]
    public void AnArticleThatSearchDoesNotKnowIsFound()
    {
        using (var archive = folder.Open())
            archive.Add([Made.Article(1), Made.Article(2)]);
        Run("DELETE FROM words WHERE rowid = 1");
        using var again = folder.Open();
        again.Check().ShouldHaveSingleItem().Message.ShouldStartWith("1 articles cannot be found");
    }

    [Fact]
    public void AnyFlippedByteEndsInACodeOrInNothingWorse()
    {
        using (var archive = folder.Open())
            archive.Add([.. Enumerable.Range(0, 400).Select(Made.Article)]);
        var whole = File.ReadAllBytes(folder.File);
        var found = 0;
        for (var at = 0; at < whole.Length; at += 997)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x5A;
            File.WriteAllBytes(folder.File, damaged);
            foreach (var beside in (string[])["-wal", "-shm"])
                File.Delete(folder.File + beside);
            try
            {
                using var archive = folder.Open();
                found += archive.Check().Count > 0 ? 1 : 0;
            }
            catch (ArchiveException)
            {
                found++;
            }
        }

        // Free space, slack and the pages of empty tables hold nothing, so that not every byte matters.
        found.ShouldBeGreaterThan(whole.Length / 997 / 4);
    }

    [Fact]
    public void ATruncatedArchiveIsFound()
    {
        using (var archive = folder.Open())
            archive.Add([.. Enumerable.Range(0, 60).Select(Made.Article)]);
        using (var file = new FileStream(folder.File, FileMode.Open))
            file.SetLength(file.Length / 2);
        var code = Code(() =>
        {
            using var archive = folder.Open();
            return archive.Check().Count > 0 ? throw new ArchiveException(archive.Check()[0].Code, "found", "x") : 0;
        });
        code.ShouldBe(ArchiveCodes.Damaged);
    }

    [Fact]
    public async Task TwoWritersTakeTurns()
    {
        folder.Open().Dispose();
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(writer =>
                    Task.Run(() =>
                    {
                        using var archive = folder.Open();
                        for (var batch = 0; batch < 20; batch++)
                            archive.Add([Made.Article((batch * 2) + writer), Made.Article((batch * 2) + writer + 1)]);
                    })
                )
        );
        using var archive = folder.Open();
        archive.Size().Articles.ShouldBe(43);
        archive.Check().ShouldBeEmpty();
    }

    [Fact]
    public void AReaderSeesOneMomentWhileAnotherWrites()
    {
        using var writer = folder.Open();
        writer.Add([Made.Article(1)]);
        using var reader = folder.Open();
        foreach (var article in reader.All().Take(1))
        {
            writer.Add([Made.Article(2)]);
            article.Path.ShouldBe("news/1.html");
        }

        reader.Size().Articles.ShouldBe(2);
    }

    private static string Code<T>(Func<T> work) => Should.Throw<ArchiveException>(() => work()).Diagnostic.Code;

    private void Run(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
