using NodaTime;
using Stemma.Intake.Fetching;

namespace Stemma.Intake;

/// <summary>Fetches addresses ahead of their turn and reads them when it comes.</summary>
/// <remarks>Made only for a run that has an address among its inputs: the machinery takes a moment to load.</remarks>
internal sealed class AddressVisits : IDisposable
{
    /// <summary>Bytes that a page under way counts for: with what <see cref="ArticleReader"/> lets wait, 16 pages.</summary>
    private const long Weight = 4_000_000;

    private readonly IntakeOptions options;
    private readonly Formats formats;
    private readonly PageFetcher fetcher;
    private readonly CancellationTokenSource stopping;

    /// <param name="options">Limits, those of fetching among them.</param>
    /// <param name="formats">The readers.</param>
    /// <param name="cancellation">Ends every fetch at once.</param>
    public AddressVisits(IntakeOptions options, Formats formats, CancellationToken cancellation)
    {
        this.options = options;
        this.formats = formats;
        fetcher = new PageFetcher(options.Fetching);
        stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>Begins to fetch; the readings wait for it when they are enumerated, and hold up no other thread.</summary>
    public PendingSource Begin(string address)
    {
        var fetching = fetcher.FetchAsync(address, stopping.Token);
        return new PendingSource(() => ReadingsOf(address, fetching), Weight);
    }

    /// <summary>Gives up what is still under way.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        fetcher.Dispose();
        stopping.Dispose();
    }

    // Lazy: whoever enumerates waits, not the thread that the sequence is handed over on.
    private IEnumerable<Reading> ReadingsOf(string address, Task<FetchResult> fetching)
    {
        var result = fetching.GetAwaiter().GetResult();
        if (result.Error is { } error)
            yield return Reading.Skip(error.Code, error.Message, error.Source!);
        else
            foreach (var reading in Read(address, result.Page!, options, formats))
                yield return reading;
    }

    /// <summary>The readings of a page that was fetched.</summary>
    public static IEnumerable<Reading> Read(string address, FetchedPage page, IntakeOptions options, Formats formats)
    {
        var provenance = new Provenance
        {
            Address = page.FinalAddress.AbsoluteUri,
            MediaType = page.MediaType,
            Charset = page.Charset,
            Retrieved = Instant.FromDateTimeOffset(page.RetrievedAt),
        };
        var name = page.FinalAddress.Segments[^1];
        return new FileVisit(address, options, formats, page.Open, provenance, name)
            .Sources()
            .SelectMany(source => source.Finish())
            .Select(reading =>
                reading.Article is { } article && !page.Warnings.IsEmpty
                    ? Reading.Of(article with { Diagnostics = [.. page.Warnings, .. article.Diagnostics] })
                    : reading
            );
    }
}
