using System.Diagnostics;
using System.Text;
using Stemma.Intake;
using Stemma.Text;

namespace Stemma.Tests.Intake;

public sealed class BadInputTests : IDisposable
{
    private const string Good = "The council of Harrowfield voted on Monday to close the old bridge.\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AnEmptyFileIsSkipped() => ShouldSkip("ST1004", folder.Write("empty.txt", ""));

    [Fact]
    public void AFileOfWhiteSpaceIsSkipped() => ShouldSkip("ST1004", folder.Write("blank.txt", " \n\t \r\n\u00a0"));

    [Fact]
    public void ABinaryFileIsSkipped()
    {
        var bytes = new byte[5000];
        new Random(7).NextBytes(bytes);
        ShouldSkip("ST1005", folder.Write("data.txt", bytes));
    }

    [Fact]
    public void ATextWithAZeroByteIsSkipped() => ShouldSkip("ST1005", folder.Write("zero.txt", Good + "\0" + Good));

    [Fact]
    public void AMissingPathIsSkipped() => ShouldSkip("ST1001", folder.Path("nowhere.txt"));

    [Fact]
    public void APatternWithoutMatchIsSkipped() => ShouldSkip("ST1002", folder.Path("*.nothing"));

    [Fact]
    public void AnEmptyFolderIsSkipped()
    {
        Directory.CreateDirectory(folder.Path("none"));
        ShouldSkip("ST1002", folder.Path("none"));
    }

    [Fact]
    public void ADanglingLinkIsSkipped()
    {
        File.CreateSymbolicLink(folder.Path("link.txt"), folder.Path("gone.txt"));
        ShouldSkip("ST1001", folder.Path("link.txt"));
    }

    [Fact]
    public void ADanglingLinkInAFolderIsSkippedAndTheRestIsRead()
    {
        var good = folder.Write("all/good.txt", Good);
        File.CreateSymbolicLink(folder.Path("all/link.txt"), folder.Path("gone.txt"));
        var result = new ArticleReader().Read([folder.Path("all")]);
        result.Articles.Select(article => article.Path).ShouldBe([good]);
        result.Skipped.Select(error => error.Code).ShouldBe(["ST1001"]);
    }

    [Fact]
    public void AFileWithoutReadPermissionIsSkipped()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "A privileged user may read everything.");
        var path = folder.Write("secret.txt", Good);
        if (OperatingSystem.IsWindows())
            Assert.Skip("Unix permissions only.");
        else
            File.SetUnixFileMode(path, UnixFileMode.None);
        ShouldSkip("ST1003", path);
    }

    [Fact]
    public void AnUnreadableStreamIsSkipped()
    {
        var reader = new ArticleReader(new IntakeOptions { StandardInput = () => throw new IOException("closed") });
        reader.Read(["-"]).Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1003");
    }

    [Fact]
    public void ASingleLineOfFiftyMegabytesIsRefusedInSecondsAndLittleMemory()
    {
        var path = folder.Path("line.txt");
        using (var stream = File.Create(path))
        {
            var piece = Encoding.UTF8.GetBytes("the ferry left the harbour late again and ");
            for (var written = 0; written < 50_000_000; written += piece.Length)
                stream.Write(piece);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        ShouldSkip("ST1006", path);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(60_000_000);
    }

    [Fact]
    public void AFiftyMegabyteLineOnStandardInputIsRefusedToo()
    {
        var reader = new ArticleReader(new IntakeOptions { StandardInput = () => new EndlessStream() });
        reader.Read(["-"]).Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1006");
    }

    [Fact]
    public void ATextJustAboveTheLengthLimitIsRefused()
    {
        var path = folder.Write("long.txt", string.Concat(Enumerable.Repeat(Good, 20)));
        var result = new ArticleReader(new IntakeOptions { MaxTextLength = 1000 }).Read([path]);
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1006");
    }

    [Theory]
    [InlineData("report.txt", "SQLite format 3")]
    [InlineData("sitemap.xml", "<?xml version=\"1.0\"?><urlset><url/></urlset>")]
    [InlineData("letter.rtf", "{\\rtf1 The bridge is closed.}")]
    public void AKnownFormatWithoutReaderIsSkipped(string name, string text) =>
        ShouldSkip("ST1007", folder.Write(name, text));

    [Fact]
    public void AFolderOfAThousandArticlesWithThreeBrokenOnesGivesTheOthers()
    {
        for (var number = 0; number < 1000; number++)
            folder.Write($"many/{number:0000}.txt", $"{Good}{number} people came to the meeting.\n");
        folder.Write("many/0100.txt", "");
        folder.Write("many/0500.txt", [0, 1, 2, 3, 255, 254, 0, 9]);
        folder.Write("many/0900.txt", "{\\rtf1 a}");
        var result = new ArticleReader().Read([folder.Path("many")]);
        result.Articles.Length.ShouldBe(997);
        result.Skipped.Select(error => error.Code).ShouldBe(["ST1004", "ST1005", "ST1007"]);
        result.Skipped.Select(error => Path.GetFileName(error.Source)).ShouldBe(["0100.txt", "0500.txt", "0900.txt"]);
        result
            .Articles.Select(article => article.Path)
            .ShouldBe(result.Articles.Select(article => article.Path).Order(StringComparer.Ordinal));
    }

    private void ShouldSkip(string code, string path)
    {
        var good = folder.Write("good.txt", Good);
        var result = new ArticleReader().Read([path, good]);
        var error = result.Skipped.ShouldHaveSingleItem();
        error.Code.ShouldBe(code);
        error.Severity.ShouldBe(Severity.Error);
        error.Source.ShouldBe(path);
        result.Articles.ShouldHaveSingleItem().Path.ShouldBe(good);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            return count;
        }

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'a');
            return buffer.Length;
        }
    }
}
