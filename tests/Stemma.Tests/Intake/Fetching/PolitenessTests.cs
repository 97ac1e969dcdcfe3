using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Stemma.Intake.Fetching;

namespace Stemma.Tests.Intake.Fetching;

public sealed class PolitenessTests : IAsyncDisposable
{
    private static readonly FetchOptions Patient = new()
    {
        StallTime = TimeSpan.FromHours(1),
        RequestTime = TimeSpan.FromHours(1),
        PageTime = TimeSpan.FromHours(2),
    };

    private readonly TestWeb web = new();
    private readonly ConcurrentDictionary<string, int> underWay = new(StringComparer.Ordinal);
    private int most;
    private int mostAtOneHost;

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task PagesOfOneHostComeOneByOneWithAPauseBetween()
    {
        var times = await FetchTogetherAsync(Patient, hosts: 1, pages: 4);
        mostAtOneHost.ShouldBe(1);
        times.Zip(times.Skip(1), (first, second) => (second - first).TotalSeconds).ShouldAllBe(wait => wait >= 1);
    }

    [Fact]
    public async Task PagesOfManyHostsComeTogetherUpToTheBound()
    {
        await FetchTogetherAsync(Patient with { Parallelism = 3 }, hosts: 9, pages: 1);
        most.ShouldBeInRange(2, 3);
        mostAtOneHost.ShouldBe(1);
    }

    [Theory]
    [InlineData("4", 4, 20)]
    [InlineData("0.2", 1, 15)]
    [InlineData("9000", 30, 300)]
    public async Task ACrawlDelayIsObeyedUpToABound(string delay, int atLeast, int atMost)
    {
        web.Serve("host0.example/robots.txt", $"User-agent: *\nCrawl-delay: {delay}\n");
        var times = await FetchTogetherAsync(Patient, hosts: 1, pages: 2);
        (times[1] - times[0]).TotalSeconds.ShouldBeInRange(atLeast, atMost);
    }

    [Fact]
    public async Task RobotsTxtAndRedirectsNeedNoPause()
    {
        web.Redirect("host0.example/0", "/1").Serve("host0.example/1", "Words.");
        // The clock stands still: any pause would last for ever.
        (await web.FetchAsync("http://host0.example/0")).Page.ShouldNotBeNull();
    }

    private async Task<TimeSpan[]> FetchTogetherAsync(FetchOptions options, int hosts, int pages)
    {
        var addresses = new List<string>();
        for (var host = 0; host < hosts; host++)
        {
            for (var page = 0; page < pages; page++)
            {
                addresses.Add($"http://host{host}.example/{page}");
                web.Serve($"host{host}.example/{page}", CountAsync);
            }
        }

        using var fetcher = web.Fetcher(options);
        var all = Task.WhenAll(
            addresses.Select(address => fetcher.FetchAsync(address, TestContext.Current.CancellationToken))
        );
        (await web.PassTimeAsync(all)).ShouldAllBe(result => result.Page != null);
        return
        [
            .. web
                .Requests.Where(request => !request.Address.EndsWith("robots.txt", StringComparison.Ordinal))
                .Select(request => request.At),
        ];
    }

    private async Task CountAsync(HttpContext context)
    {
        var here = underWay.AddOrUpdate(context.Request.Host.Host, 1, (_, count) => count + 1);
        lock (underWay)
        {
            mostAtOneHost = Math.Max(mostAtOneHost, here);
            most = Math.Max(most, underWay.Values.Sum());
        }

        await Task.Delay(50, TestContext.Current.CancellationToken);
        underWay.AddOrUpdate(context.Request.Host.Host, 0, (_, count) => count - 1);
        await context.Response.WriteAsync("Words.");
    }
}
