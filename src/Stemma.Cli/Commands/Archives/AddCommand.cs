using System.CommandLine;
using System.Globalization;
using Stemma.Archive;
using Stemma.Cli.Output;
using Stemma.Intake;
using Stemma.Text;

namespace Stemma.Cli.Commands.Archives;

/// <summary><c>stemma add</c>: takes articles into the archive.</summary>
internal sealed class AddCommand : Command, IExampled
{
    /// <summary>Articles of one commit: a commit waits for the disk, some milliseconds; what an interrupted run has to
    /// read again is at most this many.</summary>
    private const int Batch = 256;

    /// <summary>Stories traced at the end, those changed last first; at twenty to fifty a second. More are traced when they
    /// are shown, or by <c>stemma stories --trace</c>.</summary>
    private const int TracedAtOnce = 200;

    private readonly Surroundings around;
    private readonly WorkOptions options;
    private readonly Option<bool> keepOriginals = new("--keep-originals")
    {
        Description = "Keep the bytes that articles were read from too, compressed, each once",
    };

    public AddCommand(Surroundings around)
        : base("add", "Take articles into the archive; what it has already is left as it is")
    {
        this.around = around;
        options = new WorkOptions(around);
        var archive = new ArchiveOption(around);
        options.AddReadingTo(this);
        Add(keepOriginals);
        archive.AddTo(this);
        SetAction(parsed => archive.With(parsed, create: true, kept => Add(kept, parsed)));
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma add crawl/", "Everything in a folder; run it again after an interruption, and it goes on"),
            ("stemma add *.warc.gz --archive flood.db", "Into an archive of its own"),
            ("stemma add https://news.example/feed.xml", "What a feed lists now"),
        ];

    private int Add(IArchive archive, ParseResult parsed)
    {
        var work = new Work(options, parsed, around);
        var quiet = parsed.GetValue(options.Quiet);
        var run = new Run(archive);
        using (var progress = work.Progress())
        {
            var readings = work.Reader(parsed.GetValue(keepOriginals))
                .Stream(parsed.GetRequiredValue(options.Inputs), run, around.Cancellation);
            try
            {
                foreach (var reading in readings)
                {
                    Print(progress, reading, quiet);
                    run.Take(reading);
                    progress.Report(run.Words);
                }
            }
            catch (OperationCanceledException)
            {
                // What was read is not lost; the next run goes on from there, and with the stories.
                run.Keep(withStories: false);
                throw;
            }

            run.Keep(withStories: true);
            progress.Report(_ => "tracing stories");
            archive.TraceStories(TracedAtOnce, around.Cancellation);
        }

        if (run.Articles == 0)
        {
            work.Complain(CommandLineCodes.NoArticle, "No input gave an article; there is nothing to do.", null);
            return ExitCodes.NothingDone;
        }

        if (!quiet)
            around.Error.WriteLine(run.Summary);
        return run.SomeSkipped ? ExitCodes.SomeSkipped : ExitCodes.Fine;
    }

    private void Print(ProgressLine progress, Reading reading, bool quiet)
    {
        IReadOnlyList<Diagnostic> complaints = reading.Error is { } error ? [error] : reading.Article!.Diagnostics;
        if (complaints.Count == 0)
            return;
        progress.Clear();
        DiagnosticLines.Print(around.Error, complaints, quiet);
    }

    private sealed class Run(IArchive archive) : IProgress<IntakeProgress>
    {
        private List<Article> waiting = [];
        private Task<PreparedBatch>? prepared;
        private IntakeProgress files;
        private int added;

        public int Articles { get; private set; }

        public bool SomeSkipped { get; private set; }

        public string Summary =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{added:N0} articles added, {Articles - added:N0} were there already"
            );

        public void Take(Reading reading)
        {
            SomeSkipped |= reading.Error?.Severity == Severity.Error;
            if (reading.Article is not { } article)
                return;
            Articles++;
            waiting.Add(article);
            if (waiting.Count == Batch)
                Begin(withStories: true);
        }

        /// <summary>Keeps all that was read.</summary>
        /// <param name="withStories">True to bring all stories up to date.</param>
        public void Keep(bool withStories)
        {
            Begin(withStories);
            Finish(withStories);
            if (withStories)
                archive.UpdateStories(all: true);
        }

        // A batch is prepared on other processors while the one before it is written.
        private void Begin(bool withStories)
        {
            var batch = waiting;
            waiting = [];
            var next = Task.Run(() => PreparedBatch.Of(batch));
            Finish(withStories);
            prepared = next;
        }

        private void Finish(bool withStories)
        {
            if (prepared is null)
                return;
            added += archive.Add(prepared.GetAwaiter().GetResult()).Count(isNew => isNew);
            prepared = null;
            if (withStories)
                archive.UpdateStories(all: false);
        }

        public void Report(IntakeProgress value) => files = value;

        public string Words(TimeSpan elapsed)
        {
            var rate = Articles / Math.Max(0.001, elapsed.TotalSeconds);
            var left = files.Done == 0 ? null : Left(elapsed * ((double)(files.Total - files.Done) / files.Done));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{files.Done:N0} of {files.Total:N0} files, {Articles:N0} articles, {rate:N0} a second{left}"
            );
        }

        private static string Left(TimeSpan left) =>
            left < TimeSpan.FromMinutes(2) ? $", {left.TotalSeconds:N0} s left"
            : left < TimeSpan.FromHours(2) ? $", {left.TotalMinutes:N0} min left"
            : $", {left.TotalHours:N0} h left";
    }
}
