using System.Net;
using System.Text.Json;
using Stemma.Web.Accounts;
using Stemma.Web.Tests.Safety;

namespace Stemma.Web.Tests.Pages;

/// <summary>What pages show, as files to keep.</summary>
public sealed class TableTests(GuardedServer server) : IClassFixture<GuardedServer>, IDisposable
{
    private readonly HttpClient caller = server.CallerWith(Scope.Read);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoAccountsSideBySideAreSavedWithTheirWordsAndPlaces()
    {
        var address = "/stories/" + (await DecisionTests.StoryOfTheFireAsync(caller))[..16];
        (await caller.GetStringAsync(address + "/compare?left=A&right=B", Cancellation)).ShouldContain(
            $"{address}/compare.csv?left=A&amp;right=B"
        );
        var rows = await JsonAsync(address + "/compare.json?left=B&right=A");
        rows.GetArrayLength().ShouldBeGreaterThan(2);
        var first = rows[0];
        first.GetProperty("left").GetString().ShouldBe("A");
        first.GetProperty("relation").GetString().ShouldBe("verbatim");
        first.GetProperty("left_text").GetString()!.ShouldContain("destroyed 14 fishing boats");
        (first.GetProperty("left_end").GetInt32() - first.GetProperty("left_start").GetInt32()).ShouldBe(
            first.GetProperty("left_text").GetString()!.Length
        );
        var csv = await caller.GetStringAsync(address + "/compare.csv?left=A&right=B", Cancellation);
        csv.ShouldStartWith("left,left_start,left_end,left_text,right,");
        csv.ShouldContain("\"\"We heard three blasts");
        (await caller.GetAsync(address + "/compare.csv?left=A&right=Z", Cancellation)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task OutletsAreSavedInAllAndOneByOne()
    {
        var rows = await JsonAsync("/outlets.json");
        rows.EnumerateArray().Select(row => row.GetProperty("outlet").GetString()).ShouldContain("Orvel Wire");
        rows[0].GetProperty("accounts").GetInt32().ShouldBe(1);
        var one = await JsonAsync("/outlets.json?name=The%20Post");
        one[0].GetProperty("siglum").GetString()!.Length.ShouldBe(1);
        one[0].GetProperty("quotations").GetInt32().ShouldBe(1);
        (await caller.GetAsync("/outlets.csv?name=Nobody", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task QuotationsAreSavedWithWhoHasThemHow()
    {
        var rows = await JsonAsync("/quotations.json?q=blasts");
        rows.GetArrayLength().ShouldBe(2);
        rows[1].GetProperty("wording").GetString()!.ShouldContain("three blasts");
        rows[1].GetProperty("status").GetString().ShouldBe("best");
        rows.EnumerateArray().Select(row => row.GetProperty("publisher").GetString()).ShouldContain("The Post");
        (await JsonAsync("/quotations.json?q=zeppelin")).GetArrayLength().ShouldBe(0);
        var saved = await caller.GetAsync("/quotations.csv?q=blasts", Cancellation);
        saved.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("stemma-quotations.csv");
    }

    [Fact]
    public async Task AnAccountOfAStoryIsSavedWithItsLayers()
    {
        var address = "/stories/" + (await DecisionTests.StoryOfTheFireAsync(caller))[..16];
        var article = await JsonAsync(address + "/articles/A/article.json");
        article.GetProperty("quotes").GetArrayLength().ShouldBeGreaterThan(0);
        (await caller.GetAsync(address + "/articles/Z/article.json", Cancellation)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    public void Dispose() => caller.Dispose();

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var answer = await caller.GetAsync(path, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement;
    }
}
