using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stemma.Web.Accounts;
using Stemma.Web.Tests.Safety;

namespace Stemma.Web.Tests.Api;

/// <summary>What the server has, docs/reference/server.md describes.</summary>
public sealed class ReferenceTests(GuardedServer server) : IClassFixture<GuardedServer>
{
    private static readonly string Reference = File.ReadAllText(Repository.File("docs", "reference", "server.md"));

    [Fact]
    public void TheReferenceNamesEveryRoute()
    {
        var paths = server
            .Server.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(path =>
                !path.StartsWith("/assets/", StringComparison.Ordinal) && !path.Contains("{*", StringComparison.Ordinal)
            )
            // Scalar's page has scripts of its own below its address.
            .Where(path => !path.StartsWith("/reference/", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        paths.Length.ShouldBeGreaterThan(20);
        foreach (var path in paths)
            Regex
                .IsMatch(Reference, $"[ `]{Regex.Escape(path)}[?` ]", RegexOptions.NonBacktracking)
                .ShouldBeTrue($"docs/reference/server.md does not name {path}");
    }

    [Fact]
    public void TheReferenceDescribesEverySetting()
    {
        foreach (var type in (Type[])[typeof(ServeOptions), typeof(OidcOptions)])
        foreach (var property in type.GetProperties())
            if (property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
                Reference.ShouldContain($"`{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}`");
    }

    [Fact]
    public void TheReferenceDescribesEveryScope()
    {
        foreach (var scope in Scope.All)
            Reference.ShouldContain($"| `{scope}` |");
    }

    [Fact]
    public async Task TheDescriptionsPageAsksNobodyElse()
    {
        using var caller = server.CallerWith(Scope.Read);
        var led = await caller.GetAsync("/reference");
        var page = led.StatusCode == HttpStatusCode.OK ? led : await caller.GetAsync("/reference/");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var policy = page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("http");
        policy
            .Split(';')
            .Single(part => part.Trim().StartsWith("script-src", StringComparison.Ordinal))
            .ShouldNotContain("unsafe");
        var html = await page.Content.ReadAsStringAsync();
        html.ShouldNotContain("https://");
        foreach (var script in html.Split("<script").Skip(1).Select(rest => rest.Split('>')[0]))
            policy.ShouldContain($"'nonce-{script.Split("nonce=\"")[1].Split('"')[0]}'");
        var source = html.Split("src=\"")[1].Split('"')[0];
        var loaded = await caller.GetAsync(new Uri(page.RequestMessage!.RequestUri!, source));
        loaded.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await loaded.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(10_000);
    }
}
