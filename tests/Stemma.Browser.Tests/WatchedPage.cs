using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace Stemma.Browser.Tests;

/// <summary>A page that notes dialogs, complaints on the console, failed and foreign requests; closing it asserts none.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private static readonly TimeSpan LongestLoad = TimeSpan.FromSeconds(30);

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> trouble = [];

    public WatchedPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Dialog += (_, dialog) =>
        {
            trouble.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        // A violation of the content security policy is told on the console as an error.
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
                trouble.Enqueue($"console: {message.Text}");
        };
        page.PageError += (_, error) => trouble.Enqueue($"script: {error}");
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is not ({ IsLoopback: true } or { Scheme: "data" or "blob" }))
                trouble.Enqueue($"request: {request.Url}");
        };
        page.Popup += (_, popup) => trouble.Enqueue($"window: {popup.Url}");
    }

    public IPage Page { get; }

    /// <summary>Its cookies, for another page of the same reader.</summary>
    public Task<string> StateAsync() => context.StorageStateAsync();

    /// <summary>What happened that must not.</summary>
    public IReadOnlyCollection<string> Trouble => trouble;

    public async Task<WatchedPage> GoAsync(string address)
    {
        await Page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return this;
    }

    /// <summary>Waits until the page of an address is whole; the event of its loading may have come before anybody waits for it.</summary>
    public async Task ArriveAsync(string address)
    {
        await Page.WaitForURLAsync(address, new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        var begun = Stopwatch.StartNew();
        while (!await IsWholeAsync())
        {
            if (begun.Elapsed > LongestLoad)
                throw new TimeoutException($"{address} was not whole after {LongestLoad.TotalSeconds} s.");
            await Task.Delay(20);
        }
    }

    private async Task<bool> IsWholeAsync()
    {
        try
        {
            return await Page.EvaluateAsync<string>("document.readyState") == "complete";
        }
        catch (PlaywrightException exception) when (exception.Message.Contains("navigation", StringComparison.Ordinal))
        {
            // The page was left while it was asked.
            return false;
        }
    }

    /// <summary>Pixels by which the page is wider than its window.</summary>
    public Task<int> OverhangAsync() =>
        Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Nothing of an article was executed or made an element, and the page is as wide as its window.</summary>
    /// <param name="where">Tells which page it is.</param>
    public async Task ShouldBeUnharmedAsync(string where)
    {
        // Whatever waits for a pointer, a focus or a fold gets it.
        await Page.EvaluateAsync(
            """
            document.querySelectorAll('details').forEach(d => d.open = true);
            [...document.querySelectorAll('a, bdi, .tie, .node')].slice(0, 60).forEach(e => { e.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })); if (e.focus) e.focus({ preventScroll: true }); });
            """
        );
        (await OverhangAsync()).ShouldBeLessThanOrEqualTo(0, where);
        (await Page.TitleAsync()).ShouldNotBe("owned", where);
        var found = await Page.EvaluateAsync<JsonElement>(
            """
            [...document.querySelectorAll('*')].filter(e => e.matches('img, iframe, object, embed, base, math, animate, style:not(head > style)')
              || [...e.attributes].some(a => /^on/i.test(a.name) || a.name === 'style' || (/^(href|src|action|xlink:href)$/.test(a.name) && !/^(#|\/|$)/.test(a.value))))
              .map(e => e.outerHTML.slice(0, 200))
            """
        );
        found.EnumerateArray().Select(element => element.GetString()).ShouldBeEmpty(where);
        (await Page.Locator("h1").First.BoundingBoxAsync())!.Height.ShouldBeLessThan(4_000, where);
        Trouble.ShouldBeEmpty(where);
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        trouble.ShouldBeEmpty();
    }
}
