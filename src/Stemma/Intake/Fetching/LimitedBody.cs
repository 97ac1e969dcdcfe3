using System.Buffers;
using System.Net.Http.Headers;

namespace Stemma.Intake.Fetching;

/// <summary>How much of a body is read.</summary>
/// <param name="Bytes">At most, after unpacking.</param>
/// <param name="CutsOff">True to take the first bytes of a longer body, false to refuse it.</param>
/// <param name="TakesAnyType">True to read whatever the media type says.</param>
internal readonly record struct BodyLimit(int Bytes, bool CutsOff, bool TakesAnyType)
{
    /// <summary>Where a request carries its limit.</summary>
    public static HttpRequestOptionsKey<BodyLimit> Key { get; } = new("body limit");
}

/// <summary>Reads the whole body of a success within limits of size and time, so that everything after it is done with
/// the network.</summary>
/// <remarks>It stands inside the retries: a body that breaks off is asked for again. Bodies of redirects and errors are
/// left unread.</remarks>
internal sealed class LimitedBody(FetchOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        using var whole = new CancellationTokenSource(options.RequestTime, options.Time);
        using var stall = new CancellationTokenSource(options.StallTime, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(whole.Token, stall.Token, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                await ReadAsync(request, response, stall, either.Token).ConfigureAwait(false);
            return response;
        }
        catch (Exception exception)
        {
            response?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            if (whole.IsCancellationRequested)
                throw TooSlow($"The answer is not complete after {options.RequestTime.TotalSeconds:0} seconds.");
            if (stall.IsCancellationRequested)
                throw TooSlow($"Nothing came for {options.StallTime.TotalSeconds:0} seconds.");
            if (FetchFailure.Of(exception) is { } failure)
                throw failure;
            throw;
        }
    }

    private async Task ReadAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        CancellationTokenSource stall,
        CancellationToken cancellation
    )
    {
        request.Options.TryGetValue(BodyLimit.Key, out var limit);
        var headers = response.Content.Headers;
        if (!limit.TakesAnyType)
            RefuseUnreadable(headers);
        if (!limit.CutsOff && headers.ContentLength > limit.Bytes)
            throw TooLarge(limit);
        using var collected = new MemoryStream();
        var source = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
            try
            {
                while (true)
                {
                    stall.CancelAfter(options.StallTime);
                    var count = await source.ReadAsync(buffer, cancellation).ConfigureAwait(false);
                    if (count == 0)
                        break;
                    var room = limit.Bytes - (int)collected.Length;
                    collected.Write(buffer, 0, Math.Min(count, room));
                    if (count <= room)
                        continue;
                    if (!limit.CutsOff)
                        throw TooLarge(limit);
                    break;
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        var content = new ByteArrayContent(collected.ToArray());
        foreach (var header in headers.NonValidated)
            content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content.Dispose();
        response.Content = content;
    }

    private static void RefuseUnreadable(HttpContentHeaders headers)
    {
        // The HTTP stack unpacks one known coding and takes it off the list.
        if (headers.ContentEncoding.FirstOrDefault(coding => coding != "identity") is { } coding)
            throw new FetchFailure(
                FetchCodes.UnsupportedContent,
                $"The answer is packed as {SourceStream.Printable(coding)}, which was not asked for."
            );
        if (
            headers.ContentType?.MediaType is { } type
            && (
                type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("font/", StringComparison.OrdinalIgnoreCase)
            )
        )
            throw new FetchFailure(
                FetchCodes.UnsupportedContent,
                $"The address gives {SourceStream.Printable(type)}, which holds no article."
            );
    }

    private static FetchFailure TooLarge(BodyLimit limit) =>
        new(FetchCodes.TooLarge, $"The page has more than {limit.Bytes:N0} bytes.");

    private static FetchFailure TooSlow(string message) => new(FetchCodes.TooSlow, message);
}
