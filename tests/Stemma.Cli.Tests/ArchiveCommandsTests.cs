namespace Stemma.Cli.Tests;

public sealed class ArchiveCommandsTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Setting setting;

    public ArchiveCommandsTests()
    {
        setting = new Setting { Environment = { ["STEMMA_ARCHIVE"] = folder.At(".sub/archive.db") } };
        folder.Write("a.txt", "ORVEL (Orvel Wire) - The harbour closed on Monday, the port authority said.\n");
        folder.Write("b.txt", "The council of Dann will pay for the lighthouse. “It stays,” said Ama Dell.\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ArticlesAreAddedOnceFoundShownAndRemoved()
    {
        setting.Run("add", folder.Path).ShouldBe(new Invocation(0, "", "2 articles added, 0 were there already\n"));
        setting.Run("add", folder.At("b.txt")).Error.ShouldBe("0 articles added, 1 were there already\n");

        var found = setting.Run("search", "lighthouse", "\"ama dell\"");
        found.Exit.ShouldBe(0);
        found.Output.ShouldContain("pay for the lighthouse. “It stays,”");
        var id = found.Lines[0].Split(' ')[0];

        setting.Run("article", id, "--text").Output.ShouldBe(File.ReadAllText(folder.At("b.txt")));
        (setting with { OnTerminal = true, Columns = 60 }).Run("article", id, "--text").Lines.Length.ShouldBe(2);
        setting.Run("article", id, "--json").Output.ShouldContain("\"Ama Dell\"");
        setting.Run("article", id).Output.ShouldContain("b.txt");

        setting.Run("rm", id, "0000").Exit.ShouldBe(2);
        setting.Run("archive", "size").Lines.ShouldContain("articles    2");
        setting.Run("rm", id).Error.ShouldBe("1 article removed\n");
        setting.Run("archive", "size").Lines.ShouldContain("articles    1");
        setting.Run("search", "lighthouse").Exit.ShouldBe(1);
        setting.Run("archive", "check").Exit.ShouldBe(0);
    }

    [Fact]
    public void WithoutAnArchiveTheCommandsSayHowToMakeOne()
    {
        foreach (
            var args in (string[][])
                [
                    ["search", "x"],
                    ["article", "abcd"],
                    ["rm", "abcd"],
                    ["archive", "check"],
                ]
        )
        {
            var run = setting.Run(args);
            run.Exit.ShouldBe(2);
            run.Error.ShouldContain("ST3005 error: There is no archive yet. 'stemma add' makes one.");
        }
    }

    [Fact]
    public void TheUsersDataFolderIsWhereTheArchiveLiesByDefault()
    {
        new Setting { Environment = { ["XDG_DATA_HOME"] = folder.At("data") } }.Run("add", folder.At("a.txt"));
        new Setting { Environment = { ["HOME"] = folder.At("home") } }.Run("add", folder.At("a.txt"));
        File.Exists(folder.At("data/stemma/archive.db")).ShouldBeTrue();
        File.Exists(folder.At("home/.local/share/stemma/archive.db")).ShouldBeTrue();
    }

    [Fact]
    public void ABackupDoesNotOverwrite()
    {
        setting.Run("add", folder.At("a.txt"));
        setting.Run("archive", "backup", folder.At("copy.db")).Exit.ShouldBe(0);
        setting.Run("archive", "backup", folder.At("copy.db")).Error.ShouldContain("ST3005");
        setting.Run("archive", "size", "--archive", folder.At("copy.db")).Lines.ShouldContain("articles    1");
    }

    [Theory]
    [InlineData("archive", "backup")]
    [InlineData("archive", "size", "x.db")]
    [InlineData("archive", "burn")]
    [InlineData("search")]
    [InlineData("search", "x", "--limit", "0")]
    public void WrongUsageIsTwo(params string[] args) => setting.Run(args).Exit.ShouldBe(2);

    [Fact]
    public void ARunThatIsKilledAtAnyInstantLosesNothingThatWasAcknowledged()
    {
        const int Articles = 3_000;
        var input = folder.Write(
            "many.jsonl",
            string.Concat(
                Enumerable
                    .Range(0, Articles)
                    .Select(number =>
                        $"{{\"title\":\"Bulletin {number}\",\"text\":\"The {number}th ferry to Dann left the harbour of Orvel on time today.\"}}\n"
                    )
            )
        );
        var random = new Random(7);
        var kept = 0;
        for (var kill = 0; kill < 8; kill++)
        {
            using var process = Start("add", input);
            process.WaitForExit(TimeSpan.FromMilliseconds(200 + random.Next(500)));
            process.Kill();
            process.WaitForExit();
            if (!File.Exists(folder.At(".sub/archive.db")))
                continue;
            var check = setting.Run("archive", "check");
            check.Exit.ShouldBe(0, check.Error);
            var now = CountOf(setting.Run("archive", "size"));
            now.ShouldBeGreaterThanOrEqualTo(kept);
            kept = now;
        }

        setting.Run("add", input).Exit.ShouldBe(0);
        CountOf(setting.Run("archive", "size")).ShouldBe(Articles);
        setting.Run("archive", "check").Exit.ShouldBe(0);
        setting.Run("add", input, "--archive", folder.At("never-killed.db"));
        setting
            .Run("archive", "export")
            .Output.ShouldBe(setting.Run("archive", "export", "--archive", folder.At("never-killed.db")).Output);
    }

    [Fact]
    public void AnArchiveThatIsBroughtUpToDateSurvivesBeingKilledMeanwhile()
    {
        var released = Repository.File("tests", "Stemma.Archive.Tests", "Released", "version-1.db");
        var path = folder.At(".sub/archive.db");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var random = new Random(9);
        for (var kill = 0; kill < 4; kill++)
        {
            foreach (var end in (string[])["", "-wal", "-shm"])
                File.Delete(path + end);
            File.Copy(released, path);
            using var process = Start("archive", "size");
            process.WaitForExit(TimeSpan.FromMilliseconds(100 + random.Next(400)));
            process.Kill();
            process.WaitForExit();
            setting.Run("archive", "check").Exit.ShouldBe(0);
            CountOf(setting.Run("archive", "size")).ShouldBe(4);
        }
    }

    private static int CountOf(Invocation size) =>
        int.Parse(
            size.Lines.Single(line => line.StartsWith("articles", StringComparison.Ordinal))["articles".Length..],
            System.Globalization.NumberStyles.Any,
            System.Globalization.CultureInfo.InvariantCulture
        );

    private System.Diagnostics.Process Start(params string[] args)
    {
        var tool = Path.Join(AppContext.BaseDirectory, "stemma-cli.dll");
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [tool, .. args])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["STEMMA_ARCHIVE"] = folder.At(".sub/archive.db");
        return System.Diagnostics.Process.Start(start)!;
    }
}
