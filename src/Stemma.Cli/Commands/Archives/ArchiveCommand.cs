using System.CommandLine;
using System.Globalization;
using Stemma.Archive;
using Stemma.Archive.Keeping;
using Stemma.Archive.Watching;
using Stemma.Cli.Output;
using Stemma.Cli.Printing;
using Stemma.Cli.Report;
using Stemma.Text;

namespace Stemma.Cli.Commands.Archives;

/// <summary><c>stemma archive</c>: looks after the archive itself.</summary>
internal sealed class ArchiveCommand : Command, IExampled
{
    private readonly Surroundings around;
    private readonly PageLook look;
    private readonly ArchiveOption archive;
    private readonly Argument<string> action = new("ACTION")
    {
        Description = "size, check, compact, backup, repair, export, retain, pin or unpin",
    };
    private readonly Argument<string?> target = new("TARGET")
    {
        Description = "For backup, repair and export: a file that does not exist; for pin and unpin: a story",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<int?> fingerprints = new("--fingerprints")
    {
        Description = "For retain: forget the fingerprints of older articles than so many days, such as 90d",
        HelpName = "DAYS",
        CustomParser = result => Days(result),
    };

    public ArchiveCommand(Surroundings around)
        : base("archive", "Look after the archive: its size, whether it is whole, a copy of it")
    {
        this.around = around;
        look = new PageLook(around);
        archive = new ArchiveOption(around);
        action.AcceptOnlyFromAmong("size", "check", "compact", "backup", "repair", "export", "retain", "pin", "unpin");
        Add(action);
        Add(target);
        Add(fingerprints);
        archive.AddTo(this);
        look.AddTo(this);
        Validators.Add(result =>
        {
            var wanted = result.GetValue(action);
            var isGiven = result.GetValue(target) is not null;
            if (wanted is "backup" or "repair" or "pin" or "unpin" && !isGiven)
                result.AddError($"{wanted} wants {(wanted is "backup" or "repair" ? "a file to write" : "a story")}");
            if (wanted is "size" or "check" or "compact" or "retain" && isGiven)
                result.AddError($"{wanted} takes nothing more");
            if ((wanted == "retain") != (result.GetResult(fingerprints) is not null))
                result.AddError("retain, and nothing else, wants --fingerprints");
        });
        SetAction(parsed =>
            parsed.GetValue(action) == "repair"
                ? Repair(parsed)
                : archive.With(parsed, create: false, kept => Do(kept, parsed, archive.PathOf(parsed)))
        );
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma archive size", "How many articles, how much room"),
            ("stemma archive check", "Whether every article is what was taken in"),
            ("stemma archive backup copy.db", "A whole copy, also while others write"),
            ("stemma archive repair saved.db", "What can be saved of a damaged archive, and a list of what was lost"),
            ("stemma archive export all.jsonl", "Every article as a line of JSON, for 'stemma import'"),
            ("stemma archive retain --fingerprints 90d", "Make room: no new copies are found of older articles"),
            ("stemma archive pin 3f9a1c", "Of this story they are found for ever"),
        ];

    private int Do(SqliteArchive kept, ParseResult parsed, string path)
    {
        switch (parsed.GetValue(action))
        {
            case "check":
                return Check(kept, path);
            case "compact":
                kept.Compact();
                return ExitCodes.Fine;
            case "backup":
                return Backup(kept, parsed.GetRequiredValue(target)!);
            case "export":
                return Export(kept, parsed.GetValue(target));
            case "retain":
                return Retain(path, parsed.GetValue(fingerprints)!.Value);
            case "pin" or "unpin":
                return Pin(kept, path, parsed.GetRequiredValue(target)!, parsed.GetValue(action) == "pin");
            default:
                PageOutput.Write(around.Output, look.Style(parsed), page => Print(page, kept.Size(), path));
                return ExitCodes.Fine;
        }
    }

    private int Check(SqliteArchive kept, string path)
    {
        var complaints = kept.Check();
        DiagnosticLines.Print(around.Error, complaints, quiet: false);
        if (complaints.Count > 0)
        {
            around.Error.WriteLine("'stemma archive repair NEW.db' writes what can be saved into a new archive.");
            return ExitCodes.SomeSkipped;
        }

        using (var book = WatchBook.Open(path))
            book.Note("checked", NodaTime.Text.InstantPattern.General.Format(Now()));
        around.Error.WriteLine("Every page, every index and every article is whole.");
        return ExitCodes.Fine;
    }

    private int Repair(ParseResult parsed) =>
        archive.Guarded(
            parsed,
            () =>
            {
                var report = ArchiveRepair.Run(
                    archive.PathOf(parsed),
                    parsed.GetRequiredValue(target)!,
                    around.Cancellation
                );
                foreach (var lost in report.Lost)
                    Complain($"Article {lost.Id} is lost{(lost.Known is { } name ? $": {name}" : ".")}");
                foreach (var unsaved in report.Unsaved)
                    Complain($"Not read to the end: {unsaved}");
                around.Error.WriteLine(
                    $"{Phrases.Count(report.Saved, "article")} saved, {report.Lost.Count} known to be lost"
                );
                return report.Saved == 0 ? ExitCodes.NothingDone
                    : report.Lost.Count + report.Unsaved.Count > 0 ? ExitCodes.SomeSkipped
                    : ExitCodes.Fine;

                void Complain(string message) =>
                    DiagnosticLines.Print(
                        around.Error,
                        [new Diagnostic(ArchiveCodes.Lost, Severity.Error, message, archive.PathOf(parsed))],
                        quiet: false
                    );
            }
        );

    private int Export(SqliteArchive kept, string? file)
    {
        if (file is not null && Path.Exists(file))
            throw new ArchiveException(ArchiveCodes.Inaccessible, "The file exists already. Name another.", file);
        using var written = file is null ? null : new OutputFile(file);
        var stream = written?.Stream ?? around.Output;
        foreach (var article in kept.All())
        {
            around.Cancellation.ThrowIfCancellationRequested();
            stream.Write(ArticleLines.Write(article));
            stream.WriteByte((byte)'\n');
        }

        stream.Flush();
        written?.Finish();
        return ExitCodes.Fine;
    }

    private int Retain(string path, int days)
    {
        using var book = WatchBook.Open(path);
        var forgotten = Retention.Forget(book, Now() - NodaTime.Duration.FromDays(days), around.Cancellation);
        around.Error.WriteLine($"fingerprints of {Phrases.Count(forgotten, "article")} forgotten");
        return ExitCodes.Fine;
    }

    private static int Pin(SqliteArchive kept, string path, string id, bool pin)
    {
        var report = kept.Report(kept.FindStory(id));
        using var book = WatchBook.Open(path);
        Retention.Pin(
            book,
            report.Story.Witnesses.SelectMany(witness => witness.Versions).Select(article => article.Id),
            pin
        );
        return ExitCodes.Fine;
    }

    private int Backup(SqliteArchive kept, string copy)
    {
        if (Path.Exists(copy))
            throw new ArchiveException(ArchiveCodes.Inaccessible, "The file exists already. Name another.", copy);
        kept.Backup(copy);
        return ExitCodes.Fine;
    }

    private NodaTime.Instant Now() => NodaTime.Instant.FromDateTimeOffset(around.Time.GetUtcNow());

    private static int? Days(System.CommandLine.Parsing.ArgumentResult result)
    {
        var given = result.Tokens.Count > 0 ? result.Tokens[0].Value : string.Empty;
        if (
            given.EndsWith('d')
            && int.TryParse(given[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days is > 0 and < 100_000
        )
            return days;
        result.AddError($"--fingerprints wants a number of days, such as 90d, not '{given}'");
        return null;
    }

    private static void Print(Page page, ArchiveSize size, string path)
    {
        Row(page, "file", path);
        Row(page, "articles", size.Articles.ToString("N0", CultureInfo.InvariantCulture));
        Row(page, "characters", size.Characters.ToString("N0", CultureInfo.InvariantCulture));
        Row(page, "room", string.Create(CultureInfo.InvariantCulture, $"{size.Bytes / 1_000_000.0:N1} MB"));
        if (size.Last is { } last)
            Row(page, "last added", NodaTime.Text.InstantPattern.General.Format(last));
    }

    private static void Row(Page page, string label, string value) =>
        page.Labelled(0, 12, new Piece(label, Ink.Faint), new Piece(value));
}
