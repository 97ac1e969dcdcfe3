using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stemma.Cli.Tests;

public sealed class AddressTests : IDisposable
{
    private const string Body = "The tide gate at Morvane stuck open on Friday, the harbour office said.\n";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private int requests;

    public AddressTests()
    {
        listener.Start();
        _ = ServeAsync();
    }

    private string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/gate.txt";

    public void Dispose() => listener.Dispose();

    [Fact]
    public void AnAddressIsFetchedAndReadWhereItsHostIsAllowedByName()
    {
        var run = Invocation.Of("read", Address, "--json", "--allow-host", "127.0.0.1");
        (run.Exit, run.Error).ShouldBe((0, string.Empty));
        run.Output.ShouldContain($"\"path\":\"{Address}\"");
        run.Output.ShouldContain("The tide gate at Morvane");
    }

    [Fact]
    public void APrivateAddressIsRefusedWithoutARequest()
    {
        var run = Invocation.Of("read", Address.Replace("127.0.0.1", "0x7f.1", StringComparison.Ordinal));
        run.Exit.ShouldBe(2);
        run.Error.ShouldContain("ST1031");
        requests.ShouldBe(0);
    }

    [Fact]
    public void AnAddressThatFailsIsSkippedAndTheRestIsRead()
    {
        var run = Invocation.Of("read", Address, Address + "?gone", "--allow-host", "127.0.0.1", "--json");
        run.Exit.ShouldBe(1);
        run.Lines.Length.ShouldBe(1);
        run.Error.ShouldStartWith($"{Address}?gone: ST1036 error: The server answers 404");
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var first = await reader.ReadLineAsync();
                while (await reader.ReadLineAsync() is { Length: > 0 }) { }
                Interlocked.Increment(ref requests);
                var status = first!.StartsWith("GET /gate.txt ", StringComparison.Ordinal) ? "200 OK" : "404 Not Found";
                var head =
                    $"HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head + Body));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException) { }
    }
}
