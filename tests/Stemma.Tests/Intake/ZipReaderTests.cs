using System.Text;
using Stemma.Intake;

namespace Stemma.Tests.Intake;

public sealed class ZipReaderTests : IDisposable
{
    private static readonly byte[] Words = Encoding.UTF8.GetBytes("The mill on the river closed on Friday.");

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void EntriesAreReadInOrdinalOrderUnderTheArchivesName()
    {
        var path = folder.WriteZip("all.zip", ("b.txt", Words), ("a/c.txt", Words), ("__MACOSX/a.txt", Words));
        var result = new ArticleReader().Read([path]);
        result.Articles.Select(article => article.Path).ShouldBe([$"{path}!a/c.txt", $"{path}!b.txt"]);
        result.Skipped.ShouldBeEmpty();
    }

    [Fact]
    public void AnArchiveOnStandardInputIsRead()
    {
        var bytes = File.ReadAllBytes(folder.WriteZip("all.zip", ("b.txt", Words)));
        var options = new IntakeOptions { StandardInput = () => new MemoryStream(bytes) };
        new ArticleReader(options).Read(["-"]).Articles.ShouldHaveSingleItem().Path.ShouldBe("-!b.txt");
    }

    [Fact]
    public void AnEntryThatUnpacksToFarMoreIsRefusedAndTheRestIsRead()
    {
        var path = folder.WriteZip("bomb.zip", ("bomb.txt", new byte[15_000_000]), ("good.txt", Words));
        ShouldSkip("ST1015", path, $"{path}!bomb.txt");
    }

    [Fact]
    public void AnEntryAboveTheSizeLimitIsRefused()
    {
        var path = folder.WriteZip("big.zip", ("big.txt", new byte[21_000_000]), ("good.txt", Words));
        ShouldSkip("ST1015", path, $"{path}!big.txt");
    }

    [Fact]
    public void AnArchiveOfTooManyEntriesIsRefused()
    {
        var path = folder.WriteZip("many.zip", [.. Enumerable.Range(0, 30).Select(number => ($"{number}.txt", Words))]);
        var result = new ArticleReader(new IntakeOptions { MaxEntries = 29 }).Read([path]);
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1015");
        result.Articles.ShouldBeEmpty();
    }

    [Fact]
    public void AnArchiveInsideIsRefusedAndTheRestIsRead()
    {
        var inner = File.ReadAllBytes(folder.WriteZip("inner.zip", ("deep.txt", Words)));
        var path = folder.WriteZip("outer.zip", ("good.txt", Words), ("inner.zip", inner));
        ShouldSkip("ST1016", path, $"{path}!inner.zip");
    }

    [Fact]
    public void ADamagedArchiveIsSkipped()
    {
        var bytes = File.ReadAllBytes(folder.WriteZip("whole.zip", ("good.txt", Words)));
        var path = folder.Write("cut.zip", bytes[..(bytes.Length / 2)]);
        new ArticleReader().Read([path]).Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1014");
    }

    [Fact]
    public void ADamagedEntryIsSkippedAndTheRestIsRead()
    {
        var bytes = File.ReadAllBytes(folder.WriteZip("whole.zip", ("bad.txt", Words), ("good.txt", Words)));
        // The first entry's data follows its 30-byte header and 7-byte name; 0xff opens no deflate block.
        bytes.AsSpan(37, 12).Fill(0xff);
        var path = folder.Write("hurt.zip", bytes);
        ShouldSkip("ST1014", path, $"{path}!bad.txt");
    }

    [Fact]
    public void NamesThatClimbOrCarryEscapesAreOnlyPrintedAndWithoutControls()
    {
        var path = folder.WriteZip("odd.zip", ("../../up\u001b[31m.txt", Words));
        var article = new ArticleReader().Read([path]).Articles.ShouldHaveSingleItem();
        article.Path.ShouldBe($"{path}!../../up\ufffd[31m.txt");
        File.Exists(folder.Path("../../up\u001b[31m.txt")).ShouldBeFalse();
    }

    private static void ShouldSkip(string code, string path, string entry)
    {
        var result = new ArticleReader().Read([path]);
        var error = result.Skipped.ShouldHaveSingleItem();
        error.Code.ShouldBe(code);
        error.Source.ShouldBe(entry);
        result.Articles.ShouldHaveSingleItem().Path.ShouldBe($"{path}!good.txt");
    }
}
