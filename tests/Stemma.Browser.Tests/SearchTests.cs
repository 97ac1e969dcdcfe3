using Microsoft.Playwright;

namespace Stemma.Browser.Tests;

/// <summary>The pages over all stories, and what every view offers to keep.</summary>
public sealed class SearchTests(Newsroom newsroom, GuardedRoom guarded)
{
    /// <summary>Pages that show nothing of texts that could be kept.</summary>
    private static readonly string[] WithoutExport =
    [
        "front",
        "help",
        "decisions",
        "missing",
        "sign-in",
        "account",
        "accounts",
        "archive-front",
        "archive",
        "feeds",
    ];

    [Fact]
    public async Task AQuotationThatIsSearchedLeadsToItsWordsInTheStory()
    {
        await using var page = await newsroom.PageAsync();
        await page.GoAsync("/quotations");
        await page.Page.FillAsync("[name=q]", "current strong");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForSelectorAsync(".quotation");
        (await page.Page.Locator(".quotation").CountAsync()).ShouldBe(1);
        (await page.Page.Locator(".quotation blockquote").CountAsync()).ShouldBe(4);
        var words = await page.Page.Locator(".quotation blockquote p").First.TextContentAsync();
        await page.Page.Locator(".quotation .evidence").First.ClickAsync();
        await page.Page.WaitForFunctionAsync("() => CSS.highlights.has('evidence')");
        (await page.Page.EvaluateAsync<string>("[...CSS.highlights.get('evidence')][0].toString()")).ShouldBe(words);
    }

    [Fact]
    public async Task AnOutletLeadsToItsAccountAndToTheTieThatItHangsOn()
    {
        await using var page = await newsroom.PageAsync();
        await page.GoAsync("/outlets");
        await page.Page.Locator("a", new() { HasText = "Zellick Daily Buzz" }).ClickAsync();
        (await page.Page.Locator(".conduct").TextContentAsync())!.ShouldContain("machine-spun");
        var row = page.Page.Locator("tbody tr").First;
        (await row.TextContentAsync())!.ShouldContain("machine-spun");
        await row.Locator("td a").Nth(1).ClickAsync();
        await page.ArriveAsync("**" + newsroom.Story + "#*");
        (await page.Page.Locator("details[data-tie='E K']").IsVisibleAsync()).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(PageAddresses.All), MemberType = typeof(PageAddresses))]
    public async Task EveryViewOfTextsIsKeptAsAFile(string name)
    {
        await using var page = await PageAddresses.OpenAsync(newsroom, guarded, name, new BrowserNewContextOptions());
        var links = await page
            .Page.Locator("a[download]")
            .EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        // The decisions page of a story on which something is decided has a file of it.
        if (!WithoutExport.Contains(name))
            links.ShouldNotBeEmpty();
        foreach (var link in links)
        {
            var answer = await page.Page.APIRequest.GetAsync(link);
            answer.Status.ShouldBe(200, link);
            (await answer.BodyAsync()).Length.ShouldBeGreaterThan(20, link);
        }
    }
}
