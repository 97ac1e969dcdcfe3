using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Intake.Fetching;

/// <summary>Fetches pages and feeds from public servers: guarded, polite, and within limits.</summary>
/// <remarks>
/// Safe to call from many threads at once. Never throws for what an address or a server contains. Redirects are followed
/// here and not by the HTTP stack, so that each is checked like the first address. It sends no cookies, no credentials and
/// no referrer, and uses no proxy: through one, nobody here would see which address a name leads to.
/// </remarks>
public sealed class PageFetcher : IDisposable
{
    /// <summary>The product token that robots.txt files know this robot by.</summary>
    public const string Robot = "stemma";

    private readonly FetchOptions options;
    private readonly ImmutableHashSet<string> allowedHosts;
    private readonly HttpMessageInvoker client;
    private readonly HostTurns turns;
    private readonly RobotsDesk robots;

    /// <param name="options">Limits; the defaults where null.</param>
    public PageFetcher(FetchOptions? options = null)
        : this(options ?? new FetchOptions(), new NetworkAccess()) { }

    internal PageFetcher(FetchOptions options, NetworkAccess network)
    {
        this.options = options;
        allowedHosts = options.AllowedHosts.Select(WebAddress.Normalised).ToImmutableHashSet(StringComparer.Ordinal);
        turns = new HostTurns(options);
        robots = new RobotsDesk(options.Time, WalkToRobotsAsync);
        client = HttpStack.Client(options, allowedHosts, network);
    }

    /// <summary>The name and version sent with each request.</summary>
    public static string UserAgent { get; } = $"{Robot}/{typeof(PageFetcher).Assembly.GetName().Version!.ToString(3)}";

