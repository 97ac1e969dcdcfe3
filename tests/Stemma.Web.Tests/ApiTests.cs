using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Stemma.Web.Tests;

public sealed class ApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    private HttpClient Client => server.Client;

    [Fact]
    public async Task ATraceGivesTheReportOfTheCommandLine()
    {
        var id = await server.TracedAsync();
        var answer = await Client.GetAsync($"/api/v1/traces/{id}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var report = Publishing.Json.ReportJson.ReadTrace(await answer.Content.ReadAsByteArrayAsync());
        report.Stories.Length.ShouldBe(1);
        report
            .Stories[0]
            .Witnesses.Select(witness => witness.Path)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["post.txt", "wire.txt"]);

        using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/traces/{id}");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await Client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await Client.GetStringAsync("/api/v1/traces?limit=1")).ShouldContain("\"origins\":1");
    }

    [Fact]
    public async Task TheSameKeyGivesTheSameTrace()
    {
        var ids = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/traces");
            request.Headers.Add("Idempotency-Key", "one");
            request.Content = JsonContent.Create(new { articles = new[] { new { text = RunningServer.Report } } });
            var answer = await Client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            ids.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
        }

        ids[0].ShouldBe(ids[1]);
        using var other = new HttpRequestMessage(HttpMethod.Post, "/api/v1/traces");
        other.Headers.Add("Idempotency-Key", "one");
        other.Content = JsonContent.Create(new { articles = new[] { new { text = "Something else." } } });
        var refused = await Client.SendAsync(other);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("ST8010");
    }

    [Fact]
    public async Task AListIsGivenInPartsThatLeadToOneAnother()
    {
        for (var time = 0; time < 3; time++)
            await server.TracedAsync();
        var seen = new List<string>();
        string? next = "/api/v1/traces?limit=2";
        while (next is not null)
        {
            var part = await Client.GetFromJsonAsync<JsonElement>(next);
            seen.AddRange(
                part.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)
            );
            seen.Count.ShouldBeLessThanOrEqualTo(part.GetProperty("total").GetInt32());
            next = part.GetProperty("next").GetString();
        }

        seen.Count.ShouldBeGreaterThanOrEqualTo(3);
        seen.Distinct().Count().ShouldBe(seen.Count);
    }

    [Fact]
    public async Task AListThatDidNotChangeIsNotSentAgain()
    {
        await server.TracedAsync();
        var answer = await Client.GetAsync("/api/v1/traces?limit=1");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/traces?limit=1");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await Client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        await server.TracedAsync();
        using var later = new HttpRequestMessage(HttpMethod.Get, "/api/v1/traces?limit=1");
        later.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await Client.SendAsync(later)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AForgottenTraceIsGone()
    {
        var id = await server.TracedAsync();
        (await Client.DeleteAsync($"/api/v1/traces/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Client.GetAsync($"/api/v1/traces/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Client.DeleteAsync($"/api/v1/traces/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("{\"links\":[\"file:///etc/passwd\"]}", 400)]
    [InlineData("{\"links\":[\"/etc/passwd\"]}", 400)]
    [InlineData("{\"links\":[\"-\"]}", 400)]
    [InlineData("{\"articles\":[{\"text\":null}]}", 400)]
    [InlineData("{\"articles\":[{\"text\":\"x\"}],\"date\":\"yesterday\"}", 400)]
    [InlineData("{\"articles\":", 400)]
    [InlineData("[]", 400)]
    public async Task AWrongOrderIsRefusedWithProblemDetails(string body, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await Client.PostAsync("/api/v1/traces", content);
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task TooManySourcesAndTooManyBytesAreRefused()
    {
        var many = await Client.PostAsJsonAsync(
            "/api/v1/traces",
            new { articles = Enumerable.Repeat(new { text = "x" }, 21) }
        );
        many.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var large = new HttpRequestMessage(HttpMethod.Post, "/api/v1/traces");
        large.Headers.ExpectContinue = true;
        large.Content = JsonContent.Create(new { articles = new[] { new { text = new string('x', 1_100_000) } } });
        await large.Content.LoadIntoBufferAsync();
        (await Client.SendAsync(large)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task WhatCannotBeReadEndsInItsDiagnostics()
    {
        var begun = await Client.PostAsJsonAsync(
            "/api/v1/traces",
            new { articles = new[] { new { text = "\u0089PNG\r\n\u001a\n\0\0\0", name = "picture.png" } } }
        );
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await server.WaitAsync(id);
        var answer = await Client.GetAsync($"/api/v1/traces/{id}");
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("picture.png");
        (await Client.GetStringAsync($"/traces/{id}")).ShouldContain("Nothing could be read");
    }

    [Fact]
    public async Task APrivateAddressIsNotFetched()
    {
        var begun = await Client.PostAsJsonAsync(
            "/api/v1/traces",
            new { links = new[] { Client.BaseAddress!.ToString() } }
        );
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await server.WaitAsync(id);
        var answer = await Client.GetAsync($"/api/v1/traces/{id}");
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("ST103");
    }

    [Theory]
    [InlineData("claimreview", "application/ld+json")]
    [InlineData("csv", "text/csv")]
    [InlineData("graphml", "application/graphml+xml")]
    [InlineData("ninjs", "application/x-ndjson")]
    [InlineData("tei", "application/tei+xml")]
    public async Task EveryExportIsGiven(string form, string media)
    {
        var id = await server.TracedAsync();
        var answer = await Client.GetAsync($"/api/v1/traces/{id}/export/{form}");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(media);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("/api/v1/traces/000000000000000000000000")]
    [InlineData("/api/v1/traces/000000000000000000000000/events")]
    [InlineData("/api/v1/traces/000000000000000000000000/export/tei")]
    [InlineData("/api/v2")]
    public async Task WhatIsNotThereIsAProblemWithACode(string path)
    {
        var answer = await Client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("ST8003");
    }

    [Fact]
    public async Task FormsOfOtherSitesAndOtherNamesAreRefused()
    {
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/api/v1/traces")
        {
            Content = JsonContent.Create(new { }),
        };
        foreign.Headers.Add("Origin", "https://evil.example");
        (await Client.SendAsync(foreign)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/");
        rebound.Headers.Host = "evil.example";
        (await Client.SendAsync(rebound)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        using var form = new FormUrlEncodedContent([new("articles", "x")]);
        (await Client.PostAsync("/api/v1/traces", form)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task HealthIsTold()
    {
        (await Client.GetStringAsync("/health/live")).ShouldBe("Healthy");
        (await Client.GetStringAsync("/health/ready")).ShouldBe("Healthy");
    }
}
