using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Stemma.Web.Telemetry;

namespace Stemma.Web.Tests.Telemetry;

public sealed class TelemetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UnlessACollectorIsNamedNothingIsMadeThatCouldSend()
    {
        await using var server = WebServer.Build(new ServeOptions { Port = 0, Log = NullLoggerProvider.Instance });
        server.Services.GetService<MeterProvider>().ShouldBeNull();
        server.Services.GetService<TracerProvider>().ShouldBeNull();
    }

    [Fact(Timeout = 120_000)]
    public async Task ANamedCollectorIsToldOfTracesStagesAndRefusals()
    {
        var told = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            told.AddOrUpdate(context.Request.Path, _ => Text(body), (_, before) => before + Text(body));
        });
        await collector.StartAsync(Cancellation);

        await using var server = WebServer.Build(
            new ServeOptions
            {
                Port = 0,
                Log = NullLoggerProvider.Instance,
                Telemetry = collector.Urls.First(),
            }
        );
        await server.StartAsync(Cancellation);
        using var caller = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        var begun = await caller.PostAsJsonAsync(
            "/api/v1/traces",
            new { articles = new[] { new { text = RunningServer.Report } } },
            Cancellation
        );
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetString();
        await caller.GetStringAsync($"/api/v1/traces/{id}/events", Cancellation);
        await caller.GetAsync("/api/v1/traces?limit=0&secret=word", Cancellation);
        // What ends a trace is counted just after it is told.
        do
        {
            server.Services.GetRequiredService<MeterProvider>().ForceFlush().ShouldBeTrue();
            server.Services.GetRequiredService<TracerProvider>().ForceFlush().ShouldBeTrue();
            await Task.Delay(20, TestContext.Current.CancellationToken);
        } while (
            !told.GetValueOrDefault("/v1/metrics", string.Empty).Contains("stemma.traces", StringComparison.Ordinal)
        );

        foreach (
            var word in (string[])
                [
                    "stemma.traces",
                    "done",
                    "stemma.articles",
                    "stemma.stage.duration",
                    "annotating",
                    "stemma.refusals",
                    "ST8009",
                    "http.server.request.duration",
                ]
        )
            told["/v1/metrics"].ShouldContain(word);
        told["/v1/traces"].ShouldContain("comparing");
        foreach (var sent in told.Values)
        {
            sent.ShouldNotContain("Orvel");
            sent.ShouldNotContain("secret=word");
        }

        static string Text(MemoryStream body) => Encoding.Latin1.GetString(body.ToArray());
    }

    [Fact]
    public void TheReferenceDescribesEveryMeasure()
    {
        var reference = File.ReadAllText(Repository.File("docs", "reference", "server.md"));
        var instruments = typeof(Measures)
            .GetProperties(BindingFlags.Static | BindingFlags.Public)
            .Select(property => property.GetValue(null))
            .OfType<Instrument>()
            .ToArray();
        instruments.Length.ShouldBeGreaterThan(3);
        foreach (var instrument in instruments)
            reference.ShouldContain($"`{instrument.Name}`");
    }
}
