using System.CommandLine;
using Stemma.Cli.Output;
using Stemma.Cli.Printing;
using Stemma.Intake;
using Stemma.Intake.Fetching;
using Stemma.Text;

namespace Stemma.Cli.Commands;

/// <summary>The course of every command that reads articles: open the output, read, work, complain, write.</summary>
internal sealed class Work(WorkOptions options, ParseResult parsed, Surroundings around)
{
    private readonly bool quiet = parsed.GetValue(options.Quiet);

    /// <summary>True to take all inputs as witnesses of one text.</summary>
    public bool OneStory { get; init; }

    /// <summary>Where the user's decisions stand, or null where the command takes none.</summary>
    public DecisionOptions? Decisions { get; init; }

    /// <summary>A second file to write, or null: the page of a report.</summary>
    public string? PagePath { get; init; }

    /// <summary>Reads the inputs, turns them into a result, writes it, and says how it went.</summary>
    /// <param name="compute">Turns what was read into a result with all complaints about it.</param>
    /// <param name="write">Writes the result.</param>
    /// <param name="writePage">Writes the result to the second file.</param>
    public int Do<T>(
        Func<IntakeResult, Tracer, (T Result, IReadOnlyList<Diagnostic> Diagnostics)> compute,
        Action<T, Stream> write,
        Action<T, Stream>? writePage = null
    )
    {
        OutputFile? file = null,
            page = null;
        var target = parsed.GetValue(options.Output);
        try
        {
            // Opened before the work, so that what cannot be written is known at once.
            file = target is null ? null : new OutputFile(target);
            target = PagePath ?? target;
            page = PagePath is null ? null : new OutputFile(PagePath);
            var (exit, result) = Compute(compute);
            if (exit == ExitCodes.NothingDone)
                return exit;
            target = parsed.GetValue(options.Output) ?? "standard output";
            Write(result!, write, file?.Stream ?? around.Output);
            target = PagePath ?? target;
            if (page is not null)
                Write(result!, writePage!, page.Stream);
            around.Cancellation.ThrowIfCancellationRequested();
            file?.Finish();
            page?.Finish();
            return exit;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Complain(CommandLineCodes.OutputFailed, $"The result cannot be written: {exception.Message}", target);
            return ExitCodes.NothingDone;
        }
        finally
        {
            file?.Dispose();
            page?.Dispose();
        }
    }

    /// <summary>How a page on the chosen output looks.</summary>
    public PageStyle PageStyle() => options.Look.Style(parsed, toFile: parsed.GetValue(options.Output) is not null);

    private (int Exit, T? Result) Compute<T>(
        Func<IntakeResult, Tracer, (T Result, IReadOnlyList<Diagnostic> Diagnostics)> compute
    )
    {
        T result;
        IReadOnlyList<Diagnostic> diagnostics;
        IntakeResult intake;
        var (decisions, problem) = Decisions?.Read(parsed) ?? ([], null);
        if (problem is not null)
        {
            DiagnosticLines.Print(around.Error, [problem], quiet: false);
            return (ExitCodes.NothingDone, default);
        }

        using (var progress = Progress())
        {
            intake = Reader()
                .Read(parsed.GetRequiredValue(options.Inputs), new ReadingProgress(progress), around.Cancellation);
            if (intake.Articles.IsEmpty)
            {
                progress.Dispose();
                DiagnosticLines.Print(around.Error, intake.Diagnostics, quiet);
                Complain(CommandLineCodes.NoArticle, "No input gave an article; there is nothing to do.", null);
                return (ExitCodes.NothingDone, default);
            }

            var tracer = new Tracer(
                new TraceOptions
                {
                    Date = parsed.GetValue(options.Date),
                    OneStory = OneStory,
                    Decisions = decisions,
                },
                step => progress.Report(step.Stage, step.Done, step.Total)
            );
            (result, diagnostics) = compute(intake, tracer);
        }

        DiagnosticLines.Print(around.Error, diagnostics, quiet);
        if (diagnostics.Count > 0 && parsed.GetValue(options.Strict))
        {
            Complain(
                CommandLineCodes.Strict,
                "Stopped without a result, because --strict allows no diagnostics.",
                null
            );
            return (ExitCodes.NothingDone, default);
        }

        around.Cancellation.ThrowIfCancellationRequested();
        return (intake.SomeSkipped ? ExitCodes.SomeSkipped : ExitCodes.Fine, result);
    }

    // Flushed, not disposed: whoever opened the stream closes it.
    private static void Write<T>(T result, Action<T, Stream> write, Stream stream)
    {
        var buffered = new BufferedStream(stream, 1 << 16);
        write(result, buffered);
        buffered.Flush();
    }

    /// <summary>Reads what the user named, within the limits that the user set.</summary>
    public ArticleReader Reader(bool keepOriginals = false) =>
        new(
            new IntakeOptions
            {
                KeepOriginals = keepOriginals,
                StandardInput = around.Input,
                FieldMap = parsed.GetValue(options.Map),
                Fetching = new FetchOptions { AllowedHosts = [.. parsed.GetValue(options.AllowHost) ?? []] },
            }
        );

    /// <summary>Prints an error that is not about an article.</summary>
    public void Complain(string code, string message, string? source) =>
        DiagnosticLines.Print(around.Error, [new Diagnostic(code, Severity.Error, message, source)], quiet: false);

    /// <summary>The line that shows how far the run is, where a person looks on.</summary>
    public ProgressLine Progress() =>
        new(
            around.Error,
            around.ErrorIsTerminal && !quiet && around.Environment("TERM") is not "dumb",
            TimeProvider.System
        );

    private sealed class ReadingProgress(ProgressLine line) : IProgress<IntakeProgress>
    {
        public void Report(IntakeProgress value) => line.Report("reading", value.Done, value.Total);
    }
}
