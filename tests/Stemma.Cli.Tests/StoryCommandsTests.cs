using System.Text.Json;

namespace Stemma.Cli.Tests;

public sealed class StoryCommandsTests : IDisposable
{
    private const string Report =
        "The ferry Aldermoor Queen struck the pier at Wexholt on Monday, injuring 14 passengers, the harbour master Ottilie Brandreth said. "
        + "“We had no warning at all from the bridge,” Brandreth told reporters beside the broken gangway. "
        + "The Wexholt Steam Packet Company said its engineers would inspect both engines before the vessel sails to Carrowmoy again.";

    private readonly TempFolder folder = new();
    private readonly Setting setting;

    public StoryCommandsTests()
    {
        setting = new Setting { Environment = { ["STEMMA_ARCHIVE"] = folder.At(".sub/archive.db") } };
        folder.Write("a.txt", Report + "\n");
        folder.Write("b.txt", Report.Replace("struck", "hit", StringComparison.Ordinal) + "\n");
        folder.Write(
            "c.txt",
            "Bakers in Lower Thrapping have agreed to sell rye loaves by weight from the first of May.\n"
        );
        setting.Run("add", folder.Path).Exit.ShouldBe(0);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AStoryIsListedShownAsTraceShowsItAndExported()
    {
        var list = setting.Run("stories");
        list.Exit.ShouldBe(0, list.Error);
        list.Output.ShouldContain("  2 articles → 1 distinct text → 1 origin");
        var id = list.Lines[0].Split(' ')[0];

        var traced = setting.Run("trace", folder.At("a.txt"), folder.At("b.txt"));
        setting.Run("show", id).Output.ShouldBe(traced.Output);
        setting
            .Run("show", id, "--json")
            .Output.ShouldBe(setting.Run("trace", "--json", folder.At("a.txt"), folder.At("b.txt")).Output);
        foreach (var format in (string[])["dot", "tei", "graphml", "csv", "ninjs", "claimreview"])
            setting
                .Run("export", id, "--format", format)
                .Output.ShouldBe(
                    setting.Run("trace", "--format", format, folder.At("a.txt"), folder.At("b.txt")).Output
                );
        setting.Run("export", id, "--format", "html", "--output", folder.At("story.html")).Exit.ShouldBe(0);
        var page = File.ReadAllText(folder.At("story.html"));
        page.ShouldContain("Aldermoor Queen");
        setting.Run("trace", "--html", folder.At("traced.html"), folder.At("a.txt"), folder.At("b.txt"));
        page.ShouldBe(File.ReadAllText(folder.At("traced.html")));

        var all = JsonDocument.Parse(setting.Run("stories", "--json", "--min-articles", "1").Output).RootElement;
        all.GetProperty("stories").GetArrayLength().ShouldBe(2);
        setting.Run("stories", "--origins", "2-").Exit.ShouldBe(1);
        setting.Run("stories", "--origins", "1").Exit.ShouldBe(0);
        setting.Run("show", "0000").Error.ShouldContain("ST3007");
    }

    [Fact]
    public void ADecisionIsKeptListedFollowedAndTakenBack()
    {
        setting.Run("decide", "--apart", "a.txt=b.txt", "--by", "Ada Lind").Exit.ShouldBe(0);
        setting.Run("stories").Exit.ShouldBe(1);
        setting.Run("decide").Output.ShouldContain("are two stories: joining them rejected by Ada Lind");
        var file = folder.Write("decisions.json", setting.Run("decide", "--json").Output);
        setting.Run("decide", "--retract", "1").Exit.ShouldBe(0);
        setting.Run("decide", "--retract", "1").Error.ShouldContain("ST3007");
        setting.Run("stories").Exit.ShouldBe(0);
        setting.Run("decide", "--decisions", file).Exit.ShouldBe(0);
        setting.Run("stories").Exit.ShouldBe(1);
        setting.Run("decide", "--together", "a.txt=b.txt").Error.ShouldContain("ST4003");
    }

    [Fact]
    public void ASearchIsWrittenForPrograms()
    {
        var words = JsonDocument.Parse(setting.Run("search", "gangway", "--json").Output).RootElement;
        words.GetProperty("schema").GetInt32().ShouldBe(1);
        var hit = words.GetProperty("articles").EnumerateArray().Last();
        hit.GetProperty("id").GetString()!.Length.ShouldBe(64);
        hit.TryGetProperty("share", out _).ShouldBeFalse();
        var place = hit.GetProperty("places")[0];
        place.GetProperty("text").GetString().ShouldBe("gangway");
        place.GetProperty("span")[0].GetInt32().ShouldBe(Report.IndexOf("gangway", StringComparison.Ordinal));
        var carried = JsonDocument
            .Parse(setting.Run("search", "--wording", "no warning whatever from the bridge", "--json").Output)
            .RootElement.GetProperty("articles");
        carried.GetArrayLength().ShouldBe(2);
        carried[0].GetProperty("share").GetDouble().ShouldBeInRange(0.35, 1);
        var none = setting.Run("search", "zeppelin", "--json");
        none.Exit.ShouldBe(1);
        none.Output.ShouldBe("{\"schema\":1,\"articles\":[]}\n");
    }

    [Fact]
    public void AnAlteredWordingLeadsToItsExactCharacters()
    {
        var found = setting.Run(
            "search",
            "--wording",
            "We had never any warning from the steel bridge, Brandreth said to reporters"
        );
        found.Exit.ShouldBe(0, found.Error);
        found
            .Lines.Count(line => line.Contains("warning at all from the bridge", StringComparison.Ordinal))
            .ShouldBe(2);
        setting.Run("search", "--wording", "of the").Error.ShouldContain("ST3008");
    }

    [Theory]
    [InlineData("stories", "--origins", "few")]
    [InlineData("stories", "--since", "Monday")]
    [InlineData("stories", "--limit", "0")]
    [InlineData("stories", "--spun", "101")]
    [InlineData("export", "abcd")]
    [InlineData("export", "abcd", "--format", "pdf")]
    [InlineData("show")]
    public void WrongUsageIsTwo(params string[] args) => setting.Run(args).Exit.ShouldBe(2);
}
