using System.Text;
using Stemma.Intake.Fetching;

namespace Stemma.Tests.Intake.Fetching;

public sealed class RedirectTests : IAsyncDisposable
{
    private readonly TestWeb web = new();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task AChainIsFollowedAcrossHostsAndKept()
    {
        web.Redirect("short.example/x", "http://news.example/old", 301)
            .Redirect("news.example/old", "/new?page=2", 307)
            .Serve("news.example/new?page=2", "Arrived.");
        var page = (await web.FetchAsync("http://short.example/x")).Page.ShouldNotBeNull();
        Encoding.UTF8.GetString(page.Bytes.Span).ShouldBe("Arrived.");
        page.RequestedAddress.AbsoluteUri.ShouldBe("http://short.example/x");
        page.FinalAddress.AbsoluteUri.ShouldBe("http://news.example/new?page=2");
        page.Redirects.Select(step => (step.From.AbsoluteUri, step.To.AbsoluteUri, step.Status))
            .ShouldBe([
                ("http://short.example/x", "http://news.example/old", 301),
                ("http://news.example/old", "http://news.example/new?page=2", 307),
            ]);
        page.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://127.0.0.1/admin")]
    [InlineData("http://[::1]/admin")]
    [InlineData("//10.0.0.1/admin")]
    [InlineData("http://2130706433/admin")]
    [InlineData("http://inside.example/admin")]
    [InlineData("http://localhost/admin")]
    [InlineData("http://news.example:6379/")]
    public async Task ARedirectToAPrivateAddressIsRefused(string location)
    {
        web.Name("inside.example", ["192.168.0.9"]).Name("localhost", ["127.0.0.1"]);
        web.Redirect("news.example/a", location);
        (await ErrorOf("http://news.example/a")).ShouldBe(FetchCodes.RefusedAddress);
        web.Connections.ShouldAllBe(address => address == TestWeb.Public);
        web.PageRequests.ShouldBe(["news.example/a"]);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://me:secret@news.example/b")]
    [InlineData("http://")]
    public async Task ARedirectToWhatIsNoWebAddressIsRefused(string location)
    {
        web.Redirect("news.example/a", location);
        var error = (await web.FetchAsync("http://news.example/a")).Error.ShouldNotBeNull();
        error.Code.ShouldBe(FetchCodes.NotAnAddress);
        error.Message.ShouldNotContain("secret");
    }

    [Fact]
    public async Task ARedirectWithoutAPlaceToGoIsAnError()
    {
        web.Serve(
            "news.example/a",
            context =>
            {
                context.Response.StatusCode = 302;
                return Task.CompletedTask;
            }
        );
        (await ErrorOf("http://news.example/a")).ShouldBe(FetchCodes.BadStatus);
    }

    [Fact]
    public async Task ACircleEndsWhereItCloses()
    {
        web.Redirect("news.example/a", "/b").Redirect("news.example/b", "/a");
        (await ErrorOf("http://news.example/a")).ShouldBe(FetchCodes.TooManyRedirects);
        web.PageRequests.ShouldBe(["news.example/a", "news.example/b"]);
    }

    [Fact]
    public async Task AnEndlessChainEndsAtTheLimit()
    {
        for (var step = 0; step < 20; step++)
            web.Redirect($"news.example/{step}", $"/{step + 1}");
        (await ErrorOf("http://news.example/0")).ShouldBe(FetchCodes.TooManyRedirects);
        web.PageRequests.Count().ShouldBe(11);
    }

    [Fact]
    public async Task ARedirectIsCheckedAgainstTheRobotsTxtOfItsHost()
    {
        web.Redirect("short.example/x", "http://news.example/private/x")
            .Serve("news.example/robots.txt", "User-agent: *\nDisallow: /private/")
            .Serve("news.example/private/x", "Words.");
        (await ErrorOf("http://short.example/x")).ShouldBe(FetchCodes.Disallowed);
        web.PageRequests.ShouldBe(["short.example/x"]);
    }

    [Fact]
    public async Task ALeadFromHttpsToHttpIsFollowedWithAWarning()
    {
        web.Redirect("news.example/safe", "http://news.example/plain").Serve("news.example/plain", "Words.");
        var page = (await web.FetchAsync("https://news.example/safe")).Page.ShouldNotBeNull();
        page.FinalAddress.AbsoluteUri.ShouldBe("http://news.example/plain");
        page.Warnings.Single().Code.ShouldBe(FetchCodes.Downgraded);
    }

    [Fact]
    public async Task ALeadFromHttpToHttpsNeedsNoWarning()
    {
        web.Redirect("news.example/plain", "https://news.example/safe").Serve("news.example/safe", "Words.");
        var page = (await web.FetchAsync("http://news.example/plain")).Page.ShouldNotBeNull();
        page.FinalAddress.AbsoluteUri.ShouldBe("https://news.example/safe");
        page.Warnings.ShouldBeEmpty();
    }

    private async Task<string?> ErrorOf(string address) => (await web.FetchAsync(address)).Error?.Code;
}
