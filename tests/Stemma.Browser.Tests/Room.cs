using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using Stemma.Web;

namespace Stemma.Browser.Tests;

/// <summary>A server on a free port, and Debian's Chromium to look at it with.</summary>
public abstract class Room : IAsyncLifetime
{
    private WebApplication? server;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Calls the server without a browser.</summary>
    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>How the server runs.</summary>
    protected virtual ServeOptions Options => new() { Port = 0, Log = NullLoggerProvider.Instance };

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        server = WebServer.Build(Options);
        await server.StartAsync();
        Client.BaseAddress = new Uri(server.Urls.First());
        await FurnishAsync();
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
        if (server is not null)
            await server.DisposeAsync();
        CleanUp();
        GC.SuppressFinalize(this);
    }

    /// <summary>What must be there before the server is.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Removes what was prepared.</summary>
    protected virtual void CleanUp() { }

    /// <summary>What the server is to know before the first test.</summary>
    protected virtual Task FurnishAsync() => Task.CompletedTask;

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

    /// <summary>Address of the largest story of a trace.</summary>
    public async Task<string> FirstStoryAsync(string trace)
    {
        var report = await Client.GetFromJsonAsync<JsonElement>($"/api/v1{trace}");
        var id = report.GetProperty("stories")[0].GetProperty("id").GetString()!;
        return $"{trace}/stories/s{id[..12]}";
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
        // A bound for what never comes, not a measure: two cores with others on them may take long for anything.
        context.SetDefaultTimeout(60_000);
        return new WatchedPage(context, await context.NewPageAsync());
    }
}

/// <summary>A room that knows nothing yet.</summary>
public sealed class EmptyRoom : Room;
