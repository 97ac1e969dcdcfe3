using System.Text;
using NJsonSchema;
using Stemma.Grouping;
using Stemma.Publishing.Json;

namespace Stemma.Cli.Tests;

public sealed class DecisionTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string[] paths;

    public DecisionTests() => paths = ToldTwice.WriteTo(folder);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ARejectedDescentIsSaidToBeRejected()
    {
        var run = Invocation.Of(["trace", .. paths, "--reject", "copy.txt=report.txt", "--by", "Ada Lind"]);
        run.Exit.ShouldBe(0, run.Error);
        run.Output.ShouldContain("does not descend from");
        run.Output.ShouldContain("rejected by Ada Lind");
    }

    [Fact]
    public async Task AFileOfDecisionsHoldsForJsonAndPage()
    {
        using var written = new MemoryStream();
        ReportJson.Write(
            written,
            [
                new Decision(true, DecisionAbout.Descent, "bakers.txt", paths[2])
                {
                    Who = "Ada <Lind>",
                    When = "2031-05-10",
                    Note = "both by the same hand",
                },
                new Decision(false, DecisionAbout.Join, "retelling.txt", "report.txt"),
            ]
        );
        var text = Encoding.UTF8.GetString(written.ToArray());
        (await JsonSchema.FromFileAsync(Repository.File("schema", "stemma-decisions.schema.json")))
            .Validate(text)
            .ShouldBeEmpty();
        ReportJson.ReadDecisions(written.ToArray()).Length.ShouldBe(2);
        var file = folder.Write("decisions.json", text);
        var page = folder.At("page.html");
        var run = Invocation.Of(["trace", .. paths, "--json", "--html", page, "--decisions", file]);
        run.Exit.ShouldBe(0, run.Error);
        (await JsonSchema.FromFileAsync(Repository.File("schema", "stemma-trace.schema.json")))
            .Validate(run.Output)
            .ShouldBeEmpty();
        var report = ReportJson.ReadTrace(Encoding.UTF8.GetBytes(run.Output));
        var story = report.Stories.Single(story => story.Witnesses.Any(witness => witness.Path == paths[0]));
        story.Witnesses.ShouldContain(witness => witness.Path == paths[2]);
        story.Witnesses.ShouldNotContain(witness => witness.Path == paths[3]);
        story.Decisions[0].Decision.Who.ShouldBe("Ada <Lind>");
        story
            .Stemma.Edges.SelectMany(edge => edge.Reasons)
            .ShouldContain(reason => reason.Text == "confirmed by Ada <Lind> on 2031-05-10: both by the same hand");
        var html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        html.ShouldContain("confirmed by Ada &lt;Lind&gt; on 2031-05-10");
        html.ShouldNotContain("Ada <Lind>");
    }

    [Fact]
    public void GroupFollowsDecisionsAboutJoins()
    {
        var run = Invocation.Of(["group", .. paths, "--json", "--together", "bakers.txt=copy.txt"]);
        ReportJson.ReadGroup(Encoding.UTF8.GetBytes(run.Output)).Stories.ShouldHaveSingleItem();
    }

    [Fact]
    public void AnUnknownArticleIsAWarningAndTheRunGoesOn()
    {
        var run = Invocation.Of(["trace", .. paths, "--confirm", "https://a.example/?p=1=https://b.example/?p=2"]);
        run.Exit.ShouldBe(0);
        run.Error.ShouldContain("ST4001 warning");
        run.Error.ShouldContain("'https://a.example/?p=1'");
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("""{"schema":2,"decisions":[]}""")]
    [InlineData("""{"schema":1,"decisions":[{"decision":"perhaps","child":"a","parent":"b"}]}""")]
    [InlineData("""{"schema":1,"decisions":[{"decision":"confirm","child":"a"}]}""")]
    [InlineData("""{"schema":1,"decisions":[{"decision":"confirm","child":"a","parent":"b","articles":["a","b"]}]}""")]
    public void AFileThatIsNoFileOfDecisionsEndsTheRun(string text)
    {
        var run = Invocation.Of(["trace", .. paths, "--decisions", folder.Write("decisions.json", text)]);
        (run.Exit, run.Output).ShouldBe((2, ""));
        run.Error.ShouldContain("ST4004 error");
    }

    [Theory]
    [InlineData("=a.txt")]
    [InlineData("a.txt=")]
    [InlineData("a.txt")]
    public void AHalfPairIsWrongUsage(string pair) =>
        Invocation.Of(["trace", .. paths, "--confirm", pair]).Error.ShouldContain("--confirm wants CHILD=PARENT");
}
