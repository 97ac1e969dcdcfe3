using Microsoft.Playwright;

namespace Stemma.Browser.Tests;

/// <summary>What one can do with a story's page.</summary>
public sealed class StoryTests(Newsroom newsroom)
{
    [Fact]
    public async Task PointingAtATieShowsTheSharedPassages()
    {
        await using var page = await newsroom.PageAsync();
        await page.GoAsync(newsroom.Story);
        var shown = page.Page.Locator(".shown");
        await page.Page.Locator(".tie[data-to=K]").DispatchEventAsync("mouseover");
        (await shown.TextContentAsync())!.ShouldContain("machine-spun");
        (await shown.Locator(".side-by-side tbody tr").CountAsync()).ShouldBeInRange(1, 2);
        (await page.Page.Locator(".drawing.lit .node.on").CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task TheKeyboardReachesATieAndOpensItsReasons()
    {
        await using var page = await newsroom.PageAsync();
        await page.GoAsync(newsroom.Story);
        await page.Page.Locator(".drawing").FocusAsync();
        await page.Page.Keyboard.PressAsync("Tab");
        (await page.Page.EvaluateAsync<string>("document.activeElement.getAttribute('class')")).ShouldStartWith("tie");
        (await page.Page.Locator(".shown").TextContentAsync())!.ShouldNotContain("Point at a line");
        await page.Page.Keyboard.PressAsync("Enter");
        (await page.Page.Locator(".descents > details[open]").CountAsync()).ShouldBe(1);
        await page.GoAsync("/");
        await page.Page.Keyboard.PressAsync("Tab");
        (await page.Page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldContain("Skip");
    }

    [Fact]
    public async Task EvidenceMarksItsExactWordsAndTheAddressLeadsThereAgain()
    {
        await using var page = await newsroom.PageAsync();
        await page.GoAsync(newsroom.Story);
        var link = page.Page.Locator(".quotation .evidence").First;
        var span = (await link.GetAttributeAsync("data-span"))!;
        await link.ClickAsync();
        page.Page.Url.ShouldEndWith(":" + span);
        var marked = await MarkedAsync(page);
        var words = await page.Page.Locator(".quotation blockquote.best p").First.TextContentAsync();
        marked.ShouldBe(words);

        await page.GoAsync("/help");
        await page.GoAsync(newsroom.Story + new Uri(page.Page.Url).Fragment);
        await using var other = await newsroom.PageAsync();
        await other.GoAsync(newsroom.Story);
        await other.Page.EvaluateAsync(
            "hash => location.hash = hash",
            $"{(await link.GetAttributeAsync("href") ?? "#")[1..]}:{span}"
        );
        (await MarkedAsync(other)).ShouldBe(words);
    }

    [Fact]
    public async Task TheApparatusIsFilteredByKindVerdictAndWord()
    {
        await using var page = await newsroom.PageAsync();
        await page.GoAsync(newsroom.Story);
        var rows = page.Page.Locator("section > table.apparatus > tbody > tr:visible");
        var before = await rows.CountAsync();
        await page.Page.Locator("[data-filter=verdict]").First.SelectOptionAsync("differ");
        var differing = await rows.CountAsync();
        differing.ShouldBeInRange(1, before - 1);
        (await page.Page.Locator(".filter output").First.TextContentAsync()).ShouldBe($"{differing} of {before}");
        await page.Page.Locator("[data-filter=word]").First.FillAsync("no such word at all");
        (await rows.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task ARowOfTheApparatusOpensItsEvidence()
    {
        await using var page = await newsroom.PageAsync();
        await page.GoAsync(newsroom.Story);
        var reading = page.Page.Locator("table.apparatus .reading").First;
        await reading.Locator("summary").ClickAsync();
        (await reading.Locator("mark").First.IsVisibleAsync()).ShouldBeTrue();
        (await reading.Locator("a.evidence").CountAsync()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task TwoTextsScrollTogetherByTheirPassages()
    {
        await using var page = await newsroom.PageAsync();
        await page.GoAsync(newsroom.Story + "/compare?left=K&right=E");
        var left = page.Page.Locator(".pane .text").First;
        await left.HoverAsync();
        await page.Page.Mouse.WheelAsync(0, 900);
        // Scrolling takes its time; in the end the same stretch stands at the same height, or this waits in vain.
        await page.Page.WaitForFunctionAsync(
            """
            () => { const [l, r] = document.querySelectorAll('.pane .text');
              if (l.scrollTop < 800 || r.scrollTop < 100) return false;
              const top = l.getBoundingClientRect().top;
              const first = [...l.querySelectorAll('.stretch')].find(s => s.getBoundingClientRect().bottom > top);
              const twin = r.querySelector(`[data-number="${first.dataset.number}"]`);
              return Math.abs(first.getBoundingClientRect().top - top
                - twin.getBoundingClientRect().top + r.getBoundingClientRect().top) < 3; }
            """
        );
        (await page.Page.Locator(".pane mark").CountAsync()).ShouldBeGreaterThan(20);
        (await page.Page.Locator(".pane ins.restored").CountAsync()).ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task ADecisionIsShownBesideItsTieAndCanBeTakenBack()
    {
        // A room of its own: other tests look at a story of which nothing is decided.
        await using var room = new Newsroom();
        await room.InitializeAsync();
        await using var page = await room.PageAsync();
        await page.GoAsync(room.Story);
        await page.Page.EvaluateAsync("document.querySelectorAll('.descents details').forEach(d => d.open = true)");
        await page.Page.Locator("[data-tie='E K'] a", new() { HasText = "Confirm or reject" }).ClickAsync();
        (await page.Page.Locator("select[name=article] option:checked").TextContentAsync())!.ShouldStartWith("K ");
        (await page.Page.Locator("select[name=other] option:checked").TextContentAsync())!.ShouldStartWith("E ");
        await page.Page.FillAsync("textarea[name=note]", "Seen in both layouts.");
        await page.Page.ClickAsync("#decide button");
        (await page.Page.Locator(".decisions li").TextContentAsync())!.ShouldContain("Seen in both layouts.");
        await page.GoAsync(room.Story);
        (await page.Page.Locator("[data-tie='E K'] .decided").TextContentAsync()).ShouldBe("confirmed");
        await page.GoAsync(room.Story + "/decisions");
        await page.Page.ClickAsync(".undo button");
        (await page.Page.Locator(".decisions li.undone").TextContentAsync())!.ShouldContain("taken back");
        await page.GoAsync(room.Story);
        (await page.Page.Locator("[data-tie='E K'] .decided").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task InPrintNothingIsCutOrFolded()
    {
        await using var page = await newsroom.PageAsync();
        await page.GoAsync(newsroom.Story);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var cut = await page.Page.EvaluateAsync<int>(
            "[...document.querySelectorAll('.witness .text')].filter(t => t.scrollHeight > t.clientHeight + 2).length"
        );
        cut.ShouldBe(0);
        (await page.Page.Locator(".pair-choice").IsVisibleAsync()).ShouldBeFalse();
        (await page.Page.PdfAsync()).Length.ShouldBeGreaterThan(10_000);
    }

    private static async Task<string> MarkedAsync(WatchedPage page)
    {
        await page.Page.WaitForFunctionAsync("() => CSS.highlights.has('evidence')");
        return await page.Page.EvaluateAsync<string>("[...CSS.highlights.get('evidence')][0].toString()");
    }
}
