using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Stemma.Web.Pages;

/// <summary>Pages that are the same for every reader, rendered and compressed once and kept while there is room.</summary>
/// <remarks>
/// Only pages without a form's token or anything else of one caller may be kept: who may read is asked before, by the route.
/// A story page of sixty witnesses takes a few hundred milliseconds to make and less than one to give again.
/// </remarks>
internal sealed class RenderedPages(IServiceProvider services, ILoggerFactory log) : IDisposable
{
    /// <summary>Bytes of all pages kept, plain and compressed; the least recently read go first.</summary>
    private const long MostBytes = 128_000_000;

    private readonly MemoryCache pages = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    public void Dispose() => pages.Dispose();

    /// <summary>Answers with the page, as the browser wants it compressed, or with 304 where it has it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="key">Names the page and the state of what it shows.</param>
    /// <param name="parameters">Of the component.</param>
    public async Task AnswerAsync<TPage>(HttpContext context, string key, Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        var page = await pages.GetOrCreateAsync(key, entry => MakeAsync(entry, typeof(TPage), parameters));
        var (request, response) = (context.Request, context.Response);
        response.Headers.ETag = page!.Tag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.CacheControl = "private, no-cache";
        if (request.Headers.IfNoneMatch.ToString() == page.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var accepted = request.Headers.AcceptEncoding.ToString();
        var (body, encoding) =
            accepted.Contains("br", StringComparison.Ordinal) ? (page.Brotli, "br")
            : accepted.Contains("gzip", StringComparison.Ordinal) ? (page.Gzip, "gzip")
            : (page.Plain, null);
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = body.Length;
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        if (!HttpMethods.IsHead(request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private async Task<Page> MakeAsync(ICacheEntry entry, Type component, Dictionary<string, object?> parameters)
    {
        await using var renderer = new HtmlRenderer(services, log);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
        var plain = Encoding.UTF8.GetBytes(html + "\n");
        var page = new Page(
            plain,
            Packed(plain, stream => new BrotliStream(stream, CompressionLevel.Optimal)),
            Packed(plain, stream => new GZipStream(stream, CompressionLevel.Optimal)),
            $"\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 12))}\""
        );
        entry.SetSize(page.Plain.Length + page.Brotli.Length + page.Gzip.Length);
        return page;
    }

    private static byte[] Packed(byte[] plain, Func<Stream, Stream> packing)
    {
        using var held = new MemoryStream();
        using (var packer = packing(held))
            packer.Write(plain);
        return held.ToArray();
    }

    private sealed record Page(byte[] Plain, byte[] Brotli, byte[] Gzip, string Tag);
}
