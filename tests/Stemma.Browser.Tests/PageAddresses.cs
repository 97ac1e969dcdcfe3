using Microsoft.Playwright;

namespace Stemma.Browser.Tests;

/// <summary>Every page there is, by a name for tests.</summary>
internal static class PageAddresses
{
    private static readonly Dictionary<string, Func<Newsroom, string>> Open = new(StringComparer.Ordinal)
    {
        ["front"] = _ => "/",
        ["help"] = _ => "/help",
        ["trace"] = newsroom => newsroom.Samples,
        ["story"] = newsroom => newsroom.Story,
        ["article"] = newsroom => newsroom.Story + "/articles/K",
        ["compare"] = newsroom => newsroom.Story + "/compare?left=E&right=K",
        ["decisions"] = newsroom => newsroom.Story + "/decisions",
        ["outlets"] = _ => "/outlets",
        ["outlet"] = _ => "/outlets?name=Zellick%20Daily%20Buzz",
        ["quotations"] = _ => "/quotations?q=hope",
        ["missing"] = _ => "/nothing",
    };

    /// <summary>Those for whoever signed in, and the sign-in itself, which is for strangers.</summary>
    private static readonly Dictionary<string, Func<GuardedRoom, string>> Guarded = new(StringComparer.Ordinal)
    {
        ["sign-in"] = _ => "/sign-in?to=%2Fstories",
        ["account"] = _ => "/account",
        ["accounts"] = _ => "/accounts",
        ["archive-front"] = _ => "/",
        ["archive"] = _ => "/stories",
        ["archive-search"] = _ => "/stories?q=bridge",
        ["archive-story"] = room => room.Story,
        ["archive-article"] = room => room.Article,
        ["archive-compare"] = room => room.Story + "/compare?left=E&right=K",
        ["archive-decisions"] = room => room.Story + "/decisions",
        ["feeds"] = _ => "/feeds",
    };

    public static TheoryData<string> All => [.. Names];

    public static IEnumerable<string> Names => Open.Keys.Concat(Guarded.Keys);

    /// <summary>A browser's page that shows the page of that name.</summary>
    public static async Task<WatchedPage> OpenAsync(
        Newsroom newsroom,
        GuardedRoom guarded,
        string name,
        BrowserNewContextOptions options
    )
    {
        if (Open.TryGetValue(name, out var address))
            return await (await newsroom.PageAsync(options)).GoAsync(address(newsroom));
        var page =
            name == "sign-in"
                ? await guarded.PageAsync(options)
                : await guarded.SignedInAsync("administrator", options);
        return await page.GoAsync(Guarded[name](guarded));
    }
}
