using System.Collections.Immutable;
using Stemma.Intake.Html;
using Stemma.Text;

namespace Stemma.Intake;

/// <summary>Reads files, folders, patterns, archives and standard input into articles.</summary>
/// <remarks>
/// Files are read in parallel; the result is in input order and does not depend on it. Whatever an input contains,
/// it gives articles or errors and the rest is read.
/// </remarks>
public sealed class ArticleReader
{
    private readonly IntakeOptions options;
    private readonly ImmutableArray<IReader> readers;

    /// <param name="options">Limits; the defaults where null.</param>
    /// <param name="readers">Formats that are tried before the built-in ones, in this order.</param>
    public ArticleReader(IntakeOptions? options = null, params ReadOnlySpan<IReader> readers)
    {
        this.options = options ?? new IntakeOptions();
        var single = ImmutableArray.Create<IReader>([
            .. readers,
            new UnsupportedReader(),
            new HtmlReader(this.options),
            new PlainTextReader(this.options),
        ]);
        this.readers = [new ZipReader(this.options, single), .. single];
    }

    /// <summary>Reads all inputs: paths, patterns, or "-" for standard input.</summary>
    /// <param name="inputs">As the user gave them. Paths that mean the same file are read once, where first named.</param>
    /// <param name="progress">Told after each file, from the reading threads, one at a time.</param>
    /// <param name="cancellation">Stops before the next file.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public IntakeResult Read(
        IEnumerable<string> inputs,
        IProgress<IntakeProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var files = InputExpansion.Expand(inputs);
        var readings = new Reading[files.Count][];
        var done = 0;
        var gate = new Lock();

        void ReadAt(int index)
        {
            readings[index] = files[index].Failure is { } failure ? [failure] : ReadFile(files[index].Path);
            if (progress is null)
                return;
            lock (gate)
                progress.Report(new IntakeProgress(++done, files.Count));
        }

        // Starting the thread machinery costs more than reading a few files.
        if (options.Parallelism <= 1 || files.Count < 8)
        {
            for (var index = 0; index < files.Count; index++)
            {
                cancellation.ThrowIfCancellationRequested();
                ReadAt(index);
            }
        }
        else
        {
            var parallel = new ParallelOptions
            {
                MaxDegreeOfParallelism = options.Parallelism,
                CancellationToken = cancellation,
            };
            Parallel.For(0, files.Count, parallel, ReadAt);
        }

        return Collect(readings);
    }

    private Reading[] ReadFile(string path)
    {
        try
        {
            using var stream =
                path == "-"
                    ? options.StandardInput()
                    : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            var source = new SourceStream(path, stream);
            return [.. readers.First(reader => reader.Recognises(source.Head)).Read(source)];
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // A link whose target is gone looks like a file until it is opened.
            return
            [
                Reading.Skip(
                    IntakeCodes.NotFound,
                    "The link leads nowhere, or the file is gone.",
                    SourceStream.Printable(path)
                ),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return
            [
                Reading.Skip(
                    IntakeCodes.Unreadable,
                    $"The file cannot be read: {exception.Message}",
                    SourceStream.Printable(path)
                ),
            ];
        }
    }

    private static IntakeResult Collect(Reading[][] readings)
    {
        var articles = ImmutableArray.CreateBuilder<Article>();
        var skipped = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var reading in readings.SelectMany(part => part))
        {
            if (reading.Article is { } article)
                articles.Add(article);
            else if (reading.Error is { } error)
                skipped.Add(error);
        }

        return new IntakeResult(articles.ToImmutable(), skipped.ToImmutable());
    }
}
