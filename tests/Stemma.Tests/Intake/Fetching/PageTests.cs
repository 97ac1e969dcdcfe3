using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Stemma.Intake.Fetching;

namespace Stemma.Tests.Intake.Fetching;

public sealed class PageTests : IAsyncDisposable
{
    private readonly TestWeb web = new();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task APageComesWithItsAddressTypeCharsetAndTime()
    {
        web.Serve(
            "news.example/ferry",
            async context =>
            {
                context.Response.ContentType = "Text/HTML; charset=\"ISO-8859-2\"";
                context.Response.Headers.ETag = "\"v7\"";
                context.Response.Headers.LastModified = "Tue, 06 May 2031 06:00:00 GMT";
                await context.Response.Body.WriteAsync("The ferry \xe9"u8.ToArray(), context.RequestAborted);
            }
        );
        var page = (await web.FetchAsync("http://news.example/ferry#top")).Page.ShouldNotBeNull();
        page.RequestedAddress.AbsoluteUri.ShouldBe("http://news.example/ferry");
        page.FinalAddress.ShouldBe(page.RequestedAddress);
        page.Status.ShouldBe(200);
        page.MediaType.ShouldBe("text/html");
        page.Charset.ShouldBe("ISO-8859-2");
        page.Bytes.ToArray().ShouldBe("The ferry \xe9"u8.ToArray());
        page.RetrievedAt.ShouldBe(web.Clock.Start);
        page.Validator.ShouldBe(new Validator("\"v7\"", "Tue, 06 May 2031 06:00:00 GMT"));
        page.Redirects.ShouldBeEmpty();
        page.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task ARequestSaysWhoAsksAndCarriesNoCookie()
    {
        var seen = new List<IHeaderDictionary>();
        web.Serve(
            "news.example/a",
            context =>
            {
                seen.Add(new HeaderDictionary(context.Request.Headers.ToDictionary()));
                context.Response.Headers.SetCookie = "session=1; path=/";
                return context.Response.WriteAsync("Words.");
            }
        );
        using var fetcher = web.Fetcher(new FetchOptions { Pause = TimeSpan.Zero });
        await fetcher.FetchAsync("http://news.example/a", TestContext.Current.CancellationToken);
        await fetcher.FetchAsync("http://news.example/a", TestContext.Current.CancellationToken);
        seen.Count.ShouldBe(2);
        seen[1].UserAgent.ToString().ShouldBe(PageFetcher.UserAgent);
        PageFetcher.UserAgent.ShouldStartWith("stemma/");
        seen[1].Cookie.ShouldBeEmpty();
        seen[1].Authorization.ShouldBeEmpty();
        seen[1].Referer.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task APackedBodyIsUnpacked(string coding)
    {
        web.Serve(
            "news.example/packed",
            context => WritePackedAsync(context, coding, "The lock gate was shut."u8.ToArray())
        );
        var page = (await web.FetchAsync("http://news.example/packed")).Page.ShouldNotBeNull();
        Encoding.UTF8.GetString(page.Bytes.Span).ShouldBe("The lock gate was shut.");
    }

    [Fact]
    public async Task ADecompressionBombStopsAtTheLimit()
    {
        web.Serve("news.example/bomb", context => WritePackedAsync(context, "gzip", new byte[50_000_000]));
        (await ErrorOf("http://news.example/bomb", new FetchOptions { MaxBytes = 1_000_000 })).ShouldBe(
            FetchCodes.TooLarge
        );
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task ABodyThatIsNotPackedAsItSaysIsDamaged(string coding)
    {
        web.Serve(
            "news.example/lie",
            async context =>
            {
                context.Response.Headers.ContentEncoding = coding;
                await context.Response.WriteAsync("This was never packed, whatever the headers say.");
            }
        );
        (await ErrorOf("http://news.example/lie")).ShouldBe(FetchCodes.DamagedAnswer);
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    public async Task ACodingThatWasNotAskedForIsRefused(string coding)
    {
        web.Serve(
            "news.example/odd",
            async context =>
            {
                context.Response.Headers.ContentEncoding = coding;
                using var packed = new MemoryStream();
                await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
                    gzip.Write("Words."u8);
                await context.Response.Body.WriteAsync(packed.ToArray());
            }
        );
        (await ErrorOf("http://news.example/odd")).ShouldBe(FetchCodes.UnsupportedContent);
    }

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("Video/MP4")]
    [InlineData("font/woff2")]
    public async Task PicturesFilmsAndFontsAreNotFetched(string type)
    {
        web.Serve("news.example/file", "bytes", type);
        (await ErrorOf("http://news.example/file")).ShouldBe(FetchCodes.UnsupportedContent);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(501)]
    [InlineData(304)]
    public async Task AnErrorIsReportedAtOnce(int status)
    {
        web.Serve(
            "news.example/gone",
            context =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            }
        );
        (await ErrorOf("http://news.example/gone")).ShouldBe(FetchCodes.BadStatus);
        web.PageRequests.Count().ShouldBe(1);
    }

    [Fact]
    public async Task APageThatHasNotChangedIsNotSentAgain()
    {
        web.Serve(
            "news.example/same",
            context =>
            {
                context.Response.Headers.ETag = "\"one\"";
                context.Response.Headers.LastModified = "Tue, 06 May 2031 06:00:00 GMT";
                if (
                    context.Request.Headers.IfNoneMatch == "\"one\""
                    && context.Request.Headers.IfModifiedSince == "Tue, 06 May 2031 06:00:00 GMT"
                )
                {
                    context.Response.StatusCode = 304;
                    return Task.CompletedTask;
                }

                return context.Response.WriteAsync("Words.");
            }
        );
        using var fetcher = web.Fetcher(new FetchOptions { Validators = new ValidatorMemory(), Pause = TimeSpan.Zero });
        var first = (await fetcher.FetchAsync("http://news.example/same", TestContext.Current.CancellationToken)).Page!;
        var second = (
            await fetcher.FetchAsync("http://news.example/same", TestContext.Current.CancellationToken)
        ).Page!;
        (first.Status, first.IsUnchanged, first.Bytes.Length).ShouldBe((200, false, 6));
        (second.Status, second.IsUnchanged, second.Bytes.Length).ShouldBe((304, true, 0));
        second.Validator.ShouldBe(first.Validator);
    }

    [Fact]
    public async Task WithoutTestingSeamsTheFetcherReachesAHostAllowedByName()
    {
        web.Serve("127.0.0.1/here", "Local words.");
        using var fetcher = new PageFetcher(new FetchOptions { AllowedHosts = ["127.0.0.1"] });
        var page = (await fetcher.FetchAsync($"{web.LocalAddress}/here", TestContext.Current.CancellationToken)).Page;
        Encoding.UTF8.GetString(page.ShouldNotBeNull().Bytes.Span).ShouldBe("Local words.");
        using var strict = new PageFetcher(new FetchOptions { Ports = [new Uri(web.LocalAddress).Port] });
        var refused = await strict.FetchAsync($"{web.LocalAddress}/here", TestContext.Current.CancellationToken);
        refused.Error!.Code.ShouldBe(FetchCodes.RefusedAddress);
    }

    [Fact]
    public async Task ACancelledFetchEndsAtOnce()
    {
        using var cancellation = new CancellationTokenSource();
        web.Serve(
            "news.example/slow",
            async context =>
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
            }
        );
        using var fetcher = web.Fetcher();
        await Should.ThrowAsync<OperationCanceledException>(
            fetcher.FetchAsync("http://news.example/slow", cancellation.Token)
        );
    }

    private static async Task WritePackedAsync(HttpContext context, string coding, byte[] body)
    {
        context.Response.Headers.ContentEncoding = coding;
        await using Stream packer = coding switch
        {
            "gzip" => new GZipStream(context.Response.Body, CompressionLevel.Fastest),
            "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest),
            _ => new ZLibStream(context.Response.Body, CompressionLevel.Fastest),
        };
        await packer.WriteAsync(body, context.RequestAborted);
    }

    private async Task<string?> ErrorOf(string address, FetchOptions? options = null) =>
        (await web.FetchAsync(address, options)).Error?.Code;
}
