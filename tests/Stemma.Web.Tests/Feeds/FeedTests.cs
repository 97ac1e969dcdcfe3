using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Stemma.Archive;
using Stemma.Intake.Fetching;
using Stemma.Web.Tests.Safety;

namespace Stemma.Web.Tests.Feeds;

/// <summary>A server that watches a feed on the loopback address, which it is allowed to.</summary>
public sealed class FeedTests : IDisposable
{
    private const string Text =
        "The harbour of Orvel closed on Monday after a crane fell across the northern quay, the port authority said. "
        + "Ferries to Dann will leave from the fish market until the quay has been cleared and examined by divers.";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stemma-feeds-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task AFeedThatAnEditorAddsBringsItsArticlesUntilItIsRemoved()
    {
        await using var outlet = await OutletAsync();
        await using var server = await ServerAsync(watch: true, ["127.0.0.1"]);
        using var caller = GuardedServer.CallerOf(server);
        var feed = outlet.Urls.First() + "/feed.xml";
        (await PostAsync(caller, "/feeds", feed)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        while (
            !(await caller.GetStringAsync("/stories", Cancellation)).Contains("Crane falls", StringComparison.Ordinal)
        )
            await Task.Delay(50, TestContext.Current.CancellationToken);
        while ((await caller.GetStringAsync("/feeds", Cancellation)).Contains("none yet", StringComparison.Ordinal))
            await Task.Delay(50, TestContext.Current.CancellationToken);
        (await caller.GetStringAsync("/", Cancellation)).ShouldContain(feed);

        (await PostAsync(caller, "/feeds/remove", feed)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await caller.GetStringAsync("/feeds", Cancellation)).ShouldContain("No feed is watched");
        (await caller.GetStringAsync("/stories", Cancellation)).ShouldContain("Crane falls");
        (await PostAsync(caller, "/feeds/remove", feed)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact(Timeout = 120_000)]
    public async Task AFeedOnAPrivateNetworkIsNotFetchedAndThePageSaysSo()
    {
        await using var outlet = await OutletAsync();
        await using var server = await ServerAsync(watch: true, []);
        using var caller = GuardedServer.CallerOf(server);
        await PostAsync(caller, "/feeds", outlet.Urls.First() + "/feed.xml");
        string page;
        do
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            page = await caller.GetStringAsync("/feeds", Cancellation);
        } while (!page.Contains("1 failure in a row", StringComparison.Ordinal));
        page.ShouldContain("ST1");
        (await caller.GetStringAsync("/stories", Cancellation)).ShouldNotContain("Crane falls");
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("no address")]
    [InlineData("")]
    public async Task WhatIsNoAddressOfTheWebIsRefused(string address)
    {
        await using var server = await ServerAsync(watch: true, []);
        using var caller = GuardedServer.CallerOf(server);
        (await PostAsync(caller, "/feeds", address)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task AServerThatDoesNotWatchSaysSoAndTakesNoFeed()
    {
        await using var server = await ServerAsync(watch: false, []);
        using var caller = GuardedServer.CallerOf(server);
        (await caller.GetStringAsync("/feeds", Cancellation)).ShouldContain("does not look at them itself");
        (await PostAsync(caller, "/feeds", "https://news.example/feed")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    // The first page has the token of every form.
    private static Task<HttpResponseMessage> PostAsync(HttpClient caller, string to, string address) =>
        GuardedServer.PostAsync(caller, "/", to, ("address", address));

    private async Task<WebApplication> ServerAsync(bool watch, string[] allowed)
    {
        var file = Path.Join(folder.FullName, "archive.db");
        SqliteArchive.Open(file, create: true).Dispose();
        var server = WebServer.Build(
            new ServeOptions
            {
                Port = 0,
                Archive = file,
                Watch = watch,
                Log = NullLoggerProvider.Instance,
                Fetching = new FetchOptions { AllowedHosts = [.. allowed] },
            }
        );
        await server.StartAsync(Cancellation);
        return server;
    }

    private static async Task<WebApplication> OutletAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var outlet = builder.Build();
        outlet.Run(context =>
        {
            if (context.Request.Path != "/feed.xml")
            {
                context.Response.StatusCode = 404;
                return Task.CompletedTask;
            }

            context.Response.ContentType = "application/rss+xml";
            return context.Response.WriteAsync(
                $"""
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Orvel Wire</title>
                <item><title>Crane falls</title><link>https://news.example/1</link>
                <content:encoded><![CDATA[<p>{Text}</p>]]></content:encoded></item></channel></rss>
                """,
                Cancellation
            );
        });
        await outlet.StartAsync(Cancellation);
        return outlet;
    }
}
