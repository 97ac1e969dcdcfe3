using System.Text.Json;
using Microsoft.Playwright;

namespace Stemma.Browser.Tests;

/// <summary>WCAG 2.2 AA as far as axe-core can judge it, on every page, light and dark, narrow and wide.</summary>
public sealed class AccessibilityTests(Newsroom newsroom, GuardedRoom guarded)
{
    private static readonly string Axe = Repository.At(
        "tests",
        "Stemma.Browser.Tests",
        "node_modules",
        "axe-core",
        "axe.min.js"
    );

    /// <summary>Narrow and dark, wide and light.</summary>
    internal static IEnumerable<BrowserNewContextOptions> Looks =>
        from look in new[] { (Width: 390, Scheme: ColorScheme.Dark), (Width: 1280, Scheme: ColorScheme.Light) }
        select new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = look.Width, Height = 900 },
            ColorScheme = look.Scheme,
        };

    [Theory]
    [MemberData(nameof(PageAddresses.All), MemberType = typeof(PageAddresses))]
    public async Task AxeFindsNothing(string name)
    {
        foreach (var options in Looks)
        {
            await using var page = await PageAddresses.OpenAsync(newsroom, guarded, name, options);
            await ShouldBeAccessibleAsync(page, name);
        }
    }

    /// <summary>Nothing is found on the page with everything unfolded.</summary>
    internal static async Task ShouldBeAccessibleAsync(WatchedPage page, string name)
    {
        Assert.SkipWhen(
            !File.Exists(Axe) && !Repository.IsContinuous,
            "axe-core is not installed: npm ci in tests/Stemma.Browser.Tests, or run ./test, which does."
        );
        await page.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await page.Page.EvaluateAsync(await File.ReadAllTextAsync(Axe, TestContext.Current.CancellationToken));
        var found = await page.Page.EvaluateAsync<JsonElement>(
            "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })"
                + ".then(r => r.violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')))"
        );
        found
            .EnumerateArray()
            .Select(violation => violation.GetString())
            .ShouldBeEmpty($"{name} at {page.Page.ViewportSize!.Width} pixels");
    }
}
