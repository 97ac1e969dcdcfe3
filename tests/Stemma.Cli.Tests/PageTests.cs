using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Stemma.Pages;
using Stemma.Publishing;

namespace Stemma.Cli.Tests;

public partial class PageTests
{
    private static readonly TraceReport Samples = new Tracer().Trace(
        new Intake.ArticleReader().Read([Repository.File("samples", "articles")])
    );

    [Fact]
    public async Task EveryPartOfTheReportIsOnThePage()
    {
        var page = await Page(Samples);
        foreach (var story in Samples.Stories)
        {
            var shown = page.GetElementById(Anchors.Of(story)).ShouldNotBeNull();
            shown.QuerySelector("h1")!.TextContent.ShouldBe(story.Headline);
            shown.QuerySelectorAll(".funnel li").Length.ShouldBe(4);
            shown.QuerySelectorAll("svg .node").Length.ShouldBe(story.Stemma.Nodes.Length);
            shown.QuerySelectorAll(".descents > details").Length.ShouldBe(story.Stemma.Edges.Length);
            shown.QuerySelectorAll(".quotation").Length.ShouldBe(story.Apparatus.Quotations.Length);
            shown.QuerySelectorAll("table.apparatus > tbody > tr").Length.ShouldBe(story.Apparatus.Entries.Length);
            shown.QuerySelectorAll(".timeline li").Length.ShouldBe(story.Apparatus.Timeline.Length);
            shown.QuerySelectorAll(".witness").Length.ShouldBe(story.Story.Witnesses.Length);
        }
    }

    [Fact]
    public async Task ALostOriginalStandsLeftOfAllThatHaveSomeOfIt()
    {
        var page = await Page(Samples);
        Samples.Stories.ShouldContain(story => story.Stemma.Nodes.Any(node => node.Lost));
        foreach (var story in Samples.Stories)
        {
            var drawing = page.GetElementById(Anchors.Of(story))!;
            var places = drawing
                .QuerySelectorAll("svg .node")
                .ToDictionary(
                    node => node.GetAttribute("data-id")!,
                    node =>
                        int.Parse(
                            node.GetAttribute("transform")!.Split('(', ' ')[1],
                            NumberStyles.None,
                            CultureInfo.InvariantCulture
                        )
                );
            foreach (
                var edge in story.Stemma.Edges.Where(edge =>
                    story.Stemma.Nodes.Single(node => node.Id == edge.From).Lost
                )
            )
                places[edge.From].ShouldBeLessThan(places[edge.To]);
        }
    }

    [Fact]
    public async Task EveryProposalStandsBesideTheWordsItIsForAndSaysWhereItIsFrom()
    {
        var page = await Page(Samples);
        var story = Samples.Stories.First(story => story.Restorations.Length > 0);
        var proposals = story.Restorations.SelectMany(witness => witness.Proposals).ToArray();
        var shown = page.GetElementById(Anchors.Of(story))!.QuerySelectorAll(".restored");
        shown
            .SelectMany(part => part.QuerySelectorAll("ins"))
            .Select(item => item.TextContent)
            .ShouldBe(proposals.Select(item => item.Restored));
        shown
            .SelectMany(part => part.QuerySelectorAll("del"))
            .Select(item => item.TextContent)
            .ShouldBe(
                story.Restorations.SelectMany(witness =>
                    witness.Proposals.Select(item => story.Story[witness.Siglum].Slice(item.Span))
                )
            );
        shown
            .SelectMany(part => part.QuerySelectorAll("small"))
            .Count(origin => origin.TextContent.Contains("the model", StringComparison.Ordinal))
            .ShouldBe(proposals.Count(item => item.Evidence is null));
    }

    [Fact]
    public async Task EveryEvidenceLinkLeadsToTheSentenceThatHoldsItsWords()
    {
        var page = await Page(Samples);
        var links = page.QuerySelectorAll("a.evidence");
        links.Length.ShouldBeGreaterThan(100);
        foreach (var link in links)
        {
            var target = page.GetElementById(link.GetAttribute("href")![1..]).ShouldNotBeNull();
            var start = int.Parse(target.GetAttribute("data-start")!, CultureInfo.InvariantCulture);
            var span = link.GetAttribute("data-span")!.Split('-').Select(int.Parse).ToArray();
            if (span[0] == span[1])
                continue;
            span[0].ShouldBeInRange(start, start + target.TextContent.Length);
        }
    }

    [Fact]
    public async Task TheWitnessesStandOnThePageToTheLastCharacter()
    {
        var page = await Page(Samples);
        foreach (var story in Samples.Stories)
        {
            foreach (var witness in story.Story.Witnesses)
            {
                var shown = page.GetElementById(Anchors.Witness(story, witness.Siglum))!
                    .QuerySelectorAll(".text > span");
                string.Concat(shown.Select(piece => piece.TextContent)).ShouldBe(witness.Article.Text);
            }
        }
    }

    [Fact]
    public async Task NoTwoElementsShareAnId()
    {
        var page = await Page(Samples);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToArray();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Length);
    }

    [Fact]
    public async Task ThePageFetchesNothing()
    {
        var html = await ReportFile.RenderAsync(Samples);
        Elsewhere().IsMatch(html).ShouldBeFalse();
        var page = await new HtmlParser().ParseDocumentAsync(html);
        var policy = page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldNotContain("unsafe");
    }

    [Fact]
    public async Task HostileTextStaysText()
    {
        const string hostile =
            "The mayor said <script>alert(1)</script> and </span></div><img src=x onerror=alert(2)> \u202Eevil\u202C to all. "
            + "“<b>Never</b> again,” said Mara Quillon, the mayor.";
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "a.txt"), hostile);
            await File.WriteAllTextAsync(Path.Combine(folder, "b.txt"), hostile + " And more.");
            var report = new Tracer().Trace(new Intake.ArticleReader().Read([folder]));
            var page = await Page(report);
            page.QuerySelectorAll("script:not([type=\"application/json\"])").Length.ShouldBe(1);
            page.QuerySelectorAll("img, b + img, iframe, object").Length.ShouldBe(0);
            page.QuerySelectorAll("*")
                .SelectMany(element => element.Attributes)
                .Select(attribute => attribute.Name)
                .ShouldAllBe(name => !name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task TheSameReportGivesTheSameBytes() =>
        (await ReportFile.RenderAsync(Samples)).ShouldBe(await ReportFile.RenderAsync(Samples));

    private static async Task<IHtmlDocument> Page(TraceReport report) =>
        await new HtmlParser().ParseDocumentAsync(await ReportFile.RenderAsync(report));

    [GeneratedRegex(
        """(src|href|action)=["'](https?:|//)|url\(|@import""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Elsewhere();
}
