using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Stemma.Intake.Fetching;

namespace Stemma.Tests.Intake.Fetching;

/// <summary>A small web on this machine: one real server on the loopback address that answers for every host name.</summary>
/// <remarks>
/// Names get whatever addresses a test gives them, and a connection to a public address goes to the server instead; a
/// connection to any other address fails the test. Time stands still until it is moved.
/// </remarks>
public sealed class TestWeb : IAsyncDisposable
{
    /// <summary>A public address; nothing is ever sent to it.</summary>
    public const string Public = "93.184.215.14";

    /// <summary>A public address that answers no connection; nothing is ever sent to it either.</summary>
    public const string Dead = "93.184.215.15";

    private readonly Dictionary<string, RequestDelegate> pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Queue<string[]>> names = new(StringComparer.Ordinal);
    private readonly X509Certificate2 certificate = SelfSigned();
    private readonly WebApplication server;
    private readonly int port;
    private readonly int securePort;

    public TestWeb()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
        });
        server = builder.Build();
        server.Run(AnswerAsync);
        server.Start();
        var addresses = server
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses;
        port = addresses.Select(address => new Uri(address)).Single(address => address.Scheme == "http").Port;
        securePort = addresses.Select(address => new Uri(address)).Single(address => address.Scheme == "https").Port;
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero));

    /// <summary>Where the server really is.</summary>
    public string LocalAddress => $"http://127.0.0.1:{port}";

    /// <summary>"host/path" of each request in order, with the time by the clock.</summary>
    public ConcurrentQueue<(string Address, TimeSpan At)> Requests { get; } = new();

    /// <summary>Every request for a page, robots.txt left out.</summary>
    public IEnumerable<string> PageRequests =>
        Requests
            .Select(request => request.Address)
            .Where(address => !address.EndsWith("/robots.txt", StringComparison.Ordinal));

    /// <summary>Addresses that were connected to.</summary>
    public ConcurrentQueue<string> Connections { get; } = new();

    public int LookUps { get; private set; }

    /// <summary>Serves a page under "host/path".</summary>
    public TestWeb Serve(string address, RequestDelegate page)
    {
        pages[address] = page;
        return this;
    }

    public TestWeb Serve(string address, string body, string type = "text/plain") =>
        Serve(
            address,
            async context =>
            {
                context.Response.ContentType = type;
                await context.Response.WriteAsync(body, context.RequestAborted);
            }
        );

    public TestWeb Redirect(string address, string location, int status = 302) =>
        Serve(
            address,
            context =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = location;
                return Task.CompletedTask;
            }
        );

    /// <summary>Gives a name addresses: one answer for each look-up, the last for all that follow.</summary>
    public TestWeb Name(string host, params string[][] answers)
    {
        names[host] = new Queue<string[]>(answers);
        return this;
    }

    internal PageFetcher Fetcher(FetchOptions? options = null, bool trusted = true) =>
        new(
            (options ?? new FetchOptions()) with
            {
                Time = Clock,
            },
            new NetworkAccess
            {
                Resolve = LookUpAsync,
                Dial = DialAsync,
                Roots = trusted ? [certificate] : null,
            }
        );

    /// <summary>Fetches one address with the clock standing still.</summary>
    public async Task<FetchResult> FetchAsync(string address, FetchOptions? options = null)
    {
        using var fetcher = Fetcher(options);
        return await fetcher.FetchAsync(address, TestContext.Current.CancellationToken);
    }

    /// <summary>Moves the clock until the work is done, slower than the server answers.</summary>
    public async Task<T> PassTimeAsync<T>(Task<T> work, TimeSpan? step = null)
    {
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(5, TestContext.Current.CancellationToken));
            Clock.Advance(step ?? TimeSpan.FromMilliseconds(250));
        }

        return await work;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        certificate.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var address = context.Request.Host.Host + context.Request.Path + context.Request.QueryString;
        Requests.Enqueue((address, Clock.GetUtcNow() - Clock.Start));
        if (pages.TryGetValue(address, out var page))
            await page(context);
        else
            context.Response.StatusCode = 404;
    }

    private Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellation)
    {
        LookUps++;
        if (!names.TryGetValue(host, out var answers))
            return host.EndsWith(".example", StringComparison.Ordinal)
                ? Task.FromResult<IPAddress[]>([IPAddress.Parse(Public)])
                : throw new SocketException((int)SocketError.HostNotFound);
        var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        return Task.FromResult<IPAddress[]>([.. answer.Select(IPAddress.Parse)]);
    }

    private async ValueTask<Stream> DialAsync(IPEndPoint endPoint, CancellationToken cancellation)
    {
        Connections.Enqueue(endPoint.Address.ToString());
        if (endPoint.Address.ToString() == Dead)
            await Task.Delay(Timeout.Infinite, cancellation);
        endPoint.Address.ToString().ShouldBe(Public, "nothing but a public address may be connected to");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, endPoint.Port == 443 ? securePort : port, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test web", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        alternatives.AddDnsName("news.example");
        request.CertificateExtensions.Add(alternatives.Build());
        return request.CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2120, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
    }
}
