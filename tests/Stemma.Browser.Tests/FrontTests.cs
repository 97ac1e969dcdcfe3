using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;

namespace Stemma.Browser.Tests;

/// <summary>From files to the stemma.</summary>
public sealed class FrontTests(EmptyRoom room) : IClassFixture<EmptyRoom>
{
    [Fact]
    public async Task PastedTextsAreTracedAndRemembered()
    {
        await using var page = await room.PageAsync();
        await page.GoAsync("/");
        const string text =
            "A tram left the rails in Orvel on Monday, the operator said. “Nobody was hurt,” driver Lena Moss said. The line stays closed until Friday.";
        await page.Page.FillAsync("textarea[name=text]", $"{text}\n---\n{text} More is to follow.");
        await page.Page.ClickAsync("form.order button");
        await page.Page.WaitForSelectorAsync(".drawing svg .node");
        await page.GoAsync("/");
        (await page.Page.Locator("table").TextContentAsync())!.ShouldContain("tram");
        (await page.Page.Locator("svg.glance").CountAsync()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task ProgressIsToldUntilTheStoryStandsThere()
    {
        await using var page = await room.PageAsync();
        await page.GoAsync("/");
        await page.Page.SetInputFilesAsync(
            "input[type=file]",
            LargeStory
                .Articles()
                .Select(article => new FilePayload
                {
                    Name = article.Name,
                    MimeType = "text/plain",
                    Buffer = Encoding.UTF8.GetBytes(article.Text),
                })
        );
        // Every text of the live line is kept, also when the page is loaded anew in the end.
        var told = new ConcurrentBag<string>();
        await page.Page.ExposeFunctionAsync("told", (string text) => told.Add(text));
        await page.Page.AddInitScriptAsync(
            """
            addEventListener('DOMContentLoaded', () => {
              const line = document.getElementById('progress');
              if (line) new MutationObserver(() => told(line.textContent)).observe(line, { childList: true, characterData: true, subtree: true });
            });
            """
        );
        await page.Page.ClickAsync("form.order button");
        await page.Page.WaitForSelectorAsync(".drawing svg .node");
        told.Select(text => text.Split(' ')[0]).Distinct().Count().ShouldBeGreaterThan(1, string.Join(", ", told));
        told.ShouldContain(text => text.EndsWith("of 60", StringComparison.Ordinal), string.Join(", ", told));
    }

    [Fact]
    public async Task ALinkIntoThePrivateNetworkIsRefusedAndThePageSaysSo()
    {
        await using var page = await room.PageAsync();
        await page.GoAsync("/");
        await page.Page.FillAsync("textarea[name=links]", "http://127.0.0.1:9/article");
        await page.Page.ClickAsync("form.order button");
        await page.Page.WaitForSelectorAsync(".diagnostics li");
        (await page.Page.Locator("h1").TextContentAsync()).ShouldBe("Nothing could be read");
        (await page.Page.Locator(".diagnostics li").TextContentAsync())!.ShouldContain("ST10");
    }

    [Fact]
    public async Task AnEmptyOrderSaysWhatIsWanted()
    {
        await using var page = await room.PageAsync();
        await page.GoAsync("/");
        await page.Page.ClickAsync("form.order button");
        (await page.Page.Locator("[role=alert]").TextContentAsync())!.ShouldContain("Name something to trace");
    }
}
