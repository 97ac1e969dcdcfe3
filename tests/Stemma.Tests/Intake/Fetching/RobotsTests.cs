using Microsoft.AspNetCore.Http;
using Stemma.Intake.Fetching;

namespace Stemma.Tests.Intake.Fetching;

public sealed class RobotsTests : IAsyncDisposable
{
    private readonly TestWeb web = new();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task ARobotsTxtIsAskedForOnceAndObeyed()
    {
        web.Serve("news.example/robots.txt", "User-agent: *\nDisallow: /private\nAllow: /private/open\n")
            .Serve("news.example/a", "Words.")
            .Serve("news.example/private/open", "Words.")
            .Serve("news.example/private/shut", "Words.");
        using var fetcher = web.Fetcher(new FetchOptions { Pause = TimeSpan.Zero });
        (await FetchAsync(fetcher, "/a")).Page.ShouldNotBeNull();
        (await FetchAsync(fetcher, "/private/open")).Page.ShouldNotBeNull();
        (await FetchAsync(fetcher, "/private/shut")).Error!.Code.ShouldBe(FetchCodes.Disallowed);
        web.Requests.Select(request => request.Address)
            .ShouldBe(["news.example/robots.txt", "news.example/a", "news.example/private/open"]);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task AMissingRobotsTxtAllowsEverything(int status)
    {
        Robots(status);
        (await web.FetchAsync("http://news.example/a")).Page.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(503)]
    public async Task AnUnreachableRobotsTxtForbidsEverything(int status)
    {
        Robots(status);
        var options = new FetchOptions { Retries = 0 };
        (await web.FetchAsync("http://news.example/a", options)).Error!.Code.ShouldBe(FetchCodes.RobotsUnreachable);
        web.PageRequests.ShouldBeEmpty();
    }

    [Fact]
    public async Task ARobotsTxtThatNeverComesForbidsEverything()
    {
        web.Serve(
            "news.example/robots.txt",
            context =>
                Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default)
        );
        using var fetcher = web.Fetcher();
        (await web.PassTimeAsync(FetchAsync(fetcher, "/a"))).Error!.Code.ShouldBe(FetchCodes.RobotsUnreachable);
    }

    [Theory]
    [InlineData(5, FetchCodes.Disallowed)]
    [InlineData(6, null)]
    public async Task ARobotsTxtIsFollowedThroughFiveRedirects(int redirects, string? code)
    {
        web.Serve("news.example/a", "Words.").Redirect("news.example/robots.txt", "http://step.example/1");
        for (var step = 1; step < redirects; step++)
            web.Redirect($"step.example/{step}", $"/{step + 1}");
        web.Serve($"step.example/{redirects}", "User-agent: *\nDisallow: /\n");
        (await web.FetchAsync("http://news.example/a")).Error?.Code.ShouldBe(code);
        web.PageRequests.Contains("news.example/a").ShouldBe(code is null);
    }

    [Fact]
    public async Task ARobotsTxtOnAPrivateAddressIsNotFetchedAndForbidsEverything()
    {
        web.Name("inside.example", ["10.0.0.7"])
            .Redirect("news.example/robots.txt", "http://inside.example/robots.txt")
            .Serve("news.example/a", "Words.");
        var error = (await web.FetchAsync("http://news.example/a")).Error.ShouldNotBeNull();
        error.Code.ShouldBe(FetchCodes.RobotsUnreachable);
        error.Message.ShouldContain("inside.example leads to 10.0.0.7");
        web.Connections.ShouldAllBe(address => address == TestWeb.Public);
        web.PageRequests.ShouldBeEmpty();
    }

    [Fact]
    public async Task ARobotsTxtIsReadUpToFiveHundredKibibytes()
    {
        var filler = new string('#', 500 * 1024 - "User-agent: *\nDisallow: /early\n".Length - 1);
        web.Serve("news.example/robots.txt", $"User-agent: *\nDisallow: /early\n{filler}\nDisallow: /late\n")
            .Serve("news.example/early", "Words.")
            .Serve("news.example/late", "Words.");
        using var fetcher = web.Fetcher(new FetchOptions { Pause = TimeSpan.Zero });
        (await FetchAsync(fetcher, "/early")).Error!.Code.ShouldBe(FetchCodes.Disallowed);
        (await FetchAsync(fetcher, "/late")).Page.ShouldNotBeNull();
    }

