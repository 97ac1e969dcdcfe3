using System.Diagnostics.CodeAnalysis;
using ZstdSharp;

namespace Stemma.Intake;

/// <summary>Readings that are made by <see cref="Finish"/>, on any thread.</summary>
/// <param name="Finish">Makes them; never throws for what a source contains.</param>
/// <param name="Weight">Bytes held until then.</param>
internal readonly record struct PendingSource(Func<IEnumerable<Reading>> Finish, long Weight)
{
    public static PendingSource Of(Reading reading) => new(() => [reading], 0);
}

/// <summary>Opens one input and everything inside it.</summary>
/// <remarks>Only the opening is done here, in order: single sources are taken into memory and handed out to be read
/// elsewhere, containers are gone through.</remarks>
/// <param name="path">As the user gave it; "-" for standard input.</param>
/// <param name="options">Limits.</param>
/// <param name="formats">The readers.</param>
/// <param name="fetched">Gives the bytes where the path is no file; null to open it.</param>
/// <param name="provenance">What is known of it beside its bytes.</param>
/// <param name="name">What it is recognised by; the path where null.</param>
internal sealed class FileVisit(
    string path,
    IntakeOptions options,
    Formats formats,
    Func<Stream>? fetched = null,
    Provenance? provenance = null,
    string? name = null
)
{
    public IEnumerable<PendingSource> Sources()
    {
        Stream? stream = null;
        try
        {
            foreach (var source in Guarded(path, Open, PendingSource.Of))
                yield return source;
        }
        finally
        {
            stream?.Dispose();
        }

        IEnumerable<PendingSource> Open()
        {
            stream =
                fetched is not null ? fetched()
                : path == "-" ? options.StandardInput()
                : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            return Enter(new SourceStream(path, stream, provenance, name), inside: false);
        }
    }

    private IEnumerable<PendingSource> Enter(SourceStream source, bool inside)
    {
        if (Compression.Unpacked(source, options) is { } unpacked)
        {
            source = unpacked;
            if (Compression.IsCompressed(source.Head))
                return [PendingSource.Of(Nested("It is compressed twice. Unpack it first.", source.Path))];
        }

        source.HandsOn = options.KeepOriginals;
        var reader = formats.ReaderOf(source.Head);
        if (reader is IContainer)
            return Contents(reader, source, inside);
        var weight = source.ReadAll(options.MaxBytes)?.Length ?? 0;
        return [new PendingSource(() => Settled(source, () => reader.Read(source)), weight)];
    }

    private IEnumerable<PendingSource> Contents(IReader container, SourceStream source, bool inside)
    {
        foreach (var reading in container.Read(source))
        {
            if (reading.Pending is { } pending)
            {
                yield return new PendingSource(() => Settled(source, pending), reading.Weight);
            }
            else if (reading.Inner is not { } inner)
            {
                yield return PendingSource.Of(reading);
            }
            else if (inside)
            {
                yield return PendingSource.Of(
                    Nested("Archives inside archives are not opened. Unpack it first.", source.Path)
                );
                yield break;
            }
            else
            {
                foreach (var found in Guarded(inner.Path, () => Enter(inner, inside: true), PendingSource.Of))
                    yield return found;
            }
        }
    }

    private static IEnumerable<Reading> Settled(SourceStream source, Func<IEnumerable<Reading>> read) =>
        [
            .. Guarded(source.Path, read, reading => reading)
                .Select(reading =>
                    reading.Article is { Custody: null } article
                        ? Reading.Of(article with { Custody = source.Custody })
                        : reading
                ),
        ];

    // Whatever goes wrong ends this sequence with an error and nothing else.
    private static IEnumerable<T> Guarded<T>(string path, Func<IEnumerable<T>> open, Func<Reading, T> failed)
    {
        IEnumerator<T>? items = null;
        try
        {
            while (true)
            {
                if (!Next(path, ref items, open, out var failure))
                {
                    if (failure is { } reading)
                        yield return failed(reading);
                    yield break;
                }

                yield return items.Current;
            }
        }
        finally
        {
            items?.Dispose();
        }
    }

    private static bool Next<T>(
        string path,
        [NotNullWhen(true)] ref IEnumerator<T>? items,
        Func<IEnumerable<T>> open,
        out Reading? failure
    )
    {
        failure = null;
        try
        {
            items ??= open().GetEnumerator();
            return items.MoveNext();
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            // Parsers are libraries; what they throw for hostile bytes is not to stop the run.
            failure = FailureOf(exception, SourceStream.Printable(path));
            return false;
        }
    }

    private static Reading FailureOf(Exception exception, string path) =>
        exception switch
        {
            // A link whose target is gone looks like a file until it is opened.
            FileNotFoundException or DirectoryNotFoundException => Reading.Skip(
                IntakeCodes.NotFound,
                path.Contains('\ufffd', StringComparison.Ordinal)
                    ? "The name is not UTF-8, and such a file cannot be opened. Rename it, or pass it through standard input (-)."
                    : "The link leads nowhere, or the file is gone.",
                path
            ),
            DecompressionBombException => Reading.Skip(IntakeCodes.ArchiveLimit, exception.Message, path),
            InvalidDataException or ZstdException or EndOfStreamException => Reading.Skip(
                IntakeCodes.DamagedArchive,
                $"It is damaged: {exception.Message}",
                path
            ),
            IOException or UnauthorizedAccessException => Reading.Skip(
                IntakeCodes.Unreadable,
                $"The file cannot be read: {exception.Message}",
                path
            ),
            _ => Reading.Skip(IntakeCodes.ParserFailed, $"It cannot be parsed: {exception.Message}", path),
        };

    private static Reading Nested(string message, string path) =>
        Reading.Skip(IntakeCodes.NestedArchive, message, path);
}
