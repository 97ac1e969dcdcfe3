using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Stemma.Intake.Fetching;

/// <summary>Which answers are asked for again, and when.</summary>
internal static class Retrying
{
    /// <summary>The pipeline around one request; it throws the last failure or returns the last answer.</summary>
    public static ResiliencePipeline<HttpResponseMessage> Pipeline(FetchOptions options)
    {
        if (options.Retries == 0)
            return ResiliencePipeline<HttpResponseMessage>.Empty;
        var retries = new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = options.Retries,
            Delay = options.RetryPause,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = outcome => ValueTask.FromResult(IsPassing(outcome.Outcome, options)),
            DelayGenerator = outcome => ValueTask.FromResult(Wait(outcome.Outcome.Result, options)),
        };
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.Time }
            .AddRetry(retries)
            .Build();
    }

    /// <summary>How long the server asks to be left alone, or null where it does not say (RFC 9110, section 10.2.3).</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var asked = response.Headers.RetryAfter;
        return asked?.Delta ?? (asked?.Date is { } date ? date - time.GetUtcNow() : null);
    }

    /// <summary>True where the server refuses for a while, and not for good.</summary>
    public static bool AsksToWait(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome, FetchOptions options)
    {
        if (outcome.Exception is { } exception)
            return exception is FetchFailure { IsPassing: true };
        var response = outcome.Result!;
        if (AsksToWait(response.StatusCode))
            return RetryAfter(response, options.Time) is not { } wait || wait <= options.LongestRetryAfter;
        // 501 and 505 speak of the request, which will be the same.
        return (int)response.StatusCode >= 500
            && response.StatusCode is not (HttpStatusCode.NotImplemented or HttpStatusCode.HttpVersionNotSupported);
    }

    private static TimeSpan? Wait(HttpResponseMessage? response, FetchOptions options)
    {
        if (response is null || !AsksToWait(response.StatusCode) || RetryAfter(response, options.Time) is not { } wait)
            return null;
        // A time already past, or zero, is no invitation to hammer.
        return wait > options.RetryPause ? wait : options.RetryPause;
    }
}
