using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Stemma.Web;

[assembly: AssemblyFixture(typeof(Stemma.Browser.Tests.Newsroom))]

namespace Stemma.Browser.Tests;

/// <summary>A server on a free port that has traced the samples, and Debian's Chromium to look at it with.</summary>
public sealed class Newsroom : IAsyncLifetime
{
    private readonly WebApplication server = WebServer.Build(new ServeOptions { Port = 0 });
    private IPlaywright? playwright;

    private IBrowser? browser;

    /// <summary>Calls the server without a browser.</summary>
    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>Where the samples' trace is: "/traces/…".</summary>
    public string Samples { get; private set; } = string.Empty;

    /// <summary>The page of the samples' story of the bridge.</summary>
    public string Story { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        await server.StartAsync();
        Client.BaseAddress = new Uri(server.Urls.First());
        Samples = await TracedAsync([
            .. Repository.SampleFiles().Select(file => (Path.GetFileName(file), File.ReadAllText(file))),
        ]);
        var overview = await Client.GetStringAsync(Samples);
        var at = overview.IndexOf(Samples + "/stories/", StringComparison.Ordinal);
        Story = overview[at..overview.IndexOf('"', at)];
        if (Repository.Chromium is not { } executable)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = ["--font-render-hinting=none"] }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        Client.Dispose();
        await server.DisposeAsync();
    }

    /// <summary>Has the texts traced and says where the trace is.</summary>
    public async Task<string> TracedAsync(params (string Name, string Text)[] articles)
    {
        var begun = await Client.PostAsJsonAsync(
            "/api/v1/traces",
            new { articles = articles.Select(article => new { name = article.Name, text = article.Text }) }
        );
        begun.EnsureSuccessStatusCode();
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        (await Client.GetStringAsync($"/api/v1/traces/{id}/events")).ShouldContain("event: end");
        return $"/traces/{id}";
    }

    /// <summary>A page of a browser of its own, which notes whatever must not happen.</summary>
    internal async Task<WatchedPage> PageAsync(BrowserNewContextOptions? options = null)
    {
        var hint = "Chromium is not on the PATH: apt-get install chromium, or run ./test, which does.";
        Assert.SkipWhen(browser is null && !Repository.IsContinuous, hint);
        browser.ShouldNotBeNull(hint);
        options ??= new BrowserNewContextOptions();
        options.BaseURL = Client.BaseAddress!.ToString();
        options.Locale = "en-GB";
        options.TimezoneId = "UTC";
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        return new WatchedPage(context, await context.NewPageAsync());
    }
}
