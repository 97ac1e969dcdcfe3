using System.Text.Json;
using Microsoft.Playwright;

namespace Stemma.Browser.Tests;

/// <summary>
/// Pages as they look, at 390 and 1280 pixels, light and dark. STEMMA_UPDATE_GOLDEN=1 takes the pictures anew: look at each
/// before committing it. Every run leaves its own, at full size, in artifacts/test/pictures.
/// </summary>
public sealed class PictureTests(Newsroom newsroom, GuardedRoom guarded)
{
    /// <summary>Share of pixels that may differ: letters are drawn a little differently by each version of the browser.</summary>
    /// <remarks>A line of text moved by one line changes more than 0.02 of these pictures.</remarks>
    private const double MostDiffering = 0.015;

    /// <summary>Grey levels of 255, after halving the size, from which a pixel differs.</summary>
    private const int Visible = 60;

    /// <summary>One face on every machine; ./test installs it.</summary>
    private const string Faces =
        "html, svg { font-family: 'Liberation Serif' !important; } .evidence, .sigla, code, .twin { font-family: 'Liberation Mono' !important; }";

    private static readonly string[] Pages =
    [
        "front",
        "trace",
        "story",
        "article",
        "compare",
        "decisions",
        "outlets",
        "quotations",
        "help",
        "sign-in",
        "account",
        "accounts",
        "archive",
        "archive-search",
        "archive-story",
        "archive-article",
        "archive-compare",
        "archive-decisions",
        "feeds",
    ];

    public static TheoryData<string, int, ColorScheme> All =>
        [
            .. from name in Pages
            from width in new[] { 390, 1280 }
            from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
            select (name, width, scheme),
        ];

    [Theory]
    [MemberData(nameof(All))]
    public async Task ThePageLooksAsItDid(string name, int width, ColorScheme scheme)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var file = $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}";
        await using var page = await PageAddresses.OpenAsync(
            newsroom,
            guarded,
            name,
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = width < 500 ? 844 : 900 },
                ColorScheme = scheme,
                ReducedMotion = ReducedMotion.Reduce,
                BypassCSP = true,
            }
        );
        await page.Page.AddStyleTagAsync(
            new PageAddStyleTagOptions { Content = Faces + "input[type=date], .tokens code { visibility: hidden; }" }
        );
        if (name is "story" or "archive-story")
            await page.Page.Locator(".tie[data-to=K]").DispatchEventAsync("mouseover");
        var taken = await page.Page.ScreenshotAsync();
        var kept = Repository.At("artifacts", "test", "pictures", file + ".png");
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        await File.WriteAllBytesAsync(kept, taken, cancellation);

        var golden = Repository.At("tests", "Stemma.Browser.Tests", "Golden", file + ".webp");
        if (Environment.GetEnvironmentVariable("STEMMA_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            await File.WriteAllBytesAsync(golden, await SmallAsync(page, taken), cancellation);
            return;
        }

        File.Exists(golden).ShouldBeTrue($"{golden} is missing: STEMMA_UPDATE_GOLDEN=1 makes it");
        var share = await DifferingAsync(page, taken, await File.ReadAllBytesAsync(golden, cancellation));
        share.ShouldBeLessThan(MostDiffering, $"{kept} differs from {golden}");
    }

    [Fact]
    public async Task TheReadmeShowsTheStoryAsItLooks()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var page = await newsroom.PageAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 1280, Height = 950 },
                ColorScheme = ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
                BypassCSP = true,
            }
        );
        await page.GoAsync(newsroom.Story);
        await page.Page.AddStyleTagAsync(new PageAddStyleTagOptions { Content = Faces });
        var taken = await page.Page.ScreenshotAsync();
        var shown = Repository.At("docs", "story.png");
        if (Environment.GetEnvironmentVariable("STEMMA_UPDATE_GOLDEN") == "1")
            await File.WriteAllBytesAsync(shown, taken, cancellation);
        var kept = await File.ReadAllBytesAsync(shown, cancellation);
        kept.Length.ShouldBeLessThan(150_000);
        // Both are halved, so that letters drawn a little differently do not count.
        var share = await DifferingAsync(page, taken, await SmallAsync(page, kept));
        share.ShouldBeLessThan(MostDiffering, $"{shown} shows another page");
    }

    /// <summary>At half the size, as WebP: the repository keeps how a page looks, not each hairline.</summary>
    private static async Task<byte[]> SmallAsync(WatchedPage page, byte[] picture)
    {
        var encoded = await page.Page.EvaluateAsync<string>(
            Canvas + "picture => half(picture).then(c => c.toDataURL('image/webp', .6)); return run(argument); }",
            Address(picture, "png")
        );
        return Convert.FromBase64String(encoded[(encoded.IndexOf(',', StringComparison.Ordinal) + 1)..]);
    }

    private static async Task<double> DifferingAsync(WatchedPage page, byte[] picture, byte[] golden)
    {
        var told = await page.Page.EvaluateAsync<JsonElement>(
            Canvas
                + $$"""
                async ([picture, golden]) => {
                  const one = await half(picture), other = await whole(golden);
                  if (one.width !== other.width || one.height !== other.height) return 1;
                  const [a, b] = [one, other].map(c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data);
                  let differing = 0;
                  for (let i = 0; i < a.length; i += 4)
                    if (Math.abs(a[i] - b[i]) + Math.abs(a[i + 1] - b[i + 1]) + Math.abs(a[i + 2] - b[i + 2]) > 3 * {{Visible}}) differing++;
                  return differing / (a.length / 4); };
                return run(argument); }
                """,
            new[] { Address(picture, "png"), Address(golden, "webp") }
        );
        return told.GetDouble();
    }

    private static string Address(byte[] picture, string form) =>
        $"data:image/{form};base64,{Convert.ToBase64String(picture)}";

    private const string Canvas =
        """
            argument => {
              const drawn = async (address, scale) => {
                const image = new Image();
                image.src = address;
                await image.decode();
                const canvas = document.createElement('canvas');
                canvas.width = Math.round(image.width * scale);
                canvas.height = Math.round(image.height * scale);
                const context = canvas.getContext('2d');
                context.imageSmoothingQuality = 'high';
                context.drawImage(image, 0, 0, canvas.width, canvas.height);
                return canvas;
              };
              const half = address => drawn(address, .5), whole = address => drawn(address, 1);
              const run =
            """ + " ";
}