    /// <summary>Fetches one address.</summary>
    /// <param name="address">An http or https address, as the user gave it.</param>
    /// <param name="cancellation">Ends waits and transfers at once.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<FetchResult> FetchAsync(string address, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            var start = WebAddress.Parse(address);
            return FetchResult.Of(await WalkAsync(start, [], isRobots: false, cancellation).ConfigureAwait(false));
        }
        catch (FetchFailure failure)
        {
            return FetchResult.Failed(failure, WebAddress.Printable(address));
        }
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose()
    {
        client.Dispose();
        turns.Dispose();
        robots.Dispose();
    }

    private Task<FetchedPage> WalkToRobotsAsync(Uri start, List<Redirect> redirects, CancellationToken cancellation) =>
        WalkAsync(start, redirects, isRobots: true, cancellation);

    // Pages may redirect MaxRedirects times and must end in a success; a robots.txt gives its status whatever it is.
    private async Task<FetchedPage> WalkAsync(
        Uri start,
        List<Redirect> redirects,
        bool isRobots,
        CancellationToken cancellation
    )
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var left = options.PageTime;
        for (var current = start; ; )
        {
            if (!visited.Add(current.AbsoluteUri))
                throw new FetchFailure(
                    FetchCodes.TooManyRedirects,
                    $"The redirects lead in a circle, back to {current.AbsoluteUri}; the site may want cookies."
                );
            WebAddress.CheckPort(current, options, allowedHosts);
            var asked = isRobots ? TimeSpan.Zero : await robots.CheckAsync(current, cancellation).ConfigureAwait(false);
            var pause = redirects.Count > 0 || isRobots ? TimeSpan.Zero : Longer(asked);
            using var turn = await turns
                .TakeAsync(WebAddress.HostOf(current), pause, isPage: !isRobots, cancellation)
                .ConfigureAwait(false);
            var began = options.Time.GetTimestamp();
            using var answer = await AskAsync(current, isRobots, left, cancellation).ConfigureAwait(false);
            left -= options.Time.GetElapsedTime(began);
            if (NextOf(answer, current) is not { } next)
                return await PageOfAsync(answer, start, current, [.. redirects], isRobots).ConfigureAwait(false);
            redirects.Add(new Redirect(current, next, (int)answer.StatusCode));
            if (redirects.Count > (isRobots ? RobotsDesk.MaxRedirects : options.MaxRedirects))
                throw new FetchFailure(
                    FetchCodes.TooManyRedirects,
                    $"The address redirects more than {redirects.Count - 1} times."
                );
            current = next;
        }
    }

    private TimeSpan Longer(TimeSpan asked)
    {
        var bounded = asked < options.LongestPause ? asked : options.LongestPause;
        return bounded > options.Pause ? bounded : options.Pause;
    }

    private async Task<HttpResponseMessage> AskAsync(
        Uri address,
        bool isRobots,
        TimeSpan left,
        CancellationToken cancellation
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation(
            "Accept",
            "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"
        );
        request.Options.Set(
            BodyLimit.Key,
            isRobots ? new BodyLimit(RobotsDesk.MaxBytes, true, true) : new BodyLimit(options.MaxBytes, false, false)
        );
        if (!isRobots && options.Validators?.Find(address) is { } known)
        {
            if (known.ETag is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", known.ETag);
            if (known.LastModified is not null)
                request.Headers.TryAddWithoutValidation("If-Modified-Since", known.LastModified);
        }

        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await client.SendAsync(request, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            cancellation.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested)
                throw new FetchFailure(
                    FetchCodes.TooSlow,
                    $"Redirects, retries and waits together took more than {options.PageTime.TotalSeconds:0} seconds."
                );
            if (FetchFailure.Of(exception) is { } failure)
                throw failure;
            throw;
        }
    }

    private static Uri? NextOf(HttpResponseMessage answer, Uri current)
    {
        if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308))
            return null;
        // The parsed header would be null for what is no address; the text says what was wrong.
        if (!answer.Headers.NonValidated.TryGetValues("Location", out var values) || values.Count != 1)
            return null;
        return WebAddress.Parse(values.ToString(), current);
    }

    private async Task<FetchedPage> PageOfAsync(
        HttpResponseMessage answer,
        Uri start,
        Uri address,
        ImmutableArray<Redirect> redirects,
        bool isRobots
    )
    {
        var status = (int)answer.StatusCode;
        var unchanged = status == 304 && options.Validators?.Find(address) is not null;
        if (!isRobots && !answer.IsSuccessStatusCode && !unchanged)
            throw Refusal(answer);
        var bytes = answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false) : [];
        var validator = ValidatorOf(answer);
        if (!isRobots && validator is not null)
            options.Validators?.Keep(address, validator);
        return new FetchedPage
        {
            RequestedAddress = start,
            FinalAddress = address,
            Status = status,
            MediaType = answer.Content.Headers.ContentType?.MediaType?.ToLowerInvariant(),
            Charset = answer.Content.Headers.ContentType?.CharSet?.Trim('"', '\'', ' '),
            Bytes = bytes,
            RetrievedAt = options.Time.GetUtcNow(),
            Validator = validator,
            Redirects = redirects,
            Warnings = Downgrades(redirects, start),
        };
    }

    private FetchFailure Refusal(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        if (!Retrying.AsksToWait(answer.StatusCode))
            return new FetchFailure(
                FetchCodes.BadStatus,
                $"The server answers {status} {SourceStream.Printable(answer.ReasonPhrase ?? string.Empty)}".TrimEnd()
                    + "."
            );
        var asked = Retrying.RetryAfter(answer, options.Time);
        return new FetchFailure(
            FetchCodes.Busy,
            asked is { } wait && wait > options.LongestRetryAfter
                ? $"The server answers {status} and asks to wait for {wait.TotalSeconds:N0} seconds. Try later."
                : $"The server still answers {status} after {options.Retries} retries."
        )
        {
            RetryAfter = asked,
        };
    }

    private static Validator? ValidatorOf(HttpResponseMessage answer)
    {
        var etag = answer.Headers.NonValidated.TryGetValues("ETag", out var tags) ? tags.ToString() : null;
        var modified = answer.Content.Headers.NonValidated.TryGetValues("Last-Modified", out var dates)
            ? dates.ToString()
            : null;
        return etag is null && modified is null ? null : new Validator(etag, modified);
    }

    private static ImmutableArray<Diagnostic> Downgrades(ImmutableArray<Redirect> redirects, Uri start) =>
        redirects.Any(step => step.From.Scheme == Uri.UriSchemeHttps && step.To.Scheme == Uri.UriSchemeHttp)
            ?
            [
                new Diagnostic(
                    FetchCodes.Downgraded,
                    Severity.Warning,
                    "A redirect led from https to http: what was read may have been changed on the way.",
                    SourceStream.Printable(start.OriginalString)
                ),
            ]
            : [];
}
