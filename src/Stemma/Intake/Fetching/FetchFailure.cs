namespace Stemma.Intake.Fetching;

/// <summary>Why an address gave no page. Thrown inside the fetcher only; callers get a diagnostic.</summary>
/// <param name="code">One of <see cref="FetchCodes"/>.</param>
/// <param name="message">One sentence for the user.</param>
/// <param name="passing">True where a second try may succeed.</param>
internal sealed class FetchFailure(string code, string message, bool passing = false) : Exception(message)
{
    public string Code => code;

    public bool IsPassing => passing;

    /// <summary>How long the server asks to be left alone, or null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The failure that an exception of the HTTP stack stands for; null for what is none, a cancelled run
    /// included.</summary>
    public static FetchFailure? Of(Exception exception)
    {
        // What the connection callback throws arrives wrapped.
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is FetchFailure failure)
                return failure;
        }

        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } secure =>
                new FetchFailure(FetchCodes.ConnectionFailed, $"The secure connection failed: {Innermost(secure)}"),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new FetchFailure(
                FetchCodes.TooLarge,
                "The answer has more headers than are read."
            ),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } invalid => new FetchFailure(
                FetchCodes.DamagedAnswer,
                $"The answer is not HTTP: {Innermost(invalid)}"
            ),
            // The latter is how a Brotli stream says it.
            InvalidDataException or (InvalidOperationException and not ObjectDisposedException) => new FetchFailure(
                FetchCodes.DamagedAnswer,
                $"The answer cannot be unpacked: {exception.Message}"
            ),
            HttpRequestException or IOException => new FetchFailure(
                FetchCodes.ConnectionFailed,
                $"The connection broke off: {Innermost(exception)}",
                passing: true
            ),
            _ => null,
        };
    }

    private static string Innermost(Exception exception) => exception.GetBaseException().Message;
}
