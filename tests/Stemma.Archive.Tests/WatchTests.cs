using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Stemma.Archive.Alerting;
using Stemma.Archive.Watching;
using Stemma.Intake.Fetching;

namespace Stemma.Archive.Tests;

public sealed class WatchTests : IDisposable
{
    private const string Text =
        "The harbour of Orvel closed on Monday after a crane fell across the northern quay, the port authority said. "
        + "Ferries to Dann will leave from the fish market until the quay has been cleared and examined by divers.";

    private readonly ArchiveFolder folder = new();
    private readonly FeedServer server = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero));
    private readonly SqliteArchive archive;
    private readonly WatchBook book;
    private readonly List<WatchNews> news = [];

    public WatchTests()
    {
        archive = folder.Open();
        book = WatchBook.Open(folder.File);
    }

    public void Dispose()
    {
        book.Dispose();
        archive.Dispose();
        server.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task AnArticleIsToldOnceAndAFeedThatHasNotChangedIsNotSentAgain()
    {
        server.Serve("/feed.xml", FeedServer.Rss(("https://news.example/1", "Crane falls", Text)), "\"v1\"");
        await LookAsync();
        news.Select(item => item.Article?.Title).ShouldBe(["Crane falls"]);
        Feed().Failures.ShouldBe(0);

        using var again = WatchBook.Open(folder.File);
        again.Find(new Uri(server.Root + "/feed.xml")).ShouldBe(new Validator("\"v1\"", null));
        news.Clear();
        await LookAsync();
        news.ShouldBeEmpty();
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task AFeedThatChangesGivesOnlyWhatIsNewAndItsStory()
    {
        server.Serve("/feed.xml", FeedServer.Rss(("https://news.example/1", "Crane falls", Text)), "\"v1\"");
        await LookAsync();
        news.Clear();
        server.Serve(
            "/feed.xml",
            FeedServer.Rss(
                ("https://news.example/1", "Crane falls", Text),
                ("https://other.example/2", "Crane falls in Orvel", Text + " Nobody was hurt.")
            ),
            "\"v2\""
        );
        await LookAsync();
        news.Select(item => item.Article?.Title ?? $"{item.Story!.Articles} accounts")
            .ShouldBe(["Crane falls in Orvel", "2 accounts"]);
    }

    [Fact]
    public async Task ASummaryIsReadFromItsPageOnceAndAPageThatMayComeBackIsTriedAgain()
    {
        var item =
            $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Courier</title><item><title>Crane falls</title><link>{server.Root}/a.html</link><description>A crane fell.</description></item></channel></rss>";
        server.Serve("/feed.xml", item, "\"v1\"");
        server.Answer("/a.html", context => context.Response.StatusCode = 503);
        await LookAsync();
        archive.Size().Articles.ShouldBe(0);

        server.Serve("/a.html", $"<html><body><article><h1>Crane falls</h1><p>{Text}</p></article></body></html>");
        await LookAsync();
        archive.All().ShouldHaveSingleItem().Text.ShouldContain("fish market");

        await LookAsync();
        server.Requests.Count(path => path == "/a.html").ShouldBe(2);
    }

    [Fact]
    public async Task AFeedThatFailsIsLeftAloneLongerEachTimeAndAsLongAsItAsks()
    {
        server.Answer("/feed.xml", context => context.Response.StatusCode = 500);
        await LookAsync();
        var first = Feed();
        first.Failures.ShouldBe(1);
        first.Problem!.ShouldStartWith("ST1036");
        await LookAsync();
        var second = Feed();
        (second.Due - Now).ShouldBeGreaterThan((first.Due - Now) * 1.5);

        server.Answer(
            "/feed.xml",
            context =>
            {
                context.Response.StatusCode = 429;
                context.Response.Headers["Retry-After"] = "86400";
            }
        );
        await LookAsync();
        (Feed().Due - Now).ShouldBe(Duration.FromDays(1));

        news.Clear();
        await LookAsync(all: false);
        news.ShouldBeEmpty();
        clock.Advance(TimeSpan.FromDays(1));
        server.Serve("/feed.xml", FeedServer.Rss(("https://news.example/1", "Crane falls", Text)));
        await LookAsync(all: false);
        Feed().Failures.ShouldBe(0);
        archive.Size().Articles.ShouldBe(1);
    }

    [Fact]
    public void WaitsDoubleUpToADayAndAreSpreadByATenth()
    {
        using var watcher = Watcher();
        for (var failures = 0; failures < 40; failures++)
        {
            var least = Math.Min(15 * Math.Pow(2, failures), 24 * 60);
            watcher.Wait(failures, null).TotalMinutes.ShouldBeInRange(least * 0.9, least * 1.1);
        }
    }

    [Fact]
    public async Task ItRunsByTheClockAndStopsWhenAsked()
    {
        server.Serve("/feed.xml", FeedServer.Rss(("https://news.example/1", "Crane falls", Text)));
        using var watcher = Watcher();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var rounds = new SemaphoreSlim(0);
        var running = watcher.RunAsync(
            [server.Root + "/feed.xml"],
            news.Add,
            () =>
            {
                rounds.Release();
                return Task.CompletedTask;
            },
            stop.Token
        );
        await rounds.WaitAsync(stop.Token);
        while (!await rounds.WaitAsync(20, stop.Token))
            clock.Advance(TimeSpan.FromMinutes(1));
        (clock.GetUtcNow() - clock.Start).TotalMinutes.ShouldBeInRange(13, 40);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
        archive.Check().ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatWasRemovedIsNotBroughtBack()
    {
        server.Serve("/feed.xml", FeedServer.Rss(("https://news.example/1", "Crane falls", Text)));
        await LookAsync();
        archive.Remove(archive.All().Single().Id);
        await LookAsync();
        archive.Size().Articles.ShouldBe(0);
    }

    [Fact]
    public async Task ASavedSearchTellsOfEachNewArticleOnce()
    {
        var desk = new AlertDesk(book, clock);
        archive.Add([Made.Article(1)]);
        desk.AddSearch("harbour");
        desk.Look(archive).ShouldBeEmpty();
        server.Serve("/feed.xml", FeedServer.Rss(("https://news.example/1", "Crane falls", Text)));
        await LookAsync();
        var alert = desk.Look(archive).ShouldHaveSingleItem();
        (alert.Words, alert.About, alert.Finding.Detail).ShouldBe(("found", "harbour", "Crane falls (Orvel Courier)"));
        desk.Look(archive).ShouldBeEmpty();
        desk.Latest(9).ShouldBe([alert]);
        archive.Remove(alert.Finding.Article);
        desk.Latest(9).ShouldBeEmpty();
    }

    [Fact]
    public async Task AlertsAreSentSignedOnceTheReceiverTakesThem()
    {
        var desk = new AlertDesk(book, clock);
        archive.Add([Made.Article(1)]);
        desk.AddSearch("harbour");
        archive.Add([Made.Article(2)]);
        desk.Look(archive);
        byte[] secret = [.. "a secret of some length"u8];
        using var hook = new Webhook(server.Root + "/hook", secret, Fetching);
        server.Answer("/hook", context => context.Response.StatusCode = 400);
        var failure = await hook.SendAsync(desk, TestContext.Current.CancellationToken);
        failure!.Code.ShouldBe(FetchCodes.BadStatus);
        server.Answer("/hook", context => context.Response.StatusCode = 204);
        (await hook.SendAsync(desk, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await hook.SendAsync(desk, TestContext.Current.CancellationToken)).ShouldBeNull();
        server.Posts.Count.ShouldBe(2);
        var (body, signature) = server.Posts.Last();
        signature.ShouldBe(Webhook.Signature(secret, clock.GetUtcNow().ToUnixTimeSeconds(), body));
        signature.ShouldNotBe(Webhook.Signature("another secret"u8, clock.GetUtcNow().ToUnixTimeSeconds(), body));
        System.Text.Encoding.UTF8.GetString(body).ShouldContain("\"kind\":\"searchFound\"");
    }

    [Fact]
    public async Task AWebhookOnAPrivateNetworkIsRefusedUnlessItIsAllowed()
    {
        var desk = new AlertDesk(book, clock);
        desk.AddSearch("harbour");
        archive.Add([Made.Article(2)]);
        desk.Look(archive);
        using var hook = new Webhook(
            server.Root + "/hook",
            "a secret of some length"u8,
            Fetching with
            {
                AllowedHosts = [],
                Ports = [new Uri(server.Root).Port],
            }
        );
        (await hook.SendAsync(desk, TestContext.Current.CancellationToken))!.Code.ShouldBe(FetchCodes.RefusedAddress);
        server.Posts.ShouldBeEmpty();
    }

    private FetchOptions Fetching =>
        new()
        {
            AllowedHosts = ["127.0.0.1"],
            Pause = TimeSpan.Zero,
            Retries = 0,
            Time = clock,
        };

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private FeedState Feed() => book.Feeds().ShouldHaveSingleItem();

    private Watcher Watcher() => new(archive, book, new WatchOptions { Fetching = Fetching });

    private async Task LookAsync(bool all = true)
    {
        using var watcher = Watcher();
        await watcher.LookAsync([server.Root + "/feed.xml"], all, news.Add, TestContext.Current.CancellationToken);
    }
}
