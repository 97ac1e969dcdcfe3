using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using NodaTime;
using Stemma.Archive;
using Stemma.Archive.Watching;
using Stemma.Grouping;
using Stemma.Intake;
using Stemma.Web;

namespace Stemma.Browser.Tests;

/// <summary>An archive whose articles, decisions and feeds attack its pages: nothing executes, nothing is fetched, nothing breaks the layout.</summary>
public sealed class HostileArchiveTests
{
    public static TheoryData<string> Names => [.. Attack.Texts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task NothingExecutesAndNothingBreaksInTheArchive(string attack)
    {
        var evil = Attack.Texts[attack];
        await using var room = new HostileRoom(evil);
        await room.InitializeAsync();
        await using var page = await room.PageAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 390, Height = 800 },
            }
        );
        var asked = Uri.EscapeDataString(evil[..Math.Min(200, evil.Length)]);
        string[] addresses =
        [
            "/",
            "/stories",
            "/stories?q=harbour",
            "/stories?q=" + asked,
            "/stories?outlet=" + asked,
            "/stories?order=" + asked,
            room.Story,
            room.Story + "/articles/A",
            room.Story + "/compare?left=A&right=B",
            room.Story + "/decisions",
            .. room.Articles,
            "/outlets",
            "/outlets?name=" + Uri.EscapeDataString(Attack.Publisher(evil)),
            "/quotations?q=harbour",
            "/feeds",
        ];
        foreach (var address in addresses)
        {
            // Longer ones no server takes.
            if (address.Length > 8_000)
                continue;
            await page.GoAsync(address);
            await page.ShouldBeUnharmedAsync($"{attack} at {address[..Math.Min(80, address.Length)]}");
        }

        await page.GoAsync(room.Story + "/decisions");
        (await page.Page.Locator(".decisions .note").CountAsync()).ShouldBe(1);
        await page.GoAsync("/feeds");
        (await page.Page.Locator(".feeds tbody tr").CountAsync()).ShouldBe(2);
        // The browser's own check of addresses is no guard.
        await page.Page.EvaluateAsync(
            "document.querySelector('[name=address]').type = 'text'; document.body.dataset.old = 'yes'"
        );
        await page.Page.FillAsync("[name=address]", evil[..Math.Min(1_900, evil.Length)]);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForFunctionAsync("() => !document.body.dataset.old && document.readyState === 'complete'");
        await page.ShouldBeUnharmedAsync($"{attack} as a feed");
    }

    [Fact]
    public async Task LabelsOfTokensDoNothingOnThePageOfAccounts()
    {
        await using var room = new GuardedRoom();
        await room.InitializeAsync();
        foreach (var evil in Attack.Texts.Values)
            await room.AddTokenAsync(evil);
        await using var page = await room.SignedInAsync(
            "administrator",
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 390, Height = 800 },
            }
        );
        await page.GoAsync("/accounts");
        (await page.Page.Locator(".tokens tbody tr").CountAsync()).ShouldBe(Attack.Texts.Count + 1);
        await page.ShouldBeUnharmedAsync("labels of tokens");
    }

    /// <summary>A room without sign-in whose archive holds the attack wherever somebody else may write.</summary>
    private sealed class HostileRoom(string evil) : Room
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stemma-hostile-");

        public string Story { get; private set; } = string.Empty;

        /// <summary>Pages of the articles, under their own ids.</summary>
        public IReadOnlyList<string> Articles { get; private set; } = [];

        private string ArchiveFile => Path.Join(folder.FullName, "archive.db");

        protected override ServeOptions Options => base.Options with { Archive = ArchiveFile, Watch = true };

        protected override Task PrepareAsync()
        {
            var articles = new ArticleReader()
                .Read([
                    .. Attack
                        .Articles(evil)
                        .Select(article => new NamedSource(
                            article.Name,
                            () => new MemoryStream(Encoding.UTF8.GetBytes(article.Text))
                        )),
                ])
                .Articles;
            articles.Length.ShouldBe(3);
            Articles = [.. articles.Select(article => "/articles/" + article.Id[..16])];
            using (var archive = SqliteArchive.Open(ArchiveFile, create: true))
            {
                archive.Add(articles);
                archive.UpdateStories(all: true);
                archive.Decide(
                    new Decision(false, DecisionAbout.Descent, articles[0].Id, articles[1].Id)
                    {
                        Who = evil,
                        When = evil,
                        Note = evil,
                    }
                );
                archive.TraceStories(10);
            }

            using var book = WatchBook.Open(ArchiveFile);
            var never = Instant.FromUtc(2100, 1, 1, 0, 0);
            book.Keep(new FeedState(evil, null, never, 0, null), null, []);
            book.Keep(new FeedState("https://feeds.example/", null, never, 7, evil), null, []);
            return Task.CompletedTask;
        }

        protected override async Task FurnishAsync()
        {
            var stories = await Client.GetFromJsonAsync<JsonElement>("/api/v1/stories?order=largest");
            Story = "/stories/" + stories.GetProperty("items")[0].GetProperty("id").GetString()![..16];
        }

        protected override void CleanUp()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}
