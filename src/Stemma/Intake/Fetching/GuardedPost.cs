using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Intake.Fetching;

/// <summary>Sends a document to an address behind the same guard as fetching: no private addresses, no redirects, retries and
/// times bounded by <see cref="FetchOptions"/>.</summary>
/// <remarks>robots.txt is not asked: whoever receives has given the address for it.</remarks>
public sealed class GuardedPost : IDisposable
{
    private readonly FetchOptions options;
    private readonly ImmutableHashSet<string> allowedHosts;
    private readonly HttpMessageInvoker client;

    /// <param name="options">Limits; the defaults where null.</param>
    public GuardedPost(FetchOptions? options = null)
        : this(options ?? new FetchOptions(), new NetworkAccess()) { }

    internal GuardedPost(FetchOptions options, NetworkAccess network)
    {
        this.options = options;
        allowedHosts = options.AllowedHosts.Select(WebAddress.Normalised).ToImmutableHashSet(StringComparer.Ordinal);
        client = HttpStack.Client(options, allowedHosts, network);
    }

    /// <summary>Sends once, and again as often as <see cref="FetchOptions.Retries"/> says where the failure may pass.</summary>
    /// <param name="address">http or https.</param>
    /// <param name="body">JSON in UTF-8.</param>
    /// <param name="headers">Sent besides.</param>
    /// <param name="cancellation">Ends it at once.</param>
    /// <returns>Null where the receiver answered with a success, else why not.</returns>
    public async Task<Diagnostic?> SendAsync(
        string address,
        ReadOnlyMemory<byte> body,
        IEnumerable<KeyValuePair<string, string>> headers,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(headers);
        try
        {
            var target = WebAddress.Parse(address);
            WebAddress.CheckPort(target, options, allowedHosts);
            using var request = new HttpRequestMessage(HttpMethod.Post, target);
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            request.Headers.TryAddWithoutValidation("User-Agent", PageFetcher.UserAgent);
            foreach (var (name, value) in headers)
                request.Headers.TryAddWithoutValidation(name, value);
            request.Options.Set(BodyLimit.Key, new BodyLimit(MostAnswer, true, true));
            using var limit = new CancellationTokenSource(options.PageTime, options.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            using var answer = await AskAsync(request, either.Token, limit.Token, cancellation).ConfigureAwait(false);
            return answer.IsSuccessStatusCode
                ? null
                : Refused(FetchCodes.BadStatus, $"The receiver answers {(int)answer.StatusCode}.", address);
        }
        catch (FetchFailure failure)
        {
            return Refused(failure.Code, failure.Message, address);
        }
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose() => client.Dispose();

    /// <summary>Bytes of an answer that are looked at; nothing in it matters but the status.</summary>
    private const int MostAnswer = 4_096;

    private async Task<HttpResponseMessage> AskAsync(
        HttpRequestMessage request,
        CancellationToken either,
        CancellationToken limit,
        CancellationToken cancellation
    )
    {
        try
        {
            return await client.SendAsync(request, either).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            cancellation.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested)
                throw new FetchFailure(FetchCodes.TooSlow, "The receiver took too long.");
            if (FetchFailure.Of(exception) is { } failure)
                throw failure;
            throw;
        }
    }

    private static Diagnostic Refused(string code, string message, string address) =>
        new(code, Severity.Error, message, WebAddress.Printable(address));
}
