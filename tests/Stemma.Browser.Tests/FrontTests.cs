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
    public async Task AnEmptyOrderSaysWhatIsWanted()
    {
        await using var page = await room.PageAsync();
        await page.GoAsync("/");
        await page.Page.ClickAsync("form.order button");
        (await page.Page.Locator("[role=alert]").TextContentAsync())!.ShouldContain("Name something to trace");
    }
}
