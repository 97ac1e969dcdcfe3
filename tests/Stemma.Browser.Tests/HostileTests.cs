using System.Text;
using Microsoft.Playwright;

namespace Stemma.Browser.Tests;

/// <summary>Articles that attack the page, in every field of every page: nothing executes, nothing is fetched, nothing breaks the layout.</summary>
public sealed class HostileTests(EmptyRoom room) : IClassFixture<EmptyRoom>
{
    public static TheoryData<string> Names => [.. Attack.Texts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task NothingExecutesAndNothingBreaks(string attack)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var evil = Attack.Texts[attack];
        var trace = await room.TracedAsync(Attack.Articles(evil));
        var story = await room.FirstStoryAsync(trace);
        await using var page = await room.PageAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 390, Height = 800 },
            }
        );
        string[] addresses =
        [
            "/",
            trace,
            story,
            story + "/articles/A",
            story + "/compare?left=A&right=B",
            "/outlets",
            "/outlets?name="
                + Uri.EscapeDataString(Attack.Publisher(evil)[..Math.Min(500, Attack.Publisher(evil).Length)]),
            "/quotations?q=" + Uri.EscapeDataString(evil[..Math.Min(200, evil.Length)]),
            "/quotations?q=harbour",
            "/" + Uri.EscapeDataString(evil[..Math.Min(200, evil.Length)]),
        ];
        foreach (var address in addresses)
        {
            await page.GoAsync(address);
            await page.ShouldBeUnharmedAsync($"{attack} at {address[..Math.Min(80, address.Length)]}");
        }

        await page.GoAsync(story + "/decisions");
        await page.Page.FillAsync("textarea[name=note]", evil[..Math.Min(1_900, evil.Length)]);
        await page.Page.SelectOptionAsync("select[name=ruling]", "reject");
        await page.Page.ClickAsync("#decide button");
        await page.Page.WaitForSelectorAsync(".decisions li");
        await page.ShouldBeUnharmedAsync($"{attack} in a note");

        var file = Path.Join(Path.GetTempPath(), $"stemma-hostile-{attack}-{Environment.ProcessId}.html");
        try
        {
            await File.WriteAllBytesAsync(
                file,
                await room.Client.GetByteArrayAsync(trace + "/report.html", cancellation),
                cancellation
            );
            await page.GoAsync("file://" + file);
            await page.Page.ClickAsync(".pair-choice button");
            await page.ShouldBeUnharmedAsync($"{attack} in a saved page");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task FiveMegabytesOfNestedTagsAreAPageOrARefusalAndTheServerGoesOn()
    {
        var nested = new StringBuilder(
            "<html><head><title>Nested</title></head><body><article><p>A ferry sank off Kestle.</p>"
        );
        while (nested.Length < 5_000_000)
            nested.Append("<div><b><i><table><tr><td>");
        var trace = await room.TracedAsync(("nested.html", nested.ToString()), ("plain.txt", Attack.Account("plain")));
        await using var page = await room.PageAsync();
        await page.GoAsync(trace);
        await page.ShouldBeUnharmedAsync("nested tags");
        await page.GoAsync("/");
        await page.ShouldBeUnharmedAsync("front after nested tags");
    }
}
