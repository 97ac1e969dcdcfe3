using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using NodaTime;
using Stemma.Archive;
using Stemma.Archive.Watching;
using Stemma.Grouping;
using Stemma.Intake;
using Stemma.Web;
using Stemma.Web.Accounts;

[assembly: AssemblyFixture(typeof(Stemma.Browser.Tests.GuardedRoom))]

namespace Stemma.Browser.Tests;

/// <summary>A room that asks who one is, with an account of each role, an archive of the samples and two feeds. Its clock stands still.</summary>
public class GuardedRoom : Room
{
    public const string Password = "quiet lanterns over water";

    private static readonly Midday Clock = new();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stemma-room-");
    private readonly Dictionary<string, string> sessions = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>The page of the samples' story of the bridge.</summary>
    public string Story { get; private set; } = string.Empty;

    /// <summary>The page of its machine-spun article, under the article's own id.</summary>
    public string Article { get; private set; } = string.Empty;

    private string ArchiveFile => Path.Join(folder.FullName, "archive.db");

    protected override ServeOptions Options =>
        base.Options with
        {
            SignIn = true,
            Accounts = Path.Join(folder.FullName, "accounts.db"),
            Archive = ArchiveFile,
            Watch = true,
            Time = Clock,
            RequestsPerMinute = 0,
            ChangesPerMinute = 0,
            SignInsPerMinute = 10_000,
        };

    /// <summary>A page of whoever signed in under this name, which is the role's.</summary>
    internal async Task<WatchedPage> SignedInAsync(string name, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        await turn.WaitAsync();
        try
        {
            if (!sessions.TryGetValue(name, out var state))
            {
                await using var page = await PageAsync();
                await page.GoAsync("/sign-in");
                await page.Page.FillAsync("[name=name]", name);
                await page.Page.FillAsync("[name=password]", Password);
                await page.Page.ClickAsync("button[type=submit]");
                await page.ArriveAsync("**/");
                sessions[name] = state = await page.StateAsync();
            }

            options.StorageState = state;
        }
        finally
        {
            turn.Release();
        }

        return await PageAsync(options);
    }

    /// <summary>An account that no other test uses.</summary>
    public async Task AddAsync(string name, Role role)
    {
        await using var accounts = Administration.Open(Options.Accounts!, create: true, Clock);
        await accounts.AddAsync(name, role, Password);
    }

    /// <summary>A token of the administrator's that may read; what programs show is returned.</summary>
    public async Task<string> AddTokenAsync(string label)
    {
        await using var accounts = Administration.Open(Options.Accounts!, create: false, Clock);
        var (_, secret) = await accounts.AddTokenAsync("administrator", label, [Scope.Read], TimeSpan.FromDays(90));
        return secret;
    }

    protected override async Task PrepareAsync()
    {
        foreach (var role in Enum.GetValues<Role>())
            await AddAsync(role.ToString().ToLowerInvariant(), role);
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            await AddTokenAsync("nightly digest")
        );
        FillArchive();
        using var book = WatchBook.Open(ArchiveFile);
        var now = Instant.FromDateTimeOffset(Clock.GetUtcNow());
        book.Keep(
            new FeedState(
                "https://telquin.example/feeds/world.atom",
                now - Duration.FromMinutes(4),
                now + Duration.FromMinutes(11),
                0,
                null
            ),
            null,
            []
        );
        book.Keep(
            new FeedState(
                "https://wexmere-info-hub.example/rss",
                now - Duration.FromHours(9),
                now + Duration.FromHours(2),
                3,
                "ST1036: The server answered 503."
            ),
            null,
            []
        );
    }

    protected override async Task FurnishAsync()
    {
        var stories = await Client.GetFromJsonAsync<JsonElement>("/api/v1/stories?order=largest&limit=5");
        var bridge = stories
            .GetProperty("items")
            .EnumerateArray()
            .First(story =>
                story.GetProperty("headline").GetString()!.Contains("bridge", StringComparison.OrdinalIgnoreCase)
            )
            .GetProperty("id")
            .GetString()!;
        Story = "/stories/" + bridge[..16];
    }

    protected override void CleanUp()
    {
        turn.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private void FillArchive()
    {
        using var archive = SqliteArchive.Open(ArchiveFile, create: true, Clock);
        var articles = new ArticleReader()
            .Read([
                .. Repository
                    .SampleFiles()
                    .Select(file => new NamedSource(Path.GetFileName(file), () => File.OpenRead(file))),
            ])
            .Articles;
        archive.Add(articles);
        archive.UpdateStories(all: true);
        string Of(string name) => articles.Single(article => article.Path.Contains(name, StringComparison.Ordinal)).Id;
        var spun = Of("zellick-daily-buzz");
        Article = "/articles/" + spun[..16];
        archive.Decide(
            new Decision(true, DecisionAbout.Descent, spun, Of("bridge-collapse-update2"))
            {
                Who = "editor",
                When = "2034-03-20",
                Note = "Seen in both layouts: the spun page still bears the update's second headline.",
            }
        );
        archive.TraceStories(100);
    }

    private sealed class Midday : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2034, 3, 20, 12, 0, 0, TimeSpan.Zero);
    }
}

/// <summary>A room whose accounts and feeds tests may change: the other one is looked at.</summary>
public sealed class ChangingRoom : GuardedRoom;
