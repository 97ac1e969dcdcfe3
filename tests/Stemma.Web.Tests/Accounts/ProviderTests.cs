using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Stemma.Web.Accounts;
using Stemma.Web.Tests.Safety;

namespace Stemma.Web.Tests.Accounts;

public sealed class ProviderTests(GuardedServer accounts) : IClassFixture<GuardedServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("desk", HttpStatusCode.Accepted)]
    [InlineData("staff", HttpStatusCode.Forbidden)]
    public async Task WhoeverTheProviderKnowsGetsTheRoleOfTheGroup(string group, HttpStatusCode tracing)
    {
        await using var provider = await Provider.StartAsync(group);
        await using var server = await ServerAsync(provider);
        using var caller = GuardedServer.CallerOf(server);
        var back = await provider.SignInAsync(caller, "/help");
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        back.Headers.Location!.ToString().ShouldBe("/help");
        (await caller.GetAsync("/help", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await caller.GetStringAsync("/account", Cancellation)).ShouldContain("ama.dell");
        var traced = await caller.PostAsJsonAsync(
            "/api/v1/traces",
            new { articles = new[] { new { text = RunningServer.Report } } },
            Cancellation
        );
        traced.StatusCode.ShouldBe(tracing);
    }

    [Theory]
    [InlineData("visitors", null)]
    [InlineData("desk", "another audience")]
    [InlineData("desk", "another key")]
    [InlineData("desk", "another nonce")]
    public async Task WhoeverTheProviderDoesNotVouchForIsRefused(string group, string? fault)
    {
        await using var provider = await Provider.StartAsync(group, fault);
        await using var server = await ServerAsync(provider);
        using var caller = GuardedServer.CallerOf(server);
        var back = await provider.SignInAsync(caller, "/help");
        back.Headers.Location!.ToString().ShouldBe("/sign-in?refused=true");
        var told = await caller.GetAsync(back.Headers.Location, Cancellation);
        (await told.Content.ReadAsStringAsync(Cancellation)).ShouldContain("role=\"alert\"");
        (await caller.GetAsync("/help", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<WebApplication> ServerAsync(Provider provider)
    {
        var server = WebServer.Build(
            accounts.Options with
            {
                Oidc = new OidcOptions
                {
                    Authority = provider.Address,
                    ClientId = Provider.Client,
                    RoleClaim = "groups",
                    Readers = ["staff"],
                    Editors = ["desk"],
                },
            }
        );
        await server.StartAsync(Cancellation);
        return server;
    }

    /// <summary>A provider on the loopback address that knows one person.</summary>
    private sealed class Provider : IAsyncDisposable
    {
        public const string Client = "stemma";

        private readonly RSA key = RSA.Create(2_048);
        private readonly ConcurrentDictionary<string, string> nonces = new(StringComparer.Ordinal);
        private readonly WebApplication web;

        private Provider(string group, string? fault)
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            builder.Services.AddRoutingCore();
            web = builder.Build();
            web.MapGet(
                "/.well-known/openid-configuration",
                () =>
                    new Dictionary<string, object>(StringComparer.Ordinal)
                    {
                        ["issuer"] = Address,
                        ["authorization_endpoint"] = Address + "/authorize",
                        ["token_endpoint"] = Address + "/token",
                        ["jwks_uri"] = Address + "/keys",
                    }
            );
            web.MapGet(
                "/keys",
                () =>
                {
                    var shown = JsonWebKeyConverter.ConvertFromRSASecurityKey(
                        new RsaSecurityKey(key.ExportParameters(false)) { KeyId = "1" }
                    );
                    return new
                    {
                        keys = new[]
                        {
                            new
                            {
                                kty = shown.Kty,
                                kid = shown.Kid,
                                n = shown.N,
                                e = shown.E,
                            },
                        },
                    };
                }
            );
            web.MapGet(
                "/authorize",
                (HttpRequest request) =>
                {
                    request.Query["code_challenge_method"].ToString().ShouldBe("S256");
                    nonces["code"] = request.Query["nonce"].ToString();
                    return Results.Redirect(
                        $"{request.Query["redirect_uri"]}?code=code&state={Uri.EscapeDataString(request.Query["state"]!)}"
                    );
                }
            );
            web.MapPost(
                "/token",
                () =>
                    new Dictionary<string, object>(StringComparer.Ordinal)
                    {
                        ["access_token"] = "unused",
                        ["token_type"] = "Bearer",
                        ["id_token"] = Token(group, fault),
                    }
            );
        }

        public string Address => web.Urls.First();

        public static async Task<Provider> StartAsync(string group, string? fault = null)
        {
            var provider = new Provider(group, fault);
            await provider.web.StartAsync(Cancellation);
            return provider;
        }

        /// <summary>Goes to the provider and back, as a browser does.</summary>
        public async Task<HttpResponseMessage> SignInAsync(HttpClient caller, string to)
        {
            var asked = await caller.GetAsync("/sign-in/provider?to=" + Uri.EscapeDataString(to), Cancellation);
            asked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            asked.Headers.Location!.ToString().ShouldStartWith(Address + "/authorize");
            var answered = await caller.GetAsync(asked.Headers.Location, Cancellation);
            return await caller.GetAsync(answered.Headers.Location, Cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            await web.DisposeAsync();
            key.Dispose();
        }

        private string Token(string group, string? fault)
        {
            using var other = RSA.Create(2_048);
            var signing = fault == "another key" ? other : key;
            return new JsonWebTokenHandler().CreateToken(
                new SecurityTokenDescriptor
                {
                    Issuer = Address,
                    Audience = fault == "another audience" ? "another" : Client,
                    Claims = new Dictionary<string, object>(StringComparer.Ordinal)
                    {
                        ["sub"] = "7",
                        ["preferred_username"] = "ama.dell",
                        ["groups"] = new[] { group },
                        ["nonce"] = fault == "another nonce" ? "another" : nonces["code"],
                    },
                    Expires = TimeProvider.System.GetUtcNow().AddMinutes(5).UtcDateTime,
                    SigningCredentials = new SigningCredentials(
                        new RsaSecurityKey(signing.ExportParameters(true)) { KeyId = "1" },
                        SecurityAlgorithms.RsaSha256
                    ),
                }
            );
        }
    }
}
