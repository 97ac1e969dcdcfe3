using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Stemma.Web.Tests;

public sealed class PageTests(RunningServer server) : IClassFixture<RunningServer>
{
    private HttpClient Client => server.Client;

    [Fact]
    public async Task FilesAndPastedTextsAreTracedAndTheStoryShown()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/traces");
        var token = await server.TokenAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent($"{RunningServer.Report}\n---\n{RunningServer.Report} A tail."), "text" },
            {
                new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(RunningServer.Report)),
                "files",
                "../../a wire.txt"
            },
            { new StringContent("2031-05-04"), "date" },
        };
        request.Content = form;
        var answer = await Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var place = answer.Headers.Location!.ToString();
        place.ShouldStartWith("/traces/");
        await server.WaitAsync(place["/traces/".Length..]);

        var page = await Client.GetStringAsync(place);
        page.ShouldContain("<b>3</b> articles");
        page.ShouldContain("independent origin");
        page.ShouldContain("a wire.txt");
        page.ShouldContain("export/tei");
        (await Client.GetStringAsync("/")).ShouldContain(place);
        (await Client.GetStringAsync(place + "/report.html")).ShouldContain("<style>");
    }

    [Fact]
    public async Task AFormWithoutItsTokenIsNotTaken()
    {
        using var form = new MultipartFormDataContent { { new StringContent("text"), "text" } };
        var answer = await Client.PostAsync("/traces", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("too old");
    }

    [Fact]
    public async Task AnEmptyFormSaysWhatToGive()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/traces");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await server.TokenAsync()), "__RequestVerificationToken" },
        };
        request.Content = form;
        var answer = await Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Name something to trace");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/help")]
    [InlineData("/traces/nothing")]
    [InlineData("/nothing")]
    [InlineData("/assets/Web.js")]
    public async Task EveryAnswerForbidsForeignAndInlineScript(string path)
    {
        var answer = await Client.GetAsync(path);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var body = await answer.Content.ReadAsStringAsync();
        if (answer.Content.Headers.ContentType!.MediaType == "text/html")
        {
            body.ShouldNotContain("<script>");
            body.ShouldNotContain("style=");
            body.ShouldNotContain("http://");
            body.ShouldNotContain("https://");
        }
    }

    [Fact]
    public async Task NothingOfAHostileArticleBecomesMarkup()
    {
        const string Attack =
            "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)> \u202e said Ama Dell on Monday.";
        var begun = await Client.PostAsJsonAsync(
            "/api/v1/traces",
            new
            {
                articles = new[]
                {
                    new { text = Attack, name = "<b>x\".txt" },
                    new { text = Attack + " And more of it.", name = "y'.txt" },
                },
            }
        );
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await server.WaitAsync(id);
        foreach (var path in (string[])["/", $"/traces/{id}"])
        {
            var page = await Client.GetStringAsync(path);
            page.ShouldNotContain("<script>");
            page.ShouldNotContain("<img");
            page.ShouldNotContain("<svg onload");
            page.ShouldNotContain("<b>x");
        }
    }

    [Fact]
    public async Task ATraceThatIsNotThereIsAPage()
    {
        var answer = await Client.GetAsync("/traces/nothing");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Begin another");
    }
}
