using System.CommandLine;
using System.Globalization;
using Stemma.Cli.Output;
using Stemma.Intake;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Cli.Commands;

/// <summary>The course of a command that writes each article before the next is read to its end: memory does not grow with
/// the input.</summary>
/// <remarks>With --strict the result waits in a temporary file until the last article is known to be fine.</remarks>
internal sealed class StreamedWork(Work work, WorkOptions options, ParseResult parsed, Surroundings around)
{
    private readonly bool quiet = parsed.GetValue(options.Quiet);
    private readonly bool strict = parsed.GetValue(options.Strict);
    private int files;
    private int articles;
    private int complaints;
    private bool someSkipped;

    /// <summary>Reads the inputs, writes each article as soon as it and those before it are done, and says how it went.</summary>
    /// <param name="write">Writes one article; called in input order.</param>
    public int Do(Action<Article, SpunWording, Stream> write)
    {
        OutputFile? file = null;
        var target = parsed.GetValue(options.Output);
        try
        {
            file = target is null ? null : new OutputFile(target);
            target ??= "standard output";
            using var held = strict && file is null ? Held() : null;
            Each(write, file?.Stream ?? held ?? around.Output);
            if (articles == 0)
                return NothingDone(CommandLineCodes.NoArticle, "No input gave an article; there is nothing to do.");
            if (strict && complaints > 0)
                return NothingDone(
                    CommandLineCodes.Strict,
                    "Stopped without a result, because --strict allows no diagnostics."
                );
            around.Cancellation.ThrowIfCancellationRequested();
            Release(held);
            file?.Finish();
            return someSkipped ? ExitCodes.SomeSkipped : ExitCodes.Fine;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            work.Complain(CommandLineCodes.OutputFailed, $"The result cannot be written: {exception.Message}", target);
            return ExitCodes.NothingDone;
        }
        finally
        {
            file?.Dispose();
        }
    }

    private void Each(Action<Article, SpunWording, Stream> write, Stream stream)
    {
        using var progress = work.Progress();
        var counter = new FileCounter(this);
        var tracer = new Tracer(new TraceOptions { Date = parsed.GetValue(options.Date) });
        // Flushed after each article, not disposed: whoever opened the stream closes it.
        var buffered = new BufferedStream(stream, 1 << 16);
        var readings = work.Reader().Stream(parsed.GetRequiredValue(options.Inputs), counter, around.Cancellation);
        foreach (var (reading, wording) in tracer.Read(readings, around.Cancellation))
        {
            if (reading.Error is { } error)
            {
                someSkipped |= error.Severity == Severity.Error;
                Print(progress, [error]);
                continue;
            }

            Print(progress, reading.Article!.Diagnostics);
            articles++;
            if (!strict || complaints == 0)
            {
                write(reading.Article, wording!, buffered);
                buffered.Flush();
            }

            progress.Report(elapsed => Words(elapsed, counter.Total));
        }
    }

    private void Print(ProgressLine progress, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        if (diagnostics.Count == 0)
            return;
        complaints += diagnostics.Count;
        progress.Clear();
        DiagnosticLines.Print(around.Error, diagnostics, quiet);
    }

    private string Words(TimeSpan elapsed, int total) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{files:N0} of {total:N0} files, {articles:N0} articles, {articles / Math.Max(0.001, elapsed.TotalSeconds):N0} a second"
        );

    private int NothingDone(string code, string message)
    {
        work.Complain(code, message, null);
        return ExitCodes.NothingDone;
    }

    private void Release(FileStream? held)
    {
        if (held is null)
            return;
        held.Position = 0;
        held.CopyTo(around.Output);
        around.Output.Flush();
    }

    // The system makes it so that only its owner can read it.
    private static FileStream Held() =>
        new(
            Path.GetTempFileName(),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 4096,
            FileOptions.DeleteOnClose
        );

    private sealed class FileCounter(StreamedWork run) : IProgress<IntakeProgress>
    {
        public int Total { get; private set; }

        public void Report(IntakeProgress value) => (run.files, Total) = (value.Done, value.Total);
    }
}
