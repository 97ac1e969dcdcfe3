using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Intake;

/// <summary>Bytes under a name, as a file has them.</summary>
/// <param name="Name">With its extension; shown to people, never opened.</param>
/// <param name="Open">Gives the bytes from the beginning; called once, and what it gives is disposed of.</param>
public sealed record NamedSource(string Name, Func<Stream> Open);

/// <summary>Reads files, folders, patterns, archives, web addresses and standard input into articles.</summary>
/// <remarks>
/// Whatever an input contains, it gives articles or errors and the rest is read. Sources are opened one after the other
/// and read in parallel; the result is in input order and does not depend on it.
/// </remarks>
public sealed class ArticleReader
{
    /// <summary>Bytes of sources that wait to be read: three of the largest pages, and what a web archive of a gigabyte
    /// may hold at once.</summary>
    private const long HeldBytes = 64_000_000;

    private readonly IntakeOptions options;
    private readonly Formats formats;

    /// <param name="options">Limits; the defaults where null.</param>
    /// <param name="readers">Formats that win over equally sure built-in ones, in this order.</param>
    public ArticleReader(IntakeOptions? options = null, params ReadOnlySpan<IReader> readers)
    {
        this.options = options ?? new IntakeOptions();
        formats = new Formats(this.options, readers);
    }

    /// <summary>Reads all inputs: paths, patterns, http and https addresses, or "-" for standard input.</summary>
    /// <param name="inputs">As the user gave them. Paths that mean the same file are read once, where first named.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="cancellation">Stops before the next source.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public IntakeResult Read(
        IEnumerable<string> inputs,
        IProgress<IntakeProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var articles = ImmutableArray.CreateBuilder<Article>();
        var skipped = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var reading in Stream(inputs, progress, cancellation))
        {
            if (reading.Article is { } article)
                articles.Add(article);
            else if (reading.Error is { } error)
                skipped.Add(error);
        }

        return new IntakeResult(articles.ToImmutable(), skipped.ToImmutable());
    }

    /// <summary>Reads sources that are no files: what was uploaded or pasted.</summary>
    /// <param name="sources">Each is recognised by its name and its first bytes, as a file would be; its name is the
    /// article's path.</param>
    /// <param name="progress">Told after each source.</param>
    /// <param name="cancellation">Stops before the next source.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public IntakeResult Read(
        IReadOnlyList<NamedSource> sources,
        IProgress<IntakeProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(sources);
        var articles = ImmutableArray.CreateBuilder<Article>();
        var skipped = ImmutableArray.CreateBuilder<Diagnostic>();
        for (var done = 0; done < sources.Count; done++)
        {
            var (name, open) = sources[done];
            foreach (var source in new FileVisit(name, options, formats, open).Sources())
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var reading in source.Finish())
                {
                    if (reading.Article is { } article)
                        articles.Add(article);
                    else if (reading.Error is { } error)
                        skipped.Add(error);
                }
            }

            progress?.Report(new IntakeProgress(done + 1, sources.Count));
        }

        return new IntakeResult(articles.ToImmutable(), skipped.ToImmutable());
    }

    /// <summary>Reads a page or feed that was fetched, as <see cref="Stream"/> reads an address.</summary>
    /// <param name="page">Whose address is the articles' path.</param>
    public IEnumerable<Reading> Read(Fetching.FetchedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return AddressVisits.Read(page.RequestedAddress.AbsoluteUri, page, options, formats);
    }

    /// <summary>The same as reading inputs, one by one and lazily: memory does not grow with the input.</summary>
    /// <returns>Each an article or an error.</returns>
    /// <inheritdoc cref="Read(IEnumerable{string}, IProgress{IntakeProgress}?, CancellationToken)"/>
    public IEnumerable<Reading> Stream(
        IEnumerable<string> inputs,
        IProgress<IntakeProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var files = InputExpansion.Expand(inputs);
        using var addresses = files.Exists(file => file.IsAddress)
            ? new AddressVisits(options, formats, cancellation)
            : null;
        // Starting the thread machinery costs more than reading a few files.
        var parallelism = files.Count < 8 && files.TrueForAll(IsSmall) ? 1 : options.Parallelism;
        // Waiting for servers takes no processor: this many let 16 pages be under way on the smallest machine.
        if (addresses is not null)
            parallelism = Math.Max(4, parallelism);
        var finished = OrderedWork.Select(
            Sources(files, addresses, cancellation),
            source => source.Finish(),
            source => source.Weight,
            parallelism,
            HeldBytes
        );
        var done = 0;
        foreach (var readings in finished)
        {
            foreach (var reading in readings)
            {
                if (reading is { Article: null, Error: null })
                    progress?.Report(new IntakeProgress(++done, files.Count));
                else
                    yield return reading;
            }
        }
    }

    // The end of each file is told by an empty reading.
    private IEnumerable<PendingSource> Sources(
        List<ExpandedInput> files,
        AddressVisits? addresses,
        CancellationToken cancellation
    )
    {
        foreach (var file in files)
        {
            if (file.Failure is { } failure)
            {
                yield return PendingSource.Of(failure);
            }
            else if (file.IsAddress)
            {
                yield return addresses!.Begin(file.Path);
            }
            else
            {
                foreach (var source in new FileVisit(file.Path, options, formats).Sources())
                {
                    cancellation.ThrowIfCancellationRequested();
                    yield return source;
                }
            }

            yield return PendingSource.Of(default(Reading));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static bool IsSmall(ExpandedInput file) =>
        file.Failure is not null || new FileInfo(file.Path) is { Exists: true, Length: < 4_000_000 };
}
