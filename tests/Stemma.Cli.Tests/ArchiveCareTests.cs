using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;

namespace Stemma.Cli.Tests;

public sealed class ArchiveCareTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Setting setting;

    public ArchiveCareTests()
    {
        setting = new Setting { Environment = { ["STEMMA_ARCHIVE"] = folder.At(".kept/archive.db") } };
        folder.Write("a.txt", "ORVEL (Orvel Wire) - The harbour closed on Monday, the port authority said.\n");
        folder.Write(
            "b.html",
            "<html><head><title>Lighthouse stays</title></head><body><article><p>The council of Dann will pay for the lighthouse. “It stays,” said Ama Dell on Tuesday.</p></article></body></html>"
        );
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WhatIsExportedIsImportedTheSame()
    {
        setting.Run("add", folder.Path);
        var lines = setting.Run("archive", "export").Output;
        setting.Run("archive", "export", folder.At("all.jsonl")).Exit.ShouldBe(0);
        File.ReadAllText(folder.At("all.jsonl")).ShouldBe(lines);

        var other = folder.At("other.db");
        setting
            .Run("import", folder.At("all.jsonl"), "--archive", other)
            .Error.ShouldBe("2 articles added, 0 were there already\n");
        setting
            .Run("import", folder.At("all.jsonl"), "--archive", other)
            .Error.ShouldBe("0 articles added, 2 were there already\n");
        setting.Run("archive", "export", "--archive", other).Output.ShouldBe(lines);

        var third = folder.At("third.db");
        setting.Run("import", other, "--archive", third).Exit.ShouldBe(0);
        setting.Run("archive", "export", "--archive", third).Output.ShouldBe(lines);
        setting.Run("import", other, "--archive", other).Exit.ShouldBe(2);
    }

    [Fact]
    public void WhatReadAndArticlePrintIsImportedToo()
    {
        setting.Run("add", folder.Path);
        var lines = setting.Run("archive", "export").Output;
        folder.Write("read.jsonl", setting.Run("read", folder.At("a.txt"), folder.At("b.html"), "--json").Output);
        setting.Run("import", folder.At("read.jsonl"), "--archive", folder.At("other.db")).Exit.ShouldBe(0);
        setting.Run("archive", "export", "--archive", folder.At("other.db")).Output.ShouldBe(lines);
    }

    [Fact]
    public void ALineThatWasChangedOnTheWayIsRefusedAndTheOthersTaken()
    {
        setting.Run("add", folder.Path);
        var lines = setting.Run("archive", "export").Lines;
        var input = string.Join('\n', lines[0].Replace("Monday", "Sunday"), lines[1], "{\"text\":3}", "[1", "");
        var run = (setting with { Input = System.Text.Encoding.UTF8.GetBytes(input) }).Run(
            "import",
            "-",
            "--archive",
            folder.At("other.db")
        );
        run.Exit.ShouldBe(1);
        run.Error.ShouldContain("1 articles added");
        run.Error.Split("ST3009").Length.ShouldBe(4);
    }

    [Fact]
    public void OriginalBytesAreKeptWhereAskedForAndGoWithARepairAndAnImport()
    {
        setting.Run("add", folder.Path, "--keep-originals").Exit.ShouldBe(0);
        var id = setting.Run("search", "lighthouse").Lines[0].Split(' ')[0];
        var bytes = File.ReadAllText(folder.At("b.html"));
        setting.Run("article", id, "--original").Output.ShouldBe(bytes);

        setting
            .Run("archive", "repair", folder.At("repaired.db"))
            .ShouldBe(new Invocation(0, "", "2 articles saved, 0 known to be lost\n"));
        setting.Run("article", id, "--original", "--archive", folder.At("repaired.db")).Output.ShouldBe(bytes);
        setting.Run("import", folder.At("repaired.db"), "--archive", folder.At("third.db")).Exit.ShouldBe(0);
        setting.Run("article", id, "--original", "--archive", folder.At("third.db")).Output.ShouldBe(bytes);

        var other = folder.At("without.db");
        setting.Run("add", folder.Path, "--archive", other);
        setting.Run("article", id, "--original", "--archive", other).Error.ShouldContain("ST3007");
    }

    [Fact]
    public void ADamagedArchiveIsFoundRepairedBesideAndLeftAsItIs()
    {
        setting.Run("add", folder.Path);
        var path = folder.At(".kept/archive.db");
        using (var file = new FileStream(path, FileMode.Open))
            file.Write(new byte[100]);
        var damaged = File.ReadAllBytes(path);
        setting.Run("archive", "check").Error.ShouldContain("ST3001");
        setting.Run("archive", "repair", path).Error.ShouldContain("ST3005");
        setting.Run("archive", "repair", folder.At("repaired.db")).Error.ShouldContain("2 articles saved");
        setting.Run("archive", "check", "--archive", folder.At("repaired.db")).Exit.ShouldBe(0);
        File.ReadAllBytes(path).ShouldBe(damaged);
    }

    [Fact]
    public void TheDoctorKnowsTablesArchiveAndWhatIsWrong()
    {
        var without = setting.Run("doctor");
        without.Exit.ShouldBe(0);
        without.Output.ShouldContain("none yet");
        setting.Run("add", folder.Path);
        setting.Run("archive", "check");
        var run = setting.Run("doctor", "--json");
        run.Exit.ShouldBe(0, run.Output);
        using var json = JsonDocument.Parse(run.Output);
        var findings = json
            .RootElement.GetProperty("findings")
            .EnumerateArray()
            .ToLookup(
                finding => finding.GetProperty("name").GetString()!,
                finding => finding.GetProperty("value").GetString()!
            );
        findings["articles"].ShouldBe(["2"]);
        findings["writable"].ShouldBe(["yes"]);
        findings["last check"].Single().ShouldStartWith("20");
        findings["table"].Count().ShouldBeGreaterThan(5);

        File.WriteAllText(folder.At(".kept/archive.db"), "no database at all, and long enough to be looked at as one");
        foreach (var end in (string[])["-wal", "-shm"])
            File.Delete(folder.At(".kept/archive.db") + end);
        var ill = setting.Run("doctor", "--json");
        ill.Exit.ShouldBe(1);
        ill.Output.ShouldContain("ST3001");
    }

    [Fact]
    public void RetentionForgetsOldFingerprintsButThoseOfPinnedStories()
    {
        setting.Run("add", folder.Path);
        setting.Run("archive", "export", folder.At("x.jsonl"));
        setting.Run("import", folder.At("x.jsonl"));
        setting
            .Run("archive", "retain", "--fingerprints", "3d")
            .Error.ShouldBe("fingerprints of 0 articles forgotten\n");
        var later = setting with { Time = new LaterTime(TimeSpan.FromDays(10)) };
        var id = setting.Run("search", "lighthouse").Lines[0].Split(' ')[0];
        setting.Run("archive", "pin", id).Exit.ShouldBe(0);
        later.Run("archive", "retain", "--fingerprints", "3d").Error.ShouldBe("fingerprints of 1 article forgotten\n");
        setting.Run("archive", "unpin", id).Exit.ShouldBe(0);
        later.Run("archive", "retain", "--fingerprints", "3d").Error.ShouldBe("fingerprints of 1 article forgotten\n");
        setting.Run("archive", "check").Exit.ShouldBe(0);
        setting.Run("rm", id).Exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("archive", "retain")]
    [InlineData("archive", "size", "--fingerprints", "9d")]
    [InlineData("archive", "retain", "--fingerprints", "ninety")]
    [InlineData("archive", "repair")]
    [InlineData("alerts", "search")]
    [InlineData("alerts", "list", "x")]
    [InlineData("watch", "x.opml", "--every", "1s")]
    public void WrongUsageIsTwo(params string[] args) => setting.Run(args).Exit.ShouldBe(2);

    [Fact]
    public void AUnitForSystemdRunsThisCommandLineWithWholePaths()
    {
        var unit = setting.Run("watch", "100% news.opml", "--every", "2h", "--systemd").Output;
        unit.ShouldContain($"\"{Path.GetFullPath("100% news.opml").Replace("%", "%%")}\" \"--every\" \"120m\"");
        unit.ShouldContain($"ReadWritePaths=\"{folder.At(".kept")}\"");
    }

    [Fact]
    public void AListThatNamesNoFeedsIsSaidToNameNone()
    {
        folder.Write("feeds.opml", "<opml version=\"2.0\"><body></body></opml>");
        var run = setting.Run("watch", folder.At("feeds.opml"), "--once");
        run.Exit.ShouldBe(2);
        run.Error.ShouldContain("ST9005");
        var missing = setting.Run("watch", folder.At("none.opml"), "--once");
        missing.Exit.ShouldBe(2);
        missing.Error.ShouldContain("none.opml");
    }

    [Fact]
    public void AWebhookWantsASecret()
    {
        folder.Write("feeds.opml", "<opml><body><outline xmlUrl=\"http://news.example/f\"/></body></opml>");
        var run = setting.Run("watch", folder.At("feeds.opml"), "--once", "--webhook", "https://hooks.example/x");
        run.Exit.ShouldBe(2);
        run.Error.ShouldContain("ST9006");
    }

    [Fact]
    public async Task WatchTellsNewArticlesAndAlertsWritesTheFeedAndStopsWhenTold()
    {
        using var server = new OneFeed();
        folder.Write("feeds.opml", $"<opml><body><outline xmlUrl=\"{server.Address}\"/></body></opml>");
        setting.Run("add", folder.At("a.txt"));
        setting.Run("alerts", "search", "quay").Exit.ShouldBe(0);
        string[] watch =
        [
            "watch",
            folder.At("feeds.opml"),
            "--allow-host",
            "127.0.0.1",
            "--atom",
            folder.At("alerts.xml"),
        ];
        var run = setting.Run([.. watch, "--once"]);
        run.Exit.ShouldBe(0, run.Error);
        run.Output.ShouldContain("Courier Crane falls");
        run.Output.ShouldContain("alert found: quay: Crane falls");
        System
            .Xml.Linq.XDocument.Load(folder.At("alerts.xml"))
            .Root!.Elements()
            .Count(element => element.Name.LocalName == "entry")
            .ShouldBe(1);
        setting.Run("alerts", "list").Output.ShouldContain("1 search quay");

        using var process = Start(watch);
        await Task.Delay(2_500, TestContext.Current.CancellationToken);
        Process.Start("kill", ["-TERM", $"{process.Id}"]).WaitForExit();
        process.WaitForExit(TimeSpan.FromSeconds(20)).ShouldBeTrue();
        process.ExitCode.ShouldBeOneOf(0, 130, 143);
        setting.Run("archive", "check").Exit.ShouldBe(0);
    }

    [Fact]
    public void AFullDiskIsToldAndWhatWasAcknowledgedIsKept()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && File.Exists("/bin/bash"),
            "Limits of file size are set by a shell."
        );
        setting.Run("add", folder.At("a.txt"));
        var input = folder.Write(
            "many.jsonl",
            string.Concat(
                Enumerable
                    .Range(0, 3_000)
                    .Select(number =>
                        $"{{\"title\":\"Bulletin {number}\",\"text\":\"The {number}th ferry to Dann left the harbour of Orvel on time today, {number * 7919 % 10007} passengers aboard.\"}}\n"
                    )
            )
        );
        // A file that may not grow gives the same kind of error as a disk that is full.
        var tool = Path.Join(AppContext.BaseDirectory, "stemma-cli.dll");
        var start = new ProcessStartInfo(
            "/bin/bash",
            ["-c", $"trap '' XFSZ; ulimit -f 400; exec dotnet '{tool}' add '{input}'"]
        )
        {
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment =
            {
                ["STEMMA_ARCHIVE"] = folder.At(".kept/archive.db"),
                ["DOTNET_EnableDiagnostics"] = "0",
                ["COMPlus_EnableDiagnostics"] = "0",
                ["DOTNET_EnableWriteXorExecute"] = "0",
            },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(2, error);
        error.ShouldMatch("ST300[45] error");
        setting.Run("archive", "check").Exit.ShouldBe(0);
        setting.Run("search", "authority").Exit.ShouldBe(0);
        setting.Run("add", input).Exit.ShouldBe(0);
        setting.Run("archive", "size").Lines.ShouldContain("articles    3,001");
    }

    private Process Start(params string[] args)
    {
        var tool = Path.Join(AppContext.BaseDirectory, "stemma-cli.dll");
        var start = new ProcessStartInfo("dotnet", [tool, .. args])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["STEMMA_ARCHIVE"] = folder.At(".kept/archive.db");
        return Process.Start(start)!;
    }

    private sealed class LaterTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    /// <summary>A feed on the loopback address.</summary>
    private sealed class OneFeed : IDisposable
    {
        private readonly System.Net.HttpListener listener = new();

        public OneFeed()
        {
            using (var probe = new TcpListener(System.Net.IPAddress.Loopback, 0))
            {
                probe.Start();
                Address = $"http://127.0.0.1:{((System.Net.IPEndPoint)probe.LocalEndpoint).Port}/feed.xml";
            }

            listener.Prefixes.Add(new Uri(Address).GetLeftPart(UriPartial.Authority) + "/");
            listener.Start();
            _ = Task.Run(ServeAsync);
        }

        public string Address { get; }

        public void Dispose() => listener.Close();

        private async Task ServeAsync()
        {
            while (listener.IsListening)
            {
                var context = await listener.GetContextAsync();
                if (context.Request.Url!.AbsolutePath == "/feed.xml")
                    context.Response.OutputStream.Write(
                        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Courier</title><item><title>Crane falls</title><link>https://news.example/1</link><content:encoded><![CDATA[<p>A crane fell across the northern quay of Orvel on Monday, the port authority said. Nobody was hurt, and ferries leave from the fish market until the quay has been cleared.</p>]]></content:encoded></item></channel></rss>"u8
                    );
                else
                    context.Response.StatusCode = 404;
                context.Response.Close();
            }
        }
    }
}
