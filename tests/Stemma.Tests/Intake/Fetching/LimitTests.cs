using Microsoft.AspNetCore.Http;
using Stemma.Intake.Fetching;

namespace Stemma.Tests.Intake.Fetching;

public sealed class LimitTests : IAsyncDisposable
{
    private readonly TestWeb web = new();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task APageThatDeclaresTooManyBytesIsNotRead()
    {
        web.Serve(
            "news.example/large",
            async context =>
            {
                context.Response.ContentLength = 2_000;
                await context.Response.Body.WriteAsync(new byte[2_000], context.RequestAborted);
            }
        );
        var options = new FetchOptions { MaxBytes = 1_999 };
        (await web.FetchAsync("http://news.example/large", options)).Error!.Code.ShouldBe(FetchCodes.TooLarge);
        options = new FetchOptions { MaxBytes = 2_000 };
        (await web.FetchAsync("http://news.example/large", options)).Page!.Bytes.Length.ShouldBe(2_000);
    }

    [Fact]
    public async Task AnEndlessBodyIsCutOff()
    {
        var hungUp = new TaskCompletionSource();
        web.Serve(
            "news.example/endless",
            async context =>
            {
                context.RequestAborted.Register(hungUp.SetResult);
                try
                {
                    while (true)
                        await context.Response.Body.WriteAsync(new byte[65_536], context.RequestAborted);
                }
                catch (OperationCanceledException) { }
            }
        );
        var options = new FetchOptions { MaxBytes = 1_000_000 };
        (await web.FetchAsync("http://news.example/endless", options)).Error!.Code.ShouldBe(FetchCodes.TooLarge);
        await hungUp.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task AFloodOfHeadersIsRefused()
    {
        web.Serve(
            "news.example/flood",
            context =>
            {
                for (var index = 0; index < 200; index++)
                    context.Response.Headers[$"X-{index}"] = new string('x', 1_000);
                return Task.CompletedTask;
            }
        );
        (await web.FetchAsync("http://news.example/flood")).Error!.Code.ShouldBe(FetchCodes.TooLarge);
    }

    [Fact]
    public async Task ABodyThatStallsIsGivenUp()
    {
        web.Serve(
            "news.example/stall",
            async context =>
            {
                await context.Response.WriteAsync("The first words.");
                await context.Response.Body.FlushAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
            }
        );
        using var fetcher = web.Fetcher();
        var fetching = fetcher.FetchAsync("http://news.example/stall", TestContext.Current.CancellationToken);
        var error = (await web.PassTimeAsync(fetching)).Error.ShouldNotBeNull();
        error.Code.ShouldBe(FetchCodes.TooSlow);
        error.Message.ShouldContain("20 seconds");
    }

    [Fact]
    public async Task ABodyThatTricklesIsGivenUpAfterTheWholeTime()
    {
        web.Serve(
            "news.example/trickle",
            async context =>
            {
                try
                {
                    while (true)
                    {
                        await context.Response.Body.WriteAsync("x"u8.ToArray(), context.RequestAborted);
                        await Task.Delay(TimeSpan.FromSeconds(5), web.Clock, context.RequestAborted);
                    }
                }
                catch (OperationCanceledException) { }
            }
        );
        // Generous against a busy machine: what trickles must not look stalled.
        var options = new FetchOptions { StallTime = TimeSpan.FromMinutes(9), RequestTime = TimeSpan.FromMinutes(10) };
        using var fetcher = web.Fetcher(options with { PageTime = TimeSpan.FromHours(1) });
        var fetching = fetcher.FetchAsync("http://news.example/trickle", TestContext.Current.CancellationToken);
        var work = web.PassTimeAsync(fetching, TimeSpan.FromSeconds(5));
        (await work).Error!.Message.ShouldBe("The answer is not complete after 600 seconds.");
    }

    [Fact]
    public async Task AServerThatNeverAnswersIsGivenUp()
    {
        web.Serve(
            "news.example/silent",
            context =>
                Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default)
        );
        using var fetcher = web.Fetcher();
        var fetching = fetcher.FetchAsync("http://news.example/silent", TestContext.Current.CancellationToken);
        (await web.PassTimeAsync(fetching)).Error!.Code.ShouldBe(FetchCodes.TooSlow);
        web.PageRequests.Count().ShouldBe(1);
    }
}
