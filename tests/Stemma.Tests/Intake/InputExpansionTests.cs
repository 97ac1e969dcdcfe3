using System.Text;
using Stemma.Intake;

namespace Stemma.Tests.Intake;

public sealed class InputExpansionTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void InputsKeepTheirOrderAndFoldersExpandInOrdinalOrder()
    {
        foreach (var name in (string[])["f/b.txt", "f/B.txt", "f/a/z.txt", "f/a.txt", "last.txt", "f/.hidden.txt"])
            folder.Write(name, $"The news of {name}.");
        Read(folder.Path("last.txt"), folder.Path("f"))
            .ShouldBe(["last.txt", "f/B.txt", "f/a.txt", "f/a/z.txt", "f/b.txt"]);
    }

    [Fact]
    public void APathNamedTwiceIsReadOnceWhereFirstNamed()
    {
        folder.Write("a.txt", "First.");
        folder.Write("b.txt", "Second.");
        Read(folder.Path("b.txt"), folder.Root, folder.Path("./b.txt")).ShouldBe(["b.txt", "a.txt"]);
    }

    [Theory]
    [InlineData("*.txt", "one.txt,two.txt")]
    [InlineData("t?o.txt", "two.txt")]
    [InlineData("deep/*/x.txt", "deep/a/x.txt,deep/b/x.txt")]
    [InlineData("**/x.txt", "deep/a/x.txt,deep/b/x.txt,x.md/x.txt")]
    [InlineData("deep/**", "deep/a/x.txt,deep/b/x.txt,deep/y.txt")]
    [InlineData("*/y.txt", "deep/y.txt")]
    public void PatternsMatchNamesAndFolders(string pattern, string expected)
    {
        foreach (
            var name in (string[])["one.txt", "two.txt", "deep/a/x.txt", "deep/b/x.txt", "deep/y.txt", "x.md/x.txt"]
        )
            folder.Write(name, "Some words.");
        Read(folder.Path(pattern)).ShouldBe(expected.Split(','));
    }

    [Fact]
    public void ANameWithAPatternSignIsTakenAsAFileWhereThereIsOne()
    {
        folder.Write("who?.txt", "Nobody knows.");
        folder.Write("whom.txt", "Nobody asks.");
        Read(folder.Path("who?.txt")).ShouldBe(["who?.txt"]);
    }

    [Fact]
    public void ALinkedFolderIsNotWalked()
    {
        folder.Write("f/a.txt", "Some words.");
        Directory.CreateSymbolicLink(folder.Path("f/loop"), folder.Path("f"));
        Read(folder.Path("f")).ShouldBe(["f/a.txt"]);
    }

    [Fact]
    public void DashReadsStandardInputOnce()
    {
        var options = new IntakeOptions
        {
            StandardInput = () => new MemoryStream(Encoding.UTF8.GetBytes("Spoken words.")),
        };
        var result = new ArticleReader(options).Read(["-", "-"]);
        result.Articles.ShouldHaveSingleItem().Path.ShouldBe("-");
        result.Articles[0].Text.ShouldBe("Spoken words.");
    }

    [Fact]
    public void TheOrderOfInputsChangesNothingButTheOrder()
    {
        for (var number = 0; number < 40; number++)
            folder.Write(
                $"{number}.txt",
                $"By Ann Reed\n\nArticle {number} has its own words.\n\nRead more\nOther news"
            );
        var paths = Directory.GetFiles(folder.Root).Order(StringComparer.Ordinal).ToArray();
        var forwards = new ArticleReader().Read(paths).Articles;
        var backwards = new ArticleReader(new IntakeOptions { Parallelism = 1 }).Read(paths.Reverse()).Articles;
        backwards.Select(article => article.Path).ShouldBe(paths.Reverse());
        backwards.Reverse().Select(article => article.Id).ShouldBe(forwards.Select(article => article.Id));
    }

    [Fact]
    public void ProgressCountsEveryFile()
    {
        for (var number = 0; number < 20; number++)
            folder.Write($"{number}.txt", "Some words.");
        var seen = new Recorder();
        new ArticleReader().Read([folder.Root], seen);
        seen.Reports.Select(report => report.Done).ShouldBe(Enumerable.Range(1, 20));
        seen.Reports.ShouldAllBe(report => report.Total == 20);
    }

    [Fact]
    public void ACancelledRunStops()
    {
        var path = folder.Write("a.txt", "Some words.");
        Should.Throw<OperationCanceledException>(() =>
            new ArticleReader().Read([path], cancellation: new CancellationToken(canceled: true))
        );
    }

    private IEnumerable<string> Read(params string[] inputs)
    {
        var result = new ArticleReader().Read(inputs);
        result.Skipped.ShouldBeEmpty();
        return result.Articles.Select(article => Path.GetRelativePath(folder.Root, article.Path));
    }

    private sealed class Recorder : IProgress<IntakeProgress>
    {
        public List<IntakeProgress> Reports { get; } = [];

        public void Report(IntakeProgress value) => Reports.Add(value);
    }
}
