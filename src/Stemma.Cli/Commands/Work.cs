using System.CommandLine;
using Stemma.Cli.Output;
using Stemma.Cli.Printing;
using Stemma.Intake;
using Stemma.Text;

namespace Stemma.Cli.Commands;

/// <summary>The course of every command that reads articles: open the output, read, work, complain, write.</summary>
internal sealed class Work(WorkOptions options, ParseResult parsed, Surroundings around)
{
    private readonly bool quiet = parsed.GetValue(options.Quiet);

    /// <summary>Reads the inputs, turns them into a result, writes it, and says how it went.</summary>
    /// <param name="compute">Turns what was read into a result with all complaints about it.</param>
    /// <param name="write">Writes the result.</param>
    /// <param name="oneStory">True to take all inputs as witnesses of one text.</param>
    public int Do<T>(
        Func<IntakeResult, Tracer, (T Result, IReadOnlyList<Diagnostic> Diagnostics)> compute,
        Action<T, Stream> write,
        bool oneStory = false
    )
    {
        OutputFile? file = null;
        try
        {
            file = parsed.GetValue(options.Output) is { } path ? new OutputFile(path) : null;
            return Do(compute, write, file, oneStory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var target = parsed.GetValue(options.Output) ?? "standard output";
            Complain(CommandLineCodes.OutputFailed, $"The result cannot be written: {exception.Message}", target);
            return ExitCodes.NothingDone;
        }
        finally
        {
            file?.Dispose();
        }
    }

    /// <summary>How a page on the chosen output looks.</summary>
    public PageStyle PageStyle()
    {
        var toFile = parsed.GetValue(options.Output) is not null;
        var onTerminal = around.OutputIsTerminal && !toFile;
        var dumb = around.Environment("TERM") is "dumb";
        var wantsNone = parsed.GetValue(options.NoColor) || around.Environment("NO_COLOR") is { Length: > 0 };
        return new PageStyle(
            (onTerminal ? around.Columns() : null) ?? DeclaredColumns() ?? 100,
            onTerminal && !dumb && !wantsNone,
            !onTerminal || IsUtf8()
        );
    }

    private int Do<T>(
        Func<IntakeResult, Tracer, (T Result, IReadOnlyList<Diagnostic> Diagnostics)> compute,
        Action<T, Stream> write,
        OutputFile? file,
        bool oneStory
    )
    {
        T result;
        IReadOnlyList<Diagnostic> diagnostics;
        IntakeResult intake;
        using (var progress = Progress())
        {
            var reader = new ArticleReader(new IntakeOptions { StandardInput = around.Input });
            intake = reader.Read(
                parsed.GetRequiredValue(options.Inputs),
                new ReadingProgress(progress),
                around.Cancellation
            );
            if (intake.Articles.IsEmpty)
            {
                progress.Dispose();
                DiagnosticLines.Print(around.Error, intake.Diagnostics, quiet);
                Complain(CommandLineCodes.NoArticle, "No input gave an article; there is nothing to do.", null);
                return ExitCodes.NothingDone;
            }

            var tracer = new Tracer(
                new TraceOptions { Date = parsed.GetValue(options.Date), OneStory = oneStory },
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
            return ExitCodes.NothingDone;
        }

        around.Cancellation.ThrowIfCancellationRequested();
        Write(result, write, file);
        return intake.Skipped.IsEmpty ? ExitCodes.Fine : ExitCodes.SomeSkipped;
    }

    private void Write<T>(T result, Action<T, Stream> write, OutputFile? file)
    {
        // Flushed, not disposed: whoever opened the stream closes it.
        var buffered = new BufferedStream(file?.Stream ?? around.Output, 1 << 16);
        write(result, buffered);
        buffered.Flush();
        around.Cancellation.ThrowIfCancellationRequested();
        file?.Finish();
    }

    private void Complain(string code, string message, string? source) =>
        DiagnosticLines.Print(around.Error, [new Diagnostic(code, Severity.Error, message, source)], quiet: false);

    private ProgressLine Progress() =>
        new(
            around.Error,
            around.ErrorIsTerminal && !quiet && around.Environment("TERM") is not "dumb",
            TimeProvider.System
        );

    private int? DeclaredColumns() =>
        int.TryParse(around.Environment("COLUMNS"), out var columns) && columns > 0 ? columns : null;

    private bool IsUtf8()
    {
        foreach (var variable in (ReadOnlySpan<string>)["LC_ALL", "LC_CTYPE", "LANG"])
        {
            if (around.Environment(variable) is { Length: > 0 } locale)
                return locale
                    .Replace("-", string.Empty, StringComparison.Ordinal)
                    .Contains("utf8", StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }

    private sealed class ReadingProgress(ProgressLine line) : IProgress<IntakeProgress>
    {
        public void Report(IntakeProgress value) => line.Report("reading", value.Done, value.Total);
    }
}
