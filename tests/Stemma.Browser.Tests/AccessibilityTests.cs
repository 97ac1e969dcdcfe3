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

    [Theory]
    [MemberData(nameof(PageAddresses.All), MemberType = typeof(PageAddresses))]
    public async Task AxeFindsNothing(string name)
    {
        Assert.SkipWhen(
            !File.Exists(Axe) && !Repository.IsContinuous,
            "axe-core is not installed: npm ci in tests/Stemma.Browser.Tests, or run ./test, which does."
        );
        var script = await File.ReadAllTextAsync(Axe, TestContext.Current.CancellationToken);
        foreach (var (width, scheme) in new[] { (390, ColorScheme.Dark), (1280, ColorScheme.Light) })
        {
            await using var page = await PageAddresses.OpenAsync(
                newsroom,
                guarded,
                name,
                new BrowserNewContextOptions
                {
                    ViewportSize = new ViewportSize { Width = width, Height = 900 },
                    ColorScheme = scheme,
                }
            );
            await page.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            await page.Page.EvaluateAsync(script);
            var found = await page.Page.EvaluateAsync<JsonElement>(
                "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })"
                    + ".then(r => r.violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')))"
            );
            found
                .EnumerateArray()
                .Select(violation => violation.GetString())
                .ShouldBeEmpty($"{name} at {width} pixels, {scheme}");
        }
    }
}
