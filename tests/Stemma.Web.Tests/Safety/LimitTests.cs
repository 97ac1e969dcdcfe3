using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Stemma.Web.Accounts;

namespace Stemma.Web.Tests.Safety;

public sealed class LimitTests(GuardedServer server) : IClassFixture<GuardedServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ACallerThatAsksTooOftenWaitsAndOthersDoNot()
    {
        await using var strict = await StartedAsync(server.Options with { RequestsPerMinute = 3 });
        using var caller = server.CallerWith(Scope.Read);
        using var other = server.CallerWith(Scope.Read);
        var address = new Uri(new Uri(strict.Urls.First()), "/api/v1/traces");
        for (var time = 0; time < 3; time++)
            (await caller.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await caller.GetAsync(address, Cancellation);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await refused.Content.ReadAsStringAsync(Cancellation)).ShouldContain("ST8008");
        (await other.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var health = new Uri(new Uri(strict.Urls.First()), "/health/live");
        for (var time = 0; time < 5; time++)
            (await caller.GetAsync(health, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ChangesAreCountedApart()
    {
        await using var strict = await StartedAsync(server.Options with { ChangesPerMinute = 2 });
        using var caller = server.CallerWith([.. Scope.All]);
        var address = new Uri(new Uri(strict.Urls.First()), "/api/v1/traces/000000000000000000000000");
        for (var time = 0; time < 2; time++)
            (await caller.DeleteAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await caller.DeleteAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await caller.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SignInsAreCountedByAddressWhateverNameIsTried()
    {
        await using var strict = await StartedAsync(server.Options with { SignInsPerMinute = 3 });
        for (var time = 0; time < 4; time++)
        {
            using var caller = GuardedServer.CallerOf(strict);
            var answer = await GuardedServer.SignInAsync(caller, $"nobody{time}", "no such password");
            answer.StatusCode.ShouldBe(time < 3 ? HttpStatusCode.BadRequest : HttpStatusCode.TooManyRequests);
        }
    }

    [Fact]
    public async Task ARequestThatTakesTooLongIsGivenUp()
    {
        await using var slow = WebServer.Build(server.Options with { RequestSeconds = 0.2 });
        slow.MapGet("/slow", async (HttpContext context) => await Task.Delay(Timeout.Infinite, context.RequestAborted))
            .AllowAnonymous();
        await slow.StartAsync(Cancellation);
        using var caller = GuardedServer.CallerOf(slow);
        var answer = await caller.GetAsync("/slow", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("ST8011");
    }

    [Fact]
    public async Task ARouteThatTakesNoUploadsTakesNoLargeBody()
    {
        await using var large = await StartedAsync(server.Options with { MaxUploadBytes = 10_000_000 });
        using var caller = GuardedServer.CallerOf(large);
        var answer = await GuardedServer.SignInAsync(caller, "reader", new string('x', 1_100_000));
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("192.0.2.1", false)]
    public async Task ForwardedHeadersAreBelievedOnlyFromTheNamedProxy(string proxy, bool believed)
    {
        await using var behind = await StartedAsync(server.Options with { Proxy = proxy, Hosts = ["desk.example"] });
        using var caller = GuardedServer.CallerOf(behind);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Host", "desk.example");
        var answer = await caller.SendAsync(request, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Strict-Transport-Security").ShouldBe(believed);
    }

    [Fact]
    public async Task UnderHttpsCookiesAreSentNowhereElse()
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest(
            "CN=desk.example",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var folder = Path.GetDirectoryName(server.AuditFile)!;
        var (certificateFile, keyFile) = (Path.Join(folder, "desk.pem"), Path.Join(folder, "desk.key"));
        await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem(), Cancellation);
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem(), Cancellation);

        await using var secure = await StartedAsync(
            server.Options with
            {
                Certificate = certificateFile,
                Key = keyFile,
            }
        );
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) =>
            shown!.GetCertHashString() == certificate.GetCertHashString();
        using var caller = new HttpClient(handler) { BaseAddress = new Uri(secure.Urls.First()) };
        caller.BaseAddress.Scheme.ShouldBe("https");
        var answer = await GuardedServer.SignInAsync(caller, "reader", GuardedServer.Password);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(line => line.StartsWith("__Host-stemma-session=", StringComparison.Ordinal));
        cookie.ShouldContain("secure");
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
    }

    private static async Task<WebApplication> StartedAsync(ServeOptions options)
    {
        var started = WebServer.Build(options);
        await started.StartAsync(Cancellation);
        return started;
    }
}
