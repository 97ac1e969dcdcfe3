using System.Text;
using NodaTime;
using Stemma.Intake;
using Stemma.Intake.Fetching;

namespace Stemma.Tests.Intake.Fetching;

public sealed class AddressInputTests : IAsyncDisposable
{
    private const string Paragraphs =
        "<p>The ferry Ondrelle ran aground off Cape Tilvary before dawn, and all forty people aboard were taken off by "
        + "lifeboat within the hour.</p><p>The harbour master, Ruvane Estoll, said the buoy that marks the shoal had "
        + "been out since the storm of last week, and that nobody had reported it.</p>";

    private readonly TestWeb web = new();
    private readonly TempFolder folder = new();

    public async ValueTask DisposeAsync()
    {
        folder.Dispose();
        await web.DisposeAsync();
    }

    [Fact]
    public void AnAddressIsReadLikeAFileAndKeepsWhereItCameFrom()
    {
        var page =
            $"<html><head><title>Ferry aground</title></head><body><article>{Paragraphs}</article></body></html>";
        web.Redirect("127.0.0.1/ferry", "/2031/ferry").Serve("127.0.0.1/2031/ferry", page, "text/html; charset=utf-8");
        var result = Read($"{web.LocalAddress}/ferry#top");
        result.Skipped.ShouldBeEmpty();
        var article = result.Articles.ShouldHaveSingleItem();
        article.Path.ShouldBe($"{web.LocalAddress}/ferry#top");
        article.Url.ShouldBe($"{web.LocalAddress}/2031/ferry");
        article.Text.ShouldContain("Ruvane Estoll");
        article.Text.ShouldNotContain("<p>");
        var custody = article.Custody.ShouldNotBeNull();
        custody.Address.ShouldBe($"{web.LocalAddress}/2031/ferry");
        custody.Retrieved.ShouldBe(Instant.FromDateTimeOffset(web.Clock.Start));
        custody.Bytes.ShouldBe(Encoding.UTF8.GetByteCount(page));
    }

    [Fact]
    public void TheCharsetOfTheServerIsBelieved()
    {
        web.Serve(
            "127.0.0.1/greek.txt",
            context =>
            {
                context.Response.ContentType = "text/plain; charset=iso-8859-7";
                // "νέα" in that encoding; by its bytes alone it could be many things.
                return context.Response.Body.WriteAsync(new byte[] { 0xed, 0xdd, 0xe1 }).AsTask();
            }
        );
        var article = Read($"{web.LocalAddress}/greek.txt").Articles.ShouldHaveSingleItem();
        article.Text.ShouldBe("\u03bd\u03ad\u03b1");
    }

    [Fact]
    public void AFeedBehindAnAddressGivesItsItems()
    {
        const string First = "The ferry Ondrelle ran aground off Cape Tilvary before dawn, the harbour office said.";
        const string Second = "The tide gate at Morvane stuck open on Friday, and the lower quay was under water.";
        web.Serve(
            "127.0.0.1/feed",
            $"""
            <?xml version="1.0"?><rss version="2.0"><channel><title>Tilvary Post</title>
            <item><title>Aground</title><link>https://tilvary.example/1</link><description>{First}</description></item>
            <item><title>Gate</title><link>https://tilvary.example/2</link><description>{Second}</description></item>
            </channel></rss>
            """,
            "application/rss+xml"
        );
        var result = Read($"{web.LocalAddress}/feed");
        result.Skipped.ShouldBeEmpty();
        result
            .Articles.Select(article => article.Url)
            .ShouldBe(["https://tilvary.example/1", "https://tilvary.example/2"]);
        result.Articles[1].Text.ShouldContain(Second);
        result.Articles[0].Custody!.Address.ShouldBe($"{web.LocalAddress}/feed");
    }

    [Fact]
    public void AddressesAndFilesKeepTheirOrderAndAreReadOnce()
    {
        for (var index = 0; index < 20; index++)
            web.Serve($"127.0.0.1/{index}.txt", $"Account number {index}.");
        folder.Write("own.txt", "Own account.");
        var addresses = Enumerable.Range(0, 20).Select(index => $"{web.LocalAddress}/{index}.txt").ToArray();
        var result = Read([
            .. addresses,
            folder.Path("own.txt"),
            $"{addresses[3]}#again",
            $"{web.LocalAddress}/none.txt",
        ]);
        result
            .Articles.Select(article => article.Text)
            .ShouldBe([.. Enumerable.Range(0, 20).Select(index => $"Account number {index}."), "Own account."]);
        var error = result.Skipped.ShouldHaveSingleItem();
        (error.Code, error.Source).ShouldBe((FetchCodes.BadStatus, $"{web.LocalAddress}/none.txt"));
    }

    [Theory]
    [InlineData("ftp://tilvary.example/a.txt")]
    [InlineData("file:///etc/hostname")]
    public void AnAddressOfAnotherSchemeIsSaidToBeOne(string input) =>
        Read(input).Skipped.ShouldHaveSingleItem().Code.ShouldBe(FetchCodes.NotAnAddress);

    [Fact]
    public void APasswordInAnAddressIsNotRepeated()
    {
        var error = Read("http://me:secret@127.0.0.1/").Skipped.ShouldHaveSingleItem();
        error.Code.ShouldBe(FetchCodes.NotAnAddress);
        error.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task ARunThatIsCancelledStopsWaitingForServers()
    {
        using var cancellation = new CancellationTokenSource();
        web.Serve(
            "127.0.0.1/slow",
            async context =>
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
            }
        );
        var run = Task.Run(() => Read(cancellation.Token, $"{web.LocalAddress}/slow"), CancellationToken.None);
        await Should.ThrowAsync<OperationCanceledException>(
            run.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)
        );
    }

    private IntakeResult Read(params string[] inputs) => Read(TestContext.Current.CancellationToken, inputs);

    private IntakeResult Read(CancellationToken cancellation, params string[] inputs)
    {
        var options = new IntakeOptions
        {
            Fetching = new FetchOptions
            {
                AllowedHosts = ["127.0.0.1"],
                Pause = TimeSpan.Zero,
                Time = web.Clock,
            },
        };
        return new ArticleReader(options).Read(inputs, cancellation: cancellation);
    }
}