    [Fact]
    public async Task ARobotsTxtIsAskedForAnewAfterADay()
    {
        web.Serve("news.example/robots.txt", "User-agent: *\nDisallow: /\n").Serve("news.example/a", "Words.");
        using var fetcher = web.Fetcher();
        (await FetchAsync(fetcher, "/a")).Error!.Code.ShouldBe(FetchCodes.Disallowed);
        web.Serve("news.example/robots.txt", "");
        web.Clock.Advance(TimeSpan.FromHours(23));
        (await FetchAsync(fetcher, "/a")).Error!.Code.ShouldBe(FetchCodes.Disallowed);
        web.Clock.Advance(TimeSpan.FromHours(2));
        (await FetchAsync(fetcher, "/a")).Page.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Disallow: /", "/a", false)]
    [InlineData("Disallow:", "/a", true)]
    [InlineData("Disallow: /a", "/abc", false)]
    [InlineData("Disallow: /a", "/A", true)]
    [InlineData("Disallow: /a/", "/a", true)]
    [InlineData("Disallow: /\nAllow: /a", "/a", true)]
    [InlineData("Allow: /a\nDisallow: /a", "/a", true)]
    [InlineData("Disallow: /a\nAllow: /a", "/a", true)]
    [InlineData("Disallow: /abc\nAllow: /a", "/abcd", false)]
    [InlineData("Disallow: /*.pdf", "/x/y.pdf?z", false)]
    [InlineData("Disallow: /*.pdf$", "/x/y.pdf?z", true)]
    [InlineData("Disallow: /*.pdf$", "/x/y.pdf.pdf", false)]
    [InlineData("Disallow: /a*b*c", "/a-c-b-c", false)]
    [InlineData("Disallow: /a*b*c", "/a-c-b", true)]
    [InlineData("Disallow: /a$", "/a", false)]
    [InlineData("Disallow: /a$", "/ab", true)]
    [InlineData("Disallow: *a", "/ba", false)]
    [InlineData("Disallow: /*?s=", "/find?s=x", false)]
    [InlineData("Disallow: /", "/robots.txt", true)]
    [InlineData("Disallow: /caf\u00e9", "/caf%C3%A9", false)]
    [InlineData("Disallow: /caf%c3%a9", "/caf\u00e9", false)]
    [InlineData("Disallow: /%61", "/a", false)]
    [InlineData("Disallow: /a%2Fb", "/a/b", true)]
    [InlineData("Disallow: /a # not /b", "/a", false)]
    [InlineData("DISALLOW : /a", "/a", false)]
    [InlineData("Sitemap: /x\nDisallow: /a", "/a", false)]
    [InlineData("no colon\n:\nDisallow: /a", "/a", false)]
    public void TheLongestRuleThatMatchesDecides(string rules, string path, bool allowed) =>
        RobotsRules
            .Parse($"User-agent: *\n{rules}", "stemma")
            .Allow(new Uri($"http://news.example{path}"))
            .ShouldBe(allowed);

    [Theory]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: stemma\nDisallow: /b", true)]
    [InlineData("User-agent: Stemma/2.0 (crawler)\nDisallow: /\n\nUser-agent: *\nAllow: /", false)]
    [InlineData("User-agent: stemmatic\nDisallow: /", true)]
    [InlineData("User-agent: other\nUser-agent: STEMMA\nDisallow: /a", false)]
    [InlineData(
        "User-agent: stemma\nDisallow: /b\n\nUser-agent: other\nDisallow: /\n\nUser-agent: stemma\nDisallow: /a",
        false
    )]
    [InlineData("User-agent: stemma\n\nUser-agent: *\nDisallow: /a", false)]
    [InlineData("User-agent: stemma\nDisallow:\n\nUser-agent: *\nDisallow: /a", true)]
    [InlineData("Disallow: /a", true)]
    [InlineData("\ufeffUser-agent: *\r\nDisallow: /a\r\n", false)]
    [InlineData("User-agent: *\rDisallow: /a\r", false)]
    [InlineData("<html>\n<body>Not found</body>", true)]
    public void AllGroupsThatNameTheRobotAreRead(string file, bool allowed) =>
        RobotsRules.Parse(file, "stemma").Allow(new Uri("http://news.example/a")).ShouldBe(allowed);

    [Fact]
    public void ManyRulesOfManyStarsTakeNoMoreThanAMoment()
    {
        var file = "User-agent: *\n" + string.Concat(Enumerable.Repeat("Disallow: /*a*a*a*a*a*a*a*a*b\n", 16_000));
        var address = new Uri("http://news.example/" + new string('a', 7_900));
        var rules = RobotsRules.Parse(file, "stemma");
        var began = TimeProvider.System.GetTimestamp();
        rules.Allow(address).ShouldBeTrue();
        TimeProvider.System.GetElapsedTime(began).TotalSeconds.ShouldBeLessThan(2);
    }

    private static Task<FetchResult> FetchAsync(PageFetcher fetcher, string path) =>
        fetcher.FetchAsync($"http://news.example{path}", TestContext.Current.CancellationToken);

    private void Robots(int status) =>
        web.Serve("news.example/a", "Words.")
            .Serve(
                "news.example/robots.txt",
                context =>
                {
                    context.Response.StatusCode = status;
                    return context.Response.WriteAsync("User-agent: *\nDisallow: /\n");
                }
            );
}
