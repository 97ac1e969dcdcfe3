using Microsoft.Playwright;

namespace Stemma.Browser.Tests;

/// <summary>Reading without script, at every width, and from disk without a network.</summary>
public sealed class ReadingTests(Newsroom newsroom, GuardedRoom guarded)
{
    private static BrowserNewContextOptions Silent => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task WithoutScriptAStoryIsReadAndFollowed()
    {
        await using var page = await newsroom.PageAsync(Silent);
        await page.GoAsync(newsroom.Samples);
        await page.Page.Locator(".at-a-glance h2 a").First.ClickAsync();
        (await page.Page.Locator(".number").TextContentAsync())!.ShouldContain("independent origins");
        (await page.Page.Locator(".shown").IsVisibleAsync()).ShouldBeFalse();
        (await page.Page.Locator(".filter").First.IsVisibleAsync()).ShouldBeFalse();
        await page.Page.Locator(".descents summary").First.ClickAsync();
        (await page.Page.Locator(".descents .reasons").First.IsVisibleAsync()).ShouldBeTrue();
        await page.Page.Locator(".quotation .evidence").First.ClickAsync();
        (await page.Page.Locator(".text span:target").CountAsync()).ShouldBe(1);
        await page.Page.Locator(".pair-choice select").Last.SelectOptionAsync("C");
        await page.Page.ClickAsync(".pair-choice button");
        (await page.Page.Locator(".pane .stretch").CountAsync()).ShouldBeGreaterThan(10);
        await page.Page.Locator(".pane .twin").First.ClickAsync();
        (await page.Page.Locator(".pane .stretch:target").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task WithoutScriptLayersAreSwitched()
    {
        await using var page = await newsroom.PageAsync(Silent);
        await page.GoAsync(newsroom.Story + "/articles/K");
        var proposal = page.Page.Locator("ins.spinning").First;
        (await proposal.IsVisibleAsync()).ShouldBeTrue();
        await page.Page.UncheckAsync("#layer-spinning");
        (await proposal.IsVisibleAsync()).ShouldBeFalse();
        var name = page.Page.Locator(".layered .text .name").First;
        (await WidthAsync(name)).ShouldBe("0px");
        await page.Page.CheckAsync("#layer-name");
        (await WidthAsync(name)).ShouldBe("2px");

        static async Task<string> WidthAsync(ILocator shown) =>
            await shown.EvaluateAsync<string>("element => getComputedStyle(element).borderBottomWidth");
    }

    [Fact]
    public async Task WithoutScriptTextsAreTraced()
    {
        await using var page = await newsroom.PageAsync(Silent);
        await page.GoAsync("/help");
        await page.Page.Locator(".brand").ClickAsync();
        await page.Page.SetInputFilesAsync("input[type=file]", Repository.SampleFiles().Take(3));
        (await page.Page.Locator("form.order button").IsEnabledAsync()).ShouldBeTrue();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1280)]
    [InlineData(2560)]
    public async Task NoPageIsWiderThanItsWindow(int width)
    {
        foreach (var name in PageAddresses.Names)
        {
            await using var page = await PageAddresses.OpenAsync(
                newsroom,
                guarded,
                name,
                new BrowserNewContextOptions
                {
                    ViewportSize = new ViewportSize { Width = width, Height = 900 },
                }
            );
            await page.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            (await page.OverhangAsync()).ShouldBeLessThanOrEqualTo(0, $"{name} at {width}");
            // By today's rules, not by those of old pages.
            (await page.Page.EvaluateAsync<string>("document.compatMode")).ShouldBe("CSS1Compat", name);
        }
    }
}
