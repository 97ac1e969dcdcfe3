using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stemma.Archive.Tests;

/// <summary>A small web server on the loopback address whose pages a test sets.</summary>
internal sealed class FeedServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentDictionary<string, Action<HttpListenerContext>> pages = new(StringComparer.Ordinal);

    public FeedServer()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Root = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        listener.Prefixes.Add(Root + "/");
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Root { get; }

    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Bodies and signatures of what was posted.</summary>
    public ConcurrentQueue<(byte[] Body, string? Signature)> Posts { get; } = new();

    public void Serve(string path, string body, string? etag = null) =>
        Answer(
            path,
            context =>
            {
                if (etag is not null && context.Request.Headers["If-None-Match"] == etag)
                {
                    context.Response.StatusCode = 304;
                    return;
                }

                if (etag is not null)
                    context.Response.Headers["ETag"] = etag;
                context.Response.ContentType = path.EndsWith(".html", StringComparison.Ordinal)
                    ? "text/html"
                    : "application/rss+xml";
                context.Response.OutputStream.Write(Encoding.UTF8.GetBytes(body));
            }
        );

    public void Answer(string path, Action<HttpListenerContext> answer) => pages[path] = answer;

    public static string Rss(params (string Address, string Title, string Text)[] items) =>
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Orvel Courier</title>"
        + string.Concat(
            items.Select(item =>
                $"<item><title>{item.Title}</title><link>{item.Address}</link><pubDate>Tue, 06 May 2031 07:00:00 GMT</pubDate>"
                + $"<content:encoded><![CDATA[<p>{item.Text}</p>]]></content:encoded></item>"
            )
        )
        + "</channel></rss>";

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var path = context.Request.Url!.AbsolutePath;
            if (path != "/robots.txt")
                Requests.Enqueue(path);
            if (context.Request.HttpMethod == "POST")
            {
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                Posts.Enqueue((body.ToArray(), context.Request.Headers["Stemma-Signature"]));
            }

            if (pages.TryGetValue(path, out var answer))
                answer(context);
            else
                context.Response.StatusCode = 404;
            context.Response.Close();
        }
    }
}
