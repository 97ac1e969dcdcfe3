using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Stemma.Browser.Tests;

/// <summary>A page that notes dialogs, complaints on the console, failed and foreign requests; closing it asserts none.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
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

    /// <summary>What happened that must not.</summary>
    public IReadOnlyCollection<string> Trouble => trouble;

    public async Task<WatchedPage> GoAsync(string address)
    {
        await Page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return this;
    }

    /// <summary>Pixels by which the page is wider than its window.</summary>
    public Task<int> OverhangAsync() =>
        Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        trouble.ShouldBeEmpty();
    }
}
