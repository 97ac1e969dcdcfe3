using System.CommandLine;
using System.Globalization;
using System.Text;
using Stemma.Archive;
using Stemma.Archive.Alerting;
using Stemma.Archive.Watching;
using Stemma.Cli.Commands.Archives;
using Stemma.Cli.Output;
using Stemma.Cli.Printing;
using Stemma.Intake.Feeds;
using Stemma.Intake.Fetching;
using Stemma.Text;

namespace Stemma.Cli.Commands.Watching;

/// <summary><c>stemma watch</c>: takes what feeds bring into the archive, for as long as it runs.</summary>
internal sealed class WatchCommand : Command, IExampled
{
    /// <summary>Shorter secrets can be found by trying.</summary>
    private const int ShortestSecret = 16;

    /// <summary>Alerts in the Atom file.</summary>
    private const int MostInFeed = 100;

    private readonly Surroundings around;
    private readonly ArchiveOption archive;
    private readonly Argument<string> feeds = new("FEEDS")
    {
        Description = "A list of feeds (OPML), as feed readers export it, or the address of one feed",
    };
    private readonly Option<bool> once = new("--once") { Description = "Look at every feed once, and end" };
    private readonly Option<TimeSpan?> every = new("--every")
    {
        Description = "Time between two looks at a feed: 15m where not given",
        HelpName = "TIME",
        CustomParser = Interval.Parse,
    };
    private readonly Option<bool> systemd = new("--systemd")
    {
        Description = "Print a systemd unit that runs this command line, and end",
    };
    private readonly Option<string?> atom = new("--atom")
    {
        Description = "Keep the latest alerts in FILE, as an Atom feed",
        HelpName = "FILE",
    };
    private readonly Option<string?> webhook = new("--webhook")
    {
        Description = "Send alerts to ADDRESS, signed with the secret in STEMMA_WEBHOOK_SECRET or --secret",
        HelpName = "ADDRESS",
    };
    private readonly Option<string?> secret = new("--secret")
    {
        Description = "The file whose first line is the webhook's secret",
        HelpName = "FILE",
    };
    private readonly Option<string[]> allowHost = new("--allow-host")
    {
        Description = "Fetch from, and send to, host NAME even if it is on a private network; once for each host",
        HelpName = "NAME",
    };

    public WatchCommand(Surroundings around)
        : base("watch", "Take what feeds bring into the archive, for as long as it runs")
    {
        this.around = around;
        archive = new ArchiveOption(around);
        Add(feeds);
        Add(once);
        Add(every);
        Add(atom);
        Add(webhook);
        Add(secret);
        Add(allowHost);
        Add(systemd);
        archive.AddTo(this);
        SetAction(parsed =>
            parsed.GetValue(systemd)
                ? PrintUnit(parsed)
                : archive.With(parsed, create: true, kept => Watch(kept, parsed))
        );
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma watch feeds.opml", "Look at each feed every quarter of an hour, until Ctrl-C"),
            ("stemma watch feeds.opml --once", "Look once, for cron"),
            ("stemma watch feeds.opml --every 1h --atom alerts.xml", "Less often, with a feed of alerts"),
            (
                "stemma watch feeds.opml --systemd > ~/.config/systemd/user/stemma.service",
                "A unit that keeps it running"
            ),
        ];

    private int Watch(SqliteArchive kept, ParseResult parsed)
    {
        if (Feeds(parsed.GetRequiredValue(feeds)) is not { } addresses)
            return ExitCodes.NothingDone;
        var fetching = new FetchOptions { AllowedHosts = [.. parsed.GetValue(allowHost) ?? []], Time = around.Time };
        using var hook = Hook(parsed, fetching, out var isRefused);
        if (isRefused)
            return ExitCodes.NothingDone;
        using var book = WatchBook.Open(archive.PathOf(parsed));
        using var watcher = new Watcher(
            kept,
            book,
            new WatchOptions { Every = parsed.GetValue(every) ?? TimeSpan.FromMinutes(15), Fetching = fetching }
        );
        var desk = new AlertDesk(book, around.Time);
        var hadProblem = false;
        try
        {
            if (parsed.GetValue(once))
                Once().GetAwaiter().GetResult();
            else
                watcher.RunAsync(addresses, Tell, After, around.Cancellation).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (around.Cancellation.IsCancellationRequested)
        {
            // The usual end: what was added is on disk, what was not is asked for again.
            around.Error.WriteLine("stopped");
            return ExitCodes.Fine;
        }

        return hadProblem ? ExitCodes.SomeSkipped : ExitCodes.Fine;

        async Task Once()
        {
            await watcher.LookAsync(addresses, all: true, Tell, around.Cancellation).ConfigureAwait(false);
            await After().ConfigureAwait(false);
        }

        void Tell(WatchNews news)
        {
            if (news.Problem is { } problem)
            {
                hadProblem |= problem.Severity == Severity.Error;
                DiagnosticLines.Print(around.Error, [problem], quiet: false);
            }
            else if (news.Article is { } article)
            {
                Line($"new {article.Id[..8]} {article.Publisher ?? article.Url ?? article.Path} {article.Title}");
            }
            else if (news.Story is { } story)
            {
                Line(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"story {story.Id[..8]} {story.Articles} accounts {story.Headline}"
                    )
                );
            }
        }

        async Task After()
        {
            foreach (var alert in desk.Look(kept))
                Line($"alert {alert.Words}: {alert.About}: {alert.Finding.Detail}");
            if (parsed.GetValue(atom) is { } file)
                WriteAtom(desk, file);
            if (
                hook is not null
                && await hook.SendAsync(desk, around.Cancellation).ConfigureAwait(false) is { } failure
            )
                DiagnosticLines.Print(around.Error, [failure], quiet: false);
        }
    }

