using Microsoft.Playwright;
using Stemma.Web.Accounts;

namespace Stemma.Browser.Tests;

/// <summary>What one can do in a room that asks who one is: reading the archive without script, accounts, passkeys, feeds.</summary>
public sealed class GuardedTests(ChangingRoom room) : IClassFixture<ChangingRoom>
{
    [Fact]
    public async Task WithoutScriptOneSignsInAndReadsTheArchive()
    {
        await using var page = await room.PageAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await page.GoAsync("/stories?q=barge");
        await page.Page.FillAsync("[name=name]", "reader");
        await page.Page.FillAsync("[name=password]", GuardedRoom.Password);
        await page.Page.ClickAsync("button[type=submit]");
        await page.ArriveAsync("**/stories?q=barge");
        (await page.Page.Locator(".hits li").CountAsync()).ShouldBeGreaterThan(5);
        await page.Page.Locator(".hits a").First.ClickAsync();
        await page.Page.CheckAsync("#layer-quantity");
        await page.Page.Locator("main a[href^='/stories/']").First.ClickAsync();
        (await page.Page.Locator(".number").TextContentAsync())!.ShouldContain("independent origins");
        await page.Page.ClickAsync(".pair-choice button");
        (await page.Page.Locator(".pane .stretch").CountAsync()).ShouldBeGreaterThan(10);
        await page.GoAsync(room.Story + "/decisions");
        (await page.Page.Locator(".decisions li").TextContentAsync())!.ShouldContain("Seen in both layouts");
        // A reader decides nothing and changes no feed.
        (await page.Page.Locator("#decide").CountAsync()).ShouldBe(0);
        await page.GoAsync("/feeds");
        (await page.Page.Locator(".feeds tbody tr").CountAsync()).ShouldBeGreaterThan(1);
        (await page.Page.Locator("main button").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task SearchInTheArchiveLeadsToAnArticleAndItsStory()
    {
        await using var page = await room.SignedInAsync("reader");
        await page.GoAsync("/stories");
        (await page.Page.Locator(".kept tbody tr").CountAsync()).ShouldBe(4);
        await page.Page.FillAsync("[name=q]", "\"gravel barge\"");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Locator(".hits a").First.ClickAsync();
        page.Page.Url.ShouldContain("/articles/");
        (await page.Page.Locator(".text").TextContentAsync())!.ShouldContain("gravel barge");
    }

    [Fact]
    public async Task APasswordIsChangedAndTheOldOneOpensNothing()
    {
        await room.AddAsync("mover", Role.Reader);
        await using var page = await room.SignedInAsync("mover");
        await page.GoAsync("/account");
        await page.Page.FillAsync("[name=old]", "no such password");
        await page.Page.FillAsync("[name=new]", "seven grey herons waiting");
        await page.Page.Locator("button", new() { HasText = "Change" }).ClickAsync();
        await page.Page.WaitForSelectorAsync("[role=alert]:has-text('another')");
        await page.Page.FillAsync("[name=old]", GuardedRoom.Password);
        await page.Page.FillAsync("[name=new]", "seven grey herons waiting");
        await page.Page.Locator("button", new() { HasText = "Change" }).ClickAsync();
        await page.Page.WaitForSelectorAsync("[role=alert]:has-text('changed')");
        await page.Page.Locator("button", new() { HasText = "Sign out" }).ClickAsync();
        await page.ArriveAsync("**/sign-in");
        await page.Page.FillAsync("[name=name]", "mover");
        await page.Page.FillAsync("[name=password]", GuardedRoom.Password);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForSelectorAsync("[role=alert]:has-text('do not fit')");
    }

    [Fact]
    public async Task APasskeyIsAddedAndSignsIn()
    {
        await room.AddAsync("keyholder", Role.Reader);
        await using var page = await room.PageAsync();
        var authenticator = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await authenticator.SendAsync("WebAuthn.enable");
        await authenticator.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            }
        );
        // Passkeys belong to names, not to addresses.
        var site = $"http://localhost:{room.Client.BaseAddress!.Port}";
        await page.GoAsync(site + "/sign-in?to=/account");
        await page.Page.FillAsync("[name=name]", "keyholder");
        await page.Page.FillAsync("[name=password]", GuardedRoom.Password);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**/account");
        await page.Page.ClickAsync("#passkey-add");
        await page.Page.WaitForSelectorAsync("button:has-text('Remove')");
        await page.Page.Locator("button", new() { HasText = "Sign out" }).ClickAsync();
        await page.ArriveAsync("**/sign-in");
        await page.Page.ClickAsync("#passkey-sign-in");
        await page.ArriveAsync(site + "/");
        await page.GoAsync(site + "/account");
        (await page.Page.Locator("h1").TextContentAsync()).ShouldBe("keyholder");
        await page.Page.Locator("button", new() { HasText = "Remove" }).ClickAsync();
        await page.Page.WaitForSelectorAsync("[role=alert]:has-text('removed')");
    }

