using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Stemma.Publishing.Json;
using Stemma.Web.Accounts;
using Stemma.Web.Tests.Safety;

namespace Stemma.Web.Tests.Archives;

public sealed class ArchiveTests(GuardedServer server) : IClassFixture<GuardedServer>, IDisposable
{
    private readonly HttpClient caller = server.CallerWith(Scope.Read);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<JsonElement> GetAsync(string path) =>
        await caller.GetFromJsonAsync<JsonElement>(path, Cancellation);

    [Fact]
    public async Task StoriesAreListedWithTheirOriginsInPartsThatLeadToOneAnother()
    {
        var ids = new List<string>();
        for (string? next = "/api/v1/stories?order=largest&limit=1"; next is not null; )
        {
            var part = await GetAsync(next);
            ids.Add(part.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString()!);
            next = part.GetProperty("next").GetString();
            part.GetProperty("total").GetInt32().ShouldBe(2);
        }

        ids.Distinct().Count().ShouldBe(2);
        var large = (await GetAsync("/api/v1/stories?least=2"))
            .GetProperty("items")
            .EnumerateArray()
            .ShouldHaveSingleItem();
        large.GetProperty("articles").GetInt32().ShouldBe(2);
        large.GetProperty("origins").GetProperty("estimate").GetInt32().ShouldBe(1);
        (await GetAsync("/api/v1/stories?outlet=The%20Post")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await GetAsync("/api/v1/stories?since=2090-01-01")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task AStoryIsGivenAsTheCommandLineGivesItAndNotTwice()
    {
        var id = (await GetAsync("/api/v1/stories?least=2")).GetProperty("items")[0].GetProperty("id").GetString();
        var answer = await caller.GetAsync($"/api/v1/stories/{id![..8]}", Cancellation);
        var report = ReportJson.ReadTrace(await answer.Content.ReadAsByteArrayAsync(Cancellation));
        report.Stories.ShouldHaveSingleItem().Witnesses.Length.ShouldBe(2);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/stories/{id}");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await caller.SendAsync(again, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task AnArticleIsGivenWithEverythingThatIsMarkedInIt()
    {
        var found = await GetAsync("/api/v1/search?query=mayor");
        var id = found.EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString();
        var article = ReportJson.ReadArticle(await caller.GetByteArrayAsync($"/api/v1/articles/{id}", Cancellation));
        article.Text.ShouldContain("The mayor of Orvel");
        article.Quotes.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task AWordingIsFoundAlsoWhereItWasAltered()
    {
        var asked = Uri.EscapeDataString("We heard three explosions and then the whole pier was burning");
        var found = await GetAsync($"/api/v1/wordings?text={asked}");
        found.GetArrayLength().ShouldBe(2);
        foreach (var hit in found.EnumerateArray())
        {
            hit.GetProperty("share").GetDouble().ShouldBeInRange(0.5, 0.999);
            hit.GetProperty("excerpt").GetString()!.ShouldContain("three blasts");
        }
    }

    [Theory]
    [InlineData("/api/v1/stories/0000", 404, "ST3007")]
    [InlineData("/api/v1/articles/0000", 404, "ST3007")]
    [InlineData("/api/v1/articles/..%2Fetc", 400, "ST8009")]
    [InlineData("/api/v1/search?query=%20", 400, "ST")]
    [InlineData("/api/v1/search?query=-boats", 400, "ST3008")]
    [InlineData("/api/v1/search", 400, "ST8009")]
    [InlineData("/api/v1/wordings?text=of%20the", 400, "ST3008")]
    [InlineData("/api/v1/stories?since=2031-02-30", 400, "ST3008")]
    public async Task WhatIsNotThereOrCannotBeMeantIsRefusedWithACode(string path, int status, string code)
    {
        var answer = await caller.GetAsync(path, Cancellation);
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain($"\"code\":\"{code}");
    }

    [Fact]
    public async Task ManyMayReadAtOnce()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(index =>
                    caller.GetAsync(index % 2 == 0 ? "/api/v1/search?query=fire" : "/api/v1/stories", Cancellation)
                )
        );
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
    }

    public void Dispose() => caller.Dispose();
}
