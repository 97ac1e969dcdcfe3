using System.Text;
using Microsoft.AspNetCore.Http;
using Stemma.Intake.Fetching;

namespace Stemma.Tests.Intake.Fetching;

public sealed class RetryTests : IAsyncDisposable
{
    /// <summary>Far from any limit of one request, so that only waits take time.</summary>
    private static readonly FetchOptions Patient = new()
    {
        StallTime = TimeSpan.FromHours(1),
        RequestTime = TimeSpan.FromHours(1),
        PageTime = TimeSpan.FromHours(2),
    };

    private readonly TestWeb web = new();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Theory]
    [InlineData(429, "7")]
    [InlineData(503, "7")]
    [InlineData(429, "Tue, 06 May 2031 07:08:16 GMT")]
    public async Task AServerThatAsksToWaitIsAskedAgainWhenItSaid(int status, string retryAfter)
    {
        ServeAfter(1, status, retryAfter);
        Encoding.UTF8.GetString((await FetchAsync()).Page!.Bytes.Span).ShouldBe("At last.");
        // A date is some seconds from now, and now moves a little while the answer is on its way.
        Waits().Single().ShouldBeInRange(6, 50);
    }

    [Fact]
    public async Task AServerThatAsksForTooLongAWaitIsGivenUpAtOnce()
    {
        ServeAfter(1, 503, "3600");
        var error = (await web.FetchAsync("http://news.example/a", Patient)).Error.ShouldNotBeNull();
        error.Code.ShouldBe(FetchCodes.Busy);
        error.Message.ShouldContain("3,600 seconds");
        web.PageRequests.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task AServersErrorIsRetriedWithGrowingPauses(int status)
    {
        ServeAfter(3, status);
        (await FetchAsync()).Page.ShouldNotBeNull();
        // About 1, 2 and 4 seconds, with jitter.
        Waits().Count().ShouldBe(3);
        Waits().Sum().ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData(500, FetchCodes.BadStatus)]
    [InlineData(503, FetchCodes.Busy)]
    public async Task AServerThatNeverRecoversIsGivenUp(int status, string code)
    {
        ServeAfter(100, status);
        (await FetchAsync()).Error!.Code.ShouldBe(code);
        web.PageRequests.Count().ShouldBe(4);
    }

    [Fact]
    public async Task ARetryAfterOfZeroIsNoInvitationToHammer()
    {
        ServeAfter(1, 429, "0");
        (await FetchAsync()).Page.ShouldNotBeNull();
        Waits().Single().ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task ABodyThatBreaksOffIsAskedForAgain()
    {
        var left = 1;
        web.Serve(
            "news.example/a",
            async context =>
            {
                context.Response.ContentLength = 8;
                await context.Response.WriteAsync("At l");
                await context.Response.Body.FlushAsync();
                if (left-- > 0)
                    context.Abort();
                else
                    await context.Response.WriteAsync("ast.");
            }
        );
        Encoding.UTF8.GetString((await FetchAsync()).Page!.Bytes.Span).ShouldBe("At last.");
        web.PageRequests.Count().ShouldBe(2);
    }

    [Fact]
    public async Task AHostIsReachedThroughAnotherAddressWhereOneIsDead()
    {
        web.Name("news.example", [TestWeb.Dead, TestWeb.Public]);
        ServeAfter(0, 200);
        (await FetchAsync()).Page.ShouldNotBeNull();
        web.Connections.ShouldBe([TestWeb.Dead, TestWeb.Public]);
    }

    [Fact]
    public async Task AHostThatIsNotReachedIsTriedAgainAndGivenUp()
    {
        web.Name("news.example", [TestWeb.Dead]);
        var error = (await FetchAsync()).Error.ShouldNotBeNull();
        error.Code.ShouldBe(FetchCodes.ConnectionFailed);
        error.Message.ShouldContain("no answer within 4 seconds");
        web.Connections.Count.ShouldBe(4);
    }

    [Fact]
    public async Task AWaitThatTheWholePageHasNoTimeForEndsIt()
    {
        ServeAfter(100, 503, "50");
        var error = (await FetchAsync(Patient with { PageTime = TimeSpan.FromSeconds(70) })).Error.ShouldNotBeNull();
        error.Code.ShouldBe(FetchCodes.TooSlow);
        web.PageRequests.Count().ShouldBeLessThanOrEqualTo(2);
    }

    private void ServeAfter(int failures, int status, string? retryAfter = null) =>
        web.Serve(
            "news.example/a",
            context =>
            {
                if (failures-- <= 0)
                    return context.Response.WriteAsync("At last.");
                context.Response.StatusCode = status;
                if (retryAfter is not null)
                    context.Response.Headers.RetryAfter = retryAfter;
                return Task.CompletedTask;
            }
        );

    private async Task<FetchResult> FetchAsync(FetchOptions? options = null)
    {
        using var fetcher = web.Fetcher(options ?? Patient);
        return await web.PassTimeAsync(
            fetcher.FetchAsync("http://news.example/a", TestContext.Current.CancellationToken)
        );
    }

    private IEnumerable<double> Waits()
    {
        var times = web.Requests.Where(request => request.Address == "news.example/a").Select(request => request.At);
        return times.Zip(times.Skip(1), (first, second) => (second - first).TotalSeconds);
    }
}