    [Fact]
    public async Task AnAdministratorChangesARoleAndEndsAToken()
    {
        await room.AddAsync("trainee", Role.Reader);
        await using var trainee = await room.SignedInAsync("trainee");
        await using var page = await room.SignedInAsync("administrator");
        await page.GoAsync("/account");
        await page.Page.Locator("a", new() { HasText = "Accounts and tokens" }).ClickAsync();
        await page.Page.SelectOptionAsync("[aria-label='Role of trainee']", "editor");
        await page.Page.ClickAsync("[aria-label='Change the role of trainee']");
        await page.Page.WaitForSelectorAsync("[role=alert]:has-text('trainee is editor from now on.')");
        (await page.Page.Locator("[aria-label='Role of trainee']").InputValueAsync()).ShouldBe("editor");
        await trainee.GoAsync("/help");
        trainee.Page.Url.ShouldContain("/sign-in");

        var revoke = page.Page.Locator(".tokens button");
        (await revoke.CountAsync()).ShouldBe(1);
        await revoke.ClickAsync();
        await page.Page.WaitForSelectorAsync("[role=alert]:has-text('opens nothing any more')");
        (await revoke.CountAsync()).ShouldBe(0);
        (await room.Client.GetAsync("/api/v1/stories", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(
            System.Net.HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task AnEditorWatchesAFeedAndWatchesItNoLonger()
    {
        await using var page = await room.SignedInAsync("editor");
        await page.GoAsync("/feeds");
        var rows = page.Page.Locator(".feeds tbody tr");
        var before = await rows.CountAsync();
        await page.Page.FillAsync("[name=address]", "http://127.0.0.1:9/feed.xml");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForSelectorAsync("th:has-text('127.0.0.1')");
        (await rows.CountAsync()).ShouldBe(before + 1);
        await page.Page.Locator("[aria-label='Remove http://127.0.0.1:9/feed.xml']").ClickAsync();
        await page.Page.WaitForSelectorAsync(
            "th:has-text('127.0.0.1')",
            new() { State = WaitForSelectorState.Detached }
        );
        (await rows.CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task ADecisionOnAStoryOfTheArchiveIsFollowedAndTakenBack()
    {
        await using var own = new GuardedRoom();
        await own.InitializeAsync();
        await using var page = await own.SignedInAsync("editor");
        await page.GoAsync(own.Story);
        (await page.Page.Locator("[data-tie='E K'] .decided").TextContentAsync()).ShouldBe("confirmed");
        await page.GoAsync(own.Story + "/decisions");
        await page.Page.ClickAsync(".undo button");
        (await page.Page.Locator(".decisions li.undone").TextContentAsync())!.ShouldContain("taken back");
        await page.GoAsync(own.Story);
        (await page.Page.Locator("[data-tie='E K'] .decided").CountAsync()).ShouldBe(0);
    }
}