    private void Line(string line)
    {
        around.Output.Write(Encoding.UTF8.GetBytes($"{SafeText.OneLine(line)}\n"));
        around.Output.Flush();
    }

    private static void WriteAtom(AlertDesk desk, string path)
    {
        using var file = new OutputFile(path);
        AlertFeed.Write(file.Stream, desk.Latest(MostInFeed));
        file.Finish();
    }

    private IReadOnlyList<string>? Feeds(string given)
    {
        if (
            given.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || given.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        )
            return [given];
        var file = new FileInfo(given);
        if (file is { Exists: true, Length: > 20_000_000 })
        {
            Complain(CommandLineCodes.NoFeeds, "The list has more than 20 MB.", given);
            return null;
        }

        // A list that is not there is told as what it is by whoever called.
        var list = OpmlList.Read(given, File.ReadAllBytes(given));
        DiagnosticLines.Print(around.Error, list.Diagnostics, quiet: false);
        if (!list.Feeds.IsEmpty)
            return [.. list.Feeds.Select(feed => feed.Address)];
        Complain(CommandLineCodes.NoFeeds, "The list names no feeds; it must be OPML.", given);
        return null;
    }

    private Webhook? Hook(ParseResult parsed, FetchOptions fetching, out bool isRefused)
    {
        isRefused = false;
        if (parsed.GetValue(webhook) is not { } address)
            return null;
        var words = parsed.GetValue(secret) is { } file
            ? File.ReadLines(file).FirstOrDefault()?.Trim()
            : around.Environment("STEMMA_WEBHOOK_SECRET");
        if (words is { Length: >= ShortestSecret })
            return new Webhook(address, Encoding.UTF8.GetBytes(words), fetching);
        isRefused = true;
        Complain(
            CommandLineCodes.NoSecret,
            $"A webhook wants a secret of {ShortestSecret} characters or more: set STEMMA_WEBHOOK_SECRET, or name a file with --secret.",
            null
        );
        return null;
    }

    private int PrintUnit(ParseResult parsed)
    {
        List<string> arguments = ["watch", Whole(parsed.GetRequiredValue(feeds))];
        if (parsed.GetValue(every) is { } interval)
            arguments.AddRange(["--every", $"{(int)interval.TotalMinutes}m"]);
        foreach (
            var (name, value) in ((string, string?)[])
                [("--atom", parsed.GetValue(atom)), ("--secret", parsed.GetValue(secret))]
        )
        {
            if (value is not null)
                arguments.AddRange([name, Path.GetFullPath(value)]);
        }

        if (parsed.GetValue(webhook) is { } address)
            arguments.AddRange(["--webhook", address]);
        foreach (var host in parsed.GetValue(allowHost) ?? [])
            arguments.AddRange(["--allow-host", host]);
        var path = Path.GetFullPath(archive.PathOf(parsed));
        arguments.AddRange(["--archive", path]);
        var unit = SystemdUnit.Of(
            Environment.ProcessPath ?? "stemma",
            IsHosted ? [typeof(WatchCommand).Assembly.Location, .. arguments] : arguments,
            Path.GetDirectoryName(path)!
        );
        around.Output.Write(Encoding.UTF8.GetBytes(unit));
        return ExitCodes.Fine;
    }

    // Run as "dotnet stemma-cli.dll", the program is the host and the tool its first argument.
    private static bool IsHosted =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet"
        && typeof(WatchCommand).Assembly.Location.Length > 0;

    private static string Whole(string feeds) =>
        feeds.Contains("://", StringComparison.Ordinal) ? feeds : Path.GetFullPath(feeds);

    private void Complain(string code, string message, string? source) =>
        DiagnosticLines.Print(around.Error, [new Diagnostic(code, Severity.Error, message, source)], quiet: false);
}
