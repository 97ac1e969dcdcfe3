using System.Net;
using Stemma.Web.Accounts;
using Stemma.Web.Tests.Safety;

namespace Stemma.Web.Tests.Pages;

/// <summary>The archive's stories and articles on pages.</summary>
public sealed class ArchivePageTests(GuardedServer server) : IClassFixture<GuardedServer>, IDisposable
{
    private readonly HttpClient caller = server.CallerWith(Scope.Read);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<string> GetAsync(string path) => caller.GetStringAsync(path, Cancellation);

    [Fact]
    public async Task TheFrontPageAndTheListLeadToTheStory()
    {
        var address = "/stories/" + (await DecisionTests.StoryOfTheFireAsync(caller))[..16];
        foreach (var page in (string[])["/", "/stories", "/stories?outlet=The%20Post", "/stories?order=largest"])
        {
            var html = await GetAsync(page);
            html.ShouldContain($"href=\"{address}\"", customMessage: page);
            html.ShouldContain("class=\"glance\"");
        }

        (await GetAsync("/stories?outlet=Nobody")).ShouldContain("There are no such stories");
        (await GetAsync("/stories?page=2")).ShouldContain("There are no such stories");
    }

    [Fact]
    public async Task EveryPageOfAStoryIsThereWithItsExports()
    {
        var id = await DecisionTests.StoryOfTheFireAsync(caller);
        var address = "/stories/" + id[..16];
        var story = await GetAsync(address);
        story.ShouldContain("<b>2</b> articles");
        story.ShouldContain($"action=\"{address}/compare\"");
        foreach (var export in (string[])["claimreview", "csv", "graphml", "ninjs", "tei"])
        {
            story.ShouldContain($"/api/v1{address}/export/{export}");
            var saved = await caller.GetAsync($"/api/v1{address}/export/{export}", Cancellation);
            saved.StatusCode.ShouldBe(HttpStatusCode.OK);
            saved.Content.Headers.ContentDisposition!.FileNameStar.ShouldStartWith("stemma-");
        }

        (await GetAsync(address + "/report.html")).ShouldContain("<style>");
        (await GetAsync(address + "/articles/A")).ShouldContain("layer-quote");
        (await GetAsync(address + "/compare?left=A&right=B")).ShouldContain("side by side");
        (await GetAsync("/outlets?name=The%20Post")).ShouldContain(address);
        (await GetAsync("/outlets")).ShouldContain("Orvel Wire");
        (await GetAsync("/quotations?q=blasts")).ShouldContain(address);
    }

    [Fact]
    public async Task SearchLeadsToArticlesUnderAnAddressThatLasts()
    {
        var html = await GetAsync("/stories?q=mayor");
        html.ShouldContain("1 article");
        html.ShouldNotContain("<b>destroys");
        var address = html.Split("href=\"/articles/")[1].Split('"')[0];
        var article = await GetAsync("/articles/" + address);
        article.ShouldContain("will visit the pier");
        article.ShouldContain("One of 2 articles");
        (await GetAsync("/stories?q=zeppelin")).ShouldContain("No article has all these words");
        (await GetAsync("/stories?q=-mayor")).ShouldContain("role=\"alert\"");
    }

    [Theory]
    [InlineData("/stories/0000000000000000")]
    [InlineData("/stories/nothing/decisions")]
    [InlineData("/stories/..%2Fetc")]
    [InlineData("/articles/0000")]
    [InlineData("/articles/nothing")]
    public async Task WhatIsNotInItIsAPageThatSaysSo(string path) =>
        (await caller.GetAsync(path, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    public void Dispose() => caller.Dispose();
}
