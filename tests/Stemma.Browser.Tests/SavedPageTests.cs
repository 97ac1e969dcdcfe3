using Microsoft.Playwright;

namespace Stemma.Browser.Tests;

/// <summary>A report as one file, opened from disk with the network cut.</summary>
public sealed class SavedPageTests(SavedPageTests.File file, Newsroom newsroom) : IClassFixture<SavedPageTests.File>
{
    private static BrowserNewContextOptions Offline => new() { Offline = true };

    [Fact]
    public async Task ItIsReadWithTheNetworkCut()
    {
        await using var page = await newsroom.PageAsync(Offline);
        await page.GoAsync(file.Address);
        (await page.Page.Locator("article.story").CountAsync()).ShouldBe(4);
        await page.Page.Locator(".tie[data-to=K]").First.DispatchEventAsync("mouseover");
        (await page.Page.Locator(".shown").First.TextContentAsync())!.ShouldContain("machine-spun");
        (
            await page
                .Page.Locator(".quotation .evidence")
                .First.EvaluateAsync<string>("a => getComputedStyle(a).borderTopStyle")
        ).ShouldBe("solid");
    }

    [Fact]
    public async Task AnyTwoAccountsAreSetSideBySide()
    {
        await using var page = await newsroom.PageAsync(Offline);
        await page.GoAsync(file.Address);
        var choice = page.Page.Locator(".pair-choice").First;
        var sigla = await choice
            .Locator("select")
            .First.EvaluateAsync<string[]>("select => [...select.options].map(option => option.value)");
        sigla.Length.ShouldBe(11);
        var panes = page.Page.Locator(".reading").First.Locator(".pane");
        var shared = 0;
        foreach (var left in sigla)
        foreach (var right in sigla.Where(siglum => string.CompareOrdinal(siglum, left) > 0))
        {
            await choice.Locator("select").First.SelectOptionAsync(left);
            await choice.Locator("select").Last.SelectOptionAsync(right);
            await choice.Locator("button").ClickAsync();
            (await panes.CountAsync()).ShouldBe(2, $"{left} {right}");
            (await panes.First.Locator(".siglum").TextContentAsync()).ShouldBe(left);
            (await panes.Last.Locator(".siglum").TextContentAsync()).ShouldBe(right);
            var stretches = await panes.First.Locator(".stretch").CountAsync();
            (await panes.Last.Locator(".stretch").CountAsync()).ShouldBe(stretches, $"{left} {right}");
            shared += stretches > 0 ? 1 : 0;
        }

        shared.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task WithoutScriptPairsOfOneDescentAreComparedAndItSaysThatOthersNeedIt()
    {
        await using var page = await newsroom.PageAsync(
            new BrowserNewContextOptions { Offline = true, JavaScriptEnabled = false }
        );
        await page.GoAsync(file.Address);
        (await page.Page.Locator(".pair-choice").First.IsVisibleAsync()).ShouldBeFalse();
        (await page.Page.Locator("noscript").First.TextContentAsync())!.ShouldContain("any two need script");
        await page.Page.Locator(".descents summary").First.ClickAsync();
        (await page.Page.Locator(".descents .side-by-side").First.IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task AxeFindsNothingInIt()
    {
        foreach (var options in AccessibilityTests.Looks)
        {
            await using var page = await newsroom.PageAsync(options);
            await page.GoAsync(file.Address);
            await AccessibilityTests.ShouldBeAccessibleAsync(page, "a saved page");
        }
    }

    /// <summary>The samples' report on disk.</summary>
    public sealed class File(Newsroom newsroom) : IAsyncLifetime
    {
        private readonly string path = Path.Join(Path.GetTempPath(), $"stemma-report-{Environment.ProcessId}.html");

        public string Address => "file://" + path;

        public async ValueTask InitializeAsync() =>
            await System.IO.File.WriteAllBytesAsync(
                path,
                await newsroom.Client.GetByteArrayAsync(newsroom.Samples + "/report.html")
            );

        public ValueTask DisposeAsync()
        {
            System.IO.File.Delete(path);
            return ValueTask.CompletedTask;
        }
    }
}
