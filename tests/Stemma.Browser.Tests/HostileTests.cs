using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace Stemma.Browser.Tests;

/// <summary>Articles that attack the page, in every field of every page: nothing executes, nothing is fetched, nothing breaks the layout.</summary>
public sealed class HostileTests(EmptyRoom room) : IClassFixture<EmptyRoom>
{
    private static readonly Dictionary<string, string> Attacks = new(StringComparer.Ordinal)
    {
        ["ScriptElement"] = "<script>document.title='owned';alert(1)</script>",
        ["EventHandlers"] = "\"><img src=x onerror=alert(2)>' onmouseover='alert(3)' autofocus onfocus='alert(4)",
        ["SvgAndMathml"] =
            "<svg onload=alert(5)><animate onbegin=alert(6) attributeName=x></svg><math><mi xlink:href=\"javascript:alert(7)\">",
        ["CssEscapes"] =
            "</style><style>*{display:none!important;background:url(//evil.example/x)}</style>\\3c script\\3e;}@import'//evil.example'",
        ["ClosingTheDataBlock"] =
            "</script><script>alert(8)</script><!--<script>\u2028{{constructor.constructor('alert(9)')()}}",
        ["JavascriptAddress"] = "javascript:alert(10)//https://evil.example/%0aalert(11)",
        ["BidiOverrides"] = "\u202egpj.exe\u2066\u2067 said \u202d Kestle \u200f\u061c",
        ["HomoglyphHosts"] = "https://\u0430pple.example/ \u0440\u0430ypal.example",
        ["OneWordWithoutEnd"] = new string('W', 6_000),
        ["PiledMarks"] = "Z" + new string('\u0335', 400) + "a" + new string('\u0311', 400),
    };

    public static TheoryData<string> Names => [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task NothingExecutesAndNothingBreaks(string attack)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var evil = Attacks[attack];
        var trace = await room.TracedAsync(Articles(evil));
        var story = await room.FirstStoryAsync(trace);
        await using var page = await room.PageAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 390, Height = 800 },
            }
        );
        string[] addresses =
        [
            "/",
            trace,
            story,
            story + "/articles/A",
            story + "/compare?left=A&right=B",
            "/outlets",
            "/outlets?name=" + Uri.EscapeDataString(Publisher(evil)[..Math.Min(500, Publisher(evil).Length)]),
            "/quotations?q=" + Uri.EscapeDataString(evil[..Math.Min(200, evil.Length)]),
            "/quotations?q=harbour",
            "/" + Uri.EscapeDataString(evil[..Math.Min(200, evil.Length)]),
        ];
        foreach (var address in addresses)
        {
            await page.GoAsync(address);
            await LookAsync(page, $"{attack} at {address[..Math.Min(80, address.Length)]}");
        }

        await page.GoAsync(story + "/decisions");
        await page.Page.FillAsync("textarea[name=note]", evil[..Math.Min(1_900, evil.Length)]);
        await page.Page.SelectOptionAsync("select[name=ruling]", "reject");
        await page.Page.ClickAsync("#decide button");
        await page.Page.WaitForSelectorAsync(".decisions li");
        await LookAsync(page, $"{attack} in a note");

        var file = Path.Join(Path.GetTempPath(), $"stemma-hostile-{attack}-{Environment.ProcessId}.html");
        try
        {
            await File.WriteAllBytesAsync(
                file,
                await room.Client.GetByteArrayAsync(trace + "/report.html", cancellation),
                cancellation
            );
            await page.GoAsync("file://" + file);
            await page.Page.ClickAsync(".pair-choice button");
            await LookAsync(page, $"{attack} in a saved page");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task FiveMegabytesOfNestedTagsAreAPageOrARefusalAndTheServerGoesOn()
    {
        var nested = new StringBuilder(
            "<html><head><title>Nested</title></head><body><article><p>A ferry sank off Kestle.</p>"
        );
        while (nested.Length < 5_000_000)
            nested.Append("<div><b><i><table><tr><td>");
        var trace = await room.TracedAsync(("nested.html", nested.ToString()), ("plain.txt", Account("plain")));
        await using var page = await room.PageAsync();
        await page.GoAsync(trace);
        await LookAsync(page, "nested tags");
        await page.GoAsync("/");
        await LookAsync(page, "front after nested tags");
    }

    private static async Task LookAsync(WatchedPage page, string where)
    {
        // Whatever waits for a pointer, a focus or a fold gets it.
        await page.Page.EvaluateAsync(
            """
            document.querySelectorAll('details').forEach(d => d.open = true);
            [...document.querySelectorAll('a, bdi, .tie, .node')].slice(0, 60).forEach(e => { e.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })); if (e.focus) e.focus({ preventScroll: true }); });
            """
        );
        (await page.OverhangAsync()).ShouldBeLessThanOrEqualTo(0, where);
        (await page.Page.TitleAsync()).ShouldNotBe("owned", where);
        var found = await page.Page.EvaluateAsync<JsonElement>(
            """
            [...document.querySelectorAll('*')].filter(e => e.matches('img, iframe, object, embed, base, math, animate, style:not(head > style)')
              || [...e.attributes].some(a => /^on/i.test(a.name) || a.name === 'style' || (/^(href|src|action|xlink:href)$/.test(a.name) && !/^(#|\/|$)/.test(a.value))))
              .map(e => e.outerHTML.slice(0, 200))
            """
        );
        found.EnumerateArray().Select(element => element.GetString()).ShouldBeEmpty(where);
        (await page.Page.Locator("h1").First.BoundingBoxAsync())!.Height.ShouldBeLessThan(4_000, where);
        page.Trouble.ShouldBeEmpty(where);
    }

    private static string Publisher(string evil) => $"{evil} Gazette";

    private static string Account(string evil) =>
        $"A fire in the harbour of Orvel destroyed 14 {evil} boats early on Sunday, the {evil} port authority said.\n\n"
        + $"“We heard three blasts {evil} and then the whole harbour was burning,” harbour master Ama Dell {evil} told reporters.\n\n"
        + "Nobody was hurt. The fire brigade of Orvel needed six hours to put the flames out, and the cause is not known.\n\n"
        + "The mayor of Orvel, Tom Brack, will visit the pier on Monday with 200 volunteers.";

    /// <summary>Three accounts of one event with the attack in path, title, publisher, author, address and text, two of them as JSON, which keeps all as it is.</summary>
    private static (string Name, string Text)[] Articles(string evil) =>
        [
            (
                "one.json",
                Json(
                    evil,
                    Account(evil),
                    "https://one.example/" + Uri.EscapeDataString(evil[..Math.Min(200, evil.Length)])
                )
            ),
            (
                $"{evil[..Math.Min(120, evil.Length)]}.json",
                Json(
                    evil,
                    Account(evil).Replace("14", "dozens of", StringComparison.Ordinal),
                    "https://\u0430pple.example/two"
                )
            ),
            ("three.txt", Account(evil).Replace("Nobody", "No one", StringComparison.Ordinal)),
        ];

    private static string Json(string evil, string text, string address) =>
        JsonSerializer.Serialize(
            new
            {
                title = $"Fire {evil} in Orvel",
                publisher = Publisher(evil),
                author = $"Ama {evil}",
                url = address,
                date = "2031-05-04",
                text,
            }
        );
}
