using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Intake.Fetching;

/// <summary>One page, or the error that says why there is none. Exactly one of the two is null.</summary>
public readonly record struct FetchResult
{
    private FetchResult(FetchedPage? page, Diagnostic? error, TimeSpan? retryAfter) =>
        (Page, Error, RetryAfter) = (page, error, retryAfter);

    /// <summary>The page, or null.</summary>
    public FetchedPage? Page { get; }

    /// <summary>Why there is none, or null.</summary>
    public Diagnostic? Error { get; }

    /// <summary>How long the server that refused asks to be left alone, or null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    internal static FetchResult Of(FetchedPage page) => new(page, null, null);

    internal static FetchResult Failed(FetchFailure failure, string address) =>
        new(null, new Diagnostic(failure.Code, Severity.Error, failure.Message, address), failure.RetryAfter);
}

/// <summary>What a server gave for an address.</summary>
public sealed record FetchedPage
{
    /// <summary>The address that was asked for, without fragment.</summary>
    public required Uri RequestedAddress { get; init; }

    /// <summary>The address that answered, after all redirects.</summary>
    public required Uri FinalAddress { get; init; }

    /// <summary>200, another success, or 304 where the page is as it was.</summary>
    public required int Status { get; init; }

    /// <summary>Lower-case media type without parameters, or null where none was sent.</summary>
    public string? MediaType { get; init; }

    /// <summary>The charset parameter as sent, without quotation marks, or null.</summary>
    public string? Charset { get; init; }

    /// <summary>The body, unpacked; empty where <see cref="IsUnchanged"/>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>When the answer was complete.</summary>
    public required DateTimeOffset RetrievedAt { get; init; }

    /// <summary>What a later request can ask by, or null where the server sent nothing of the kind.</summary>
    public Validator? Validator { get; init; }

    /// <summary>In the order they were followed.</summary>
    public ImmutableArray<Redirect> Redirects { get; init; } = [];

    /// <summary>What deserves a look although the page was fetched.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];

    /// <summary>True where the server says that the page is as the validator store knows it.</summary>
    public bool IsUnchanged => Status == 304;

    /// <summary>The body as a stream.</summary>
    internal Stream Open() => new MemoryStream(Bytes.ToArray(), writable: false);
}

/// <summary>One redirect that was followed.</summary>
/// <param name="From">The address that answered with it.</param>
/// <param name="To">Where it led.</param>
/// <param name="Status">301, 302, 303, 307 or 308; only 301 and 308 say that the page has moved for good.</param>
public sealed record Redirect(Uri From, Uri To, int Status);
