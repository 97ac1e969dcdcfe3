using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace Stemma.Web.Tests;

/// <summary>A real server on a free port of the loopback address, and a caller of it.</summary>
public sealed partial class RunningServer : IAsyncLifetime
{
    public const string Report =
        "ORVEL (Orvel Wire) - A fire in the harbour of Orvel destroyed 14 fishing boats early on Sunday, the port authority said.\n\n"
        + "\"We heard three blasts and then the whole pier was burning,\" harbour master Ama Dell told reporters.\n\n"
        + "Nobody was hurt. The fire brigade of Orvel needed six hours to put the flames out, and the cause is not known.";

    private readonly WebApplication server = WebServer.Build(
        new ServeOptions
        {
            Port = 0,
            Log = NullLoggerProvider.Instance,
            MaxUploadBytes = 1_000_000,
            MaxSources = 20,
        }
    );

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await server.StartAsync();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(server.Urls.First()),
        };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }

    /// <summary>Begins a trace of two accounts of one fire and waits for it.</summary>
    public async Task<string> TracedAsync()
    {
        var begun = await Client.PostAsJsonAsync(
            "/api/v1/traces",
            new
            {
                articles = new[]
                {
                    new { text = Report, name = "wire.txt" },
                    new { text = Report + "\n\nThe mayor of Orvel will visit the pier.", name = "post.txt" },
                },
                date = "2031-05-04",
            }
        );
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await WaitAsync(id);
        return id;
    }

    public async Task WaitAsync(string id)
    {
        var told = await Client.GetStringAsync($"/api/v1/traces/{id}/events");
        told.ShouldContain("event: end");
    }

    public async Task<string> TokenAsync() => TokenOf().Match(await Client.GetStringAsync("/")).Groups["token"].Value;

    [GeneratedRegex(
        """name="__RequestVerificationToken" value="(?<token>[^"]+)""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex TokenOf();
}
