using System.Text.Json;
using Microsoft.Playwright;

namespace Stemma.Browser.Tests;

/// <summary>Everything is reached without a pointer, and one sees where one is.</summary>
public sealed class KeyboardTests(Newsroom newsroom, GuardedRoom guarded)
{
    /// <summary>What waits for a key: whatever is shown, takes the focus, and is not one of several that one key goes through. What is
    /// shown of a tie changes with the tie.</summary>
    private const string Waiting = """
        [...document.querySelectorAll('a[href], button, input:not([type=hidden]):not([type=radio]), select, textarea, summary, [tabindex="0"]')]
          .filter(e => !e.disabled && !e.closest('.shown') && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }))
        """;

    [Theory]
    [MemberData(nameof(PageAddresses.All), MemberType = typeof(PageAddresses))]
    public async Task TheTabKeyReachesEverythingOfAPageAndShowsWhereItIs(string name)
    {
        await using var page = await PageAddresses.OpenAsync(newsroom, guarded, name, new BrowserNewContextOptions());
        await page.Page.EvaluateAsync(
            """
            window.reached = new Set(); window.unseen = [];
            document.activeElement?.blur();
            addEventListener('focusin', event => {
              const at = event.target;
              reached.add(at);
              const box = at.getBoundingClientRect(), style = getComputedStyle(at);
              // What is drawn shows it by its line.
              const isMarked = at instanceof SVGElement ? at.matches(':focus-visible') : style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              if (!isMarked || box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth)
                unseen.push(at.outerHTML.slice(0, 160));
            });
            """
        );
        var waiting = await page.Page.EvaluateAsync<int>(Waiting + ".length");
        waiting.ShouldBeGreaterThan(5);
        for (var pressed = 0; pressed < waiting + 40; pressed++)
            await page.Page.Keyboard.PressAsync("Tab");
        (
            await StringsAsync(page, Waiting + ".filter(e => !reached.has(e)).map(e => e.outerHTML.slice(0, 160))")
        ).ShouldBeEmpty("never reached");
        (await StringsAsync(page, "unseen")).ShouldBeEmpty("reached without a sign of it");
    }

    [Fact]
    public async Task FromABlankPageThroughTheSignInToAPassageByKeyboardAlone()
    {
        await using var page = await guarded.PageAsync();
        await page.GoAsync("/");
        page.Page.Url.ShouldEndWith("/sign-in?to=%2F");
        var keys = page.Page.Keyboard;
        await keys.TypeAsync("reader");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("not the password");
        await keys.PressAsync("Enter");
        await page.Page.WaitForSelectorAsync("[role=alert]:visible");
        (await page.Page.Locator("[role=alert]").First.TextContentAsync())!.ShouldContain("do not fit");
        await keys.TypeAsync("reader");
        await keys.PressAsync("Tab");
        await keys.TypeAsync(GuardedRoom.Password);
        await keys.PressAsync("Enter");
        await page.ArriveAsync("**/");
        await FollowAsync(page, "Archive");
        await page.ArriveAsync("**/stories");
        await FollowAsync(page, "NINE KILLED AS BARGE HITS BRIDGE");
        await page.ArriveAsync("**" + guarded.Story);
        (await page.Page.Locator(".number").TextContentAsync())!.ShouldContain("independent origins");
        await TabToAsync(page, "at => at.matches('.tie')");
        await keys.PressAsync("Enter");
        (await page.Page.Locator(".descents > details[open]").CountAsync()).ShouldBe(1);
        await TabToAsync(page, "at => at.matches('.descents details[open] a.evidence')");
        await keys.PressAsync("Enter");
        await page.Page.WaitForFunctionAsync("() => CSS.highlights.has('evidence')");
    }

    private static async Task FollowAsync(WatchedPage page, string text)
    {
        await TabToAsync(page, $"at => at.textContent.trim() === {JsonSerializer.Serialize(text)}");
        await page.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task TabToAsync(WatchedPage page, string isThere)
    {
        for (var pressed = 0; pressed < 400; pressed++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            if (await page.Page.EvaluateAsync<bool>($"({isThere})(document.activeElement)"))
                return;
        }

        Assert.Fail($"The tab key never led to what {isThere}");
    }

    private static async Task<string[]> StringsAsync(WatchedPage page, string expression) =>
        [
            .. (await page.Page.EvaluateAsync<JsonElement>(expression))
                .EnumerateArray()
                .Select(element => element.GetString()!),
        ];
}
