using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stemma.Web.Accounts;

namespace Stemma.Web.Tests.Safety;

/// <summary>Every route there is, found by asking the server for its routes.</summary>
public sealed class RouteTests(GuardedServer server) : IClassFixture<GuardedServer>
{
    /// <summary>What answers strangers: whether it runs, how it looks, and where to sign in.</summary>
    private static readonly string[] Open =
    [
        "/health/live",
        "/health/ready",
        "/assets/",
        "/reference/favicon",
        "/reference/scalar",
        "/sign-in",
    ];

    private static readonly string[] Policies = [.. Scope.All, "session"];

    private sealed record Call(HttpMethod Method, string Path, string[] Policies, bool IsOpen)
    {
        public override string ToString() => $"{Method} {Path}";
    }

    private Call[] Calls()
    {
        var calls = server
            .Server.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .SelectMany(CallsOf)
            .ToArray();
        calls.Length.ShouldBeGreaterThan(20);
        return calls;
    }

    private static IEnumerable<Call> CallsOf(RouteEndpoint endpoint)
    {
        var path = string.Join(
            '/',
            endpoint.RoutePattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal
                            ? literal.Content
                            : "abcd"
                    )
                )
            )
        );
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        var policies = endpoint
            .Metadata.GetOrderedMetadata<IAuthorizeData>()
            .Select(asked => asked.Policy ?? string.Empty)
            .ToArray();
        var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        return (methods is { Count: > 0 } ? methods : ["GET"]).Select(method => new Call(
            new HttpMethod(method),
            "/" + path,
            policies,
            isOpen
        ));
    }

    [Fact]
    public void EveryRouteNamesItsScopeAndOnlyTheSignInAndTheLookAreOpen()
    {
        foreach (var call in Calls())
        {
            var mayBeOpen = Array.Exists(Open, start => call.Path.StartsWith(start, StringComparison.Ordinal));
            call.IsOpen.ShouldBe(mayBeOpen, call.ToString());
            if (mayBeOpen)
                continue;
            call.Policies.ShouldNotBeEmpty(call.ToString());
            call.Policies.ShouldBeSubsetOf(Policies, call.ToString());
            // Whatever may change something asks for more than reading; of assistants each tool asks for itself.
            if (call.Path != "/mcp" && call.Method != HttpMethod.Get && call.Method != HttpMethod.Head)
                call.Policies.Any(policy => policy != Scope.Read).ShouldBeTrue(call.ToString());
        }
    }

    [Fact]
    public async Task StrangersAreRefusedEverywhere()
    {
        using var stranger = server.Caller();
        foreach (var call in Calls().Where(call => !call.IsOpen))
        {
            using var request = new HttpRequestMessage(call.Method, call.Path);
            using var answer = await stranger.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, call.ToString());
            answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        }

        using var invented = new HttpRequestMessage(HttpMethod.Get, "/api/v1/traces");
        invented.Headers.Add("Authorization", "Bearer stemma_000000000000_" + new string('A', 43));
        (await stranger.SendAsync(invented)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task ACallerWithEveryScopeButTheNeededOneIsRefused()
    {
        foreach (var scope in Scope.All)
        {
            using var caller = server.CallerWith([.. Scope.All.Remove(scope)]);
            var calls = Calls().Where(call => !call.IsOpen && call.Policies.Contains(scope)).ToArray();
            if (scope is Scope.Read or Scope.Trace)
                calls.ShouldNotBeEmpty();
            foreach (var call in calls)
            {
                using var request = new HttpRequestMessage(call.Method, call.Path);
                using var answer = await caller.SendAsync(request);
                answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, call.ToString());
            }
        }
    }

    [Fact]
    public async Task ARoleMayNoMoreThanItIsFor()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            using var session = await server.SignedInAsync(role.ToString().ToLowerInvariant());
            // A token that claims everything may no more than its account.
            using var token = server.CallerFor(role.ToString().ToLowerInvariant(), [.. Scope.All]);
            foreach (
                var call in Calls()
                    .Where(call => !call.IsOpen && call.Policies.Intersect(Scope.All).Except(Scope.Of(role)).Any())
            )
            {
                foreach (var caller in (HttpClient[])[session, token])
                {
                    using var request = new HttpRequestMessage(call.Method, call.Path);
                    using var answer = await caller.SendAsync(request);
                    answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{role}: {call}");
                }
            }
        }
    }

    [Fact]
    public async Task NoTokenChangesAnAccount()
    {
        using var caller = server.CallerWith([.. Scope.All]);
        var calls = Calls().Where(call => call.Policies.Contains("session")).ToArray();
        calls.ShouldNotBeEmpty();
        foreach (var call in calls)
        {
            using var request = new HttpRequestMessage(call.Method, call.Path);
            (await caller.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, call.ToString());
        }
    }

    [Fact]
    public async Task ARouteThatNamesNoScopeAnswersNobody()
    {
        await using var careless = WebServer.Build(server.Options);
        careless.MapGet("/careless", () => "open");
        await careless.StartAsync();
        using var caller = GuardedServer.CallerOf(careless);
        (await caller.GetAsync("/careless")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var known = server.CallerWith([.. Scope.All]);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(caller.BaseAddress!, "/careless"));
        (await known.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
