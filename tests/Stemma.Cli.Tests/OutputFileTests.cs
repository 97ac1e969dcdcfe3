namespace Stemma.Cli.Tests;

public sealed class OutputFileTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string article;

    public OutputFileTests() =>
        article = folder.Write("a.txt", "The council met on Monday and voted to repair the weir.\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void TheResultGoesToTheFileAndNothingToStandardOutput()
    {
        var run = Invocation.Of("read", article, "--json", "--output", folder.At("out.jsonl"));
        run.ShouldBe(new Invocation(0, "", ""));
        File.ReadAllText(folder.At("out.jsonl")).ShouldBe(Invocation.Of("read", article, "--json").Output);
        folder.Names.ShouldBe(["a.txt", "out.jsonl"]);
    }

    [Fact]
    public void AFailedRunLeavesTheOldFileAsItWas()
    {
        folder.Write("out.jsonl", "old");
        Invocation.Of("read", folder.At("absent"), "--json", "--output", folder.At("out.jsonl")).Exit.ShouldBe(2);
        File.ReadAllText(folder.At("out.jsonl")).ShouldBe("old");
        folder.Names.ShouldBe(["a.txt", "out.jsonl"]);
    }

    [Fact]
    public void AnInterruptedRunLeavesNothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var run = new Setting { Cancellation = source.Token }.Run(
            "read",
            article,
            "--json",
            "--output",
            folder.At("out")
        );
        run.Exit.ShouldBe(130);
        run.Output.ShouldBeEmpty();
        folder.Names.ShouldBe(["a.txt"]);
    }

    [Fact]
    public void AnOutputThatCannotBeWrittenIsSaidBeforeTheWork()
    {
        var run = Invocation.Of("read", article, "--json", "--output", folder.At("no/such/folder.json"));
        run.Exit.ShouldBe(2);
        run.Error.ShouldContain("ST9001 error: ");
        var onFolder = Invocation.Of("read", article, "--json", "--output", folder.Path);
        onFolder.Exit.ShouldBe(2);
        onFolder.Error.ShouldContain("it is a folder");
    }

    [Fact]
    public void AnOutputThatIsALinkStaysOneAndItsTargetIsReplaced()
    {
        folder.Write("target", "old");
        File.CreateSymbolicLink(folder.At("link"), folder.At("target"));
        Invocation.Of("read", article, "--json", "--output", folder.At("link")).Exit.ShouldBe(0);
        new FileInfo(folder.At("link")).LinkTarget.ShouldNotBeNull();
        File.ReadAllText(folder.At("target")).ShouldStartWith("{\"schema\":1,");
        folder.Names.ShouldBe(["a.txt", "link", "target"]);
    }

    [Fact]
    public void ADeviceIsWrittenToAndNotReplacedAndItsRefusalIsSaid()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Needs /dev/full.");
        var run = Invocation.Of("read", article, "--json", "--output", "/dev/full");
        run.Exit.ShouldBe(2);
        run.Error.ShouldContain("ST9001 error: ");
        new FileInfo("/dev/full").Length.ShouldBe(0, "a device, not the result in its place");
        Invocation.Of("trace", article, "--html", "/dev/full").Error.ShouldContain("ST9001 error: ");
    }
}
