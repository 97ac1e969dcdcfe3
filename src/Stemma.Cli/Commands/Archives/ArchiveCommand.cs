using System.CommandLine;
using System.Globalization;
using Stemma.Archive;
using Stemma.Cli.Output;
using Stemma.Cli.Printing;

namespace Stemma.Cli.Commands.Archives;

/// <summary><c>stemma archive</c>: looks after the archive itself.</summary>
internal sealed class ArchiveCommand : Command, IExampled
{
    private readonly Surroundings around;
    private readonly PageLook look;
    private readonly Argument<string> action = new("ACTION") { Description = "size, check, compact or backup" };
    private readonly Argument<string?> target = new("FILE")
    {
        Description = "For backup: a file that does not exist",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public ArchiveCommand(Surroundings around)
        : base("archive", "Look after the archive: its size, whether it is whole, a copy of it")
    {
        this.around = around;
        look = new PageLook(around);
        var archive = new ArchiveOption(around);
        action.AcceptOnlyFromAmong("size", "check", "compact", "backup");
        Add(action);
        Add(target);
        archive.AddTo(this);
        look.AddTo(this);
        Validators.Add(result =>
        {
            if ((result.GetValue(action) is "backup") != (result.GetValue(target) is not null))
                result.AddError("backup, and nothing else, wants a file to write");
        });
        SetAction(parsed => archive.With(parsed, create: false, kept => Do(kept, parsed, archive.PathOf(parsed))));
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma archive size", "How many articles, how much room"),
            ("stemma archive check", "Whether every article is what was taken in"),
            ("stemma archive backup copy.db", "A whole copy, also while others write"),
        ];

    private int Do(IArchive archive, ParseResult parsed, string path)
    {
        switch (parsed.GetValue(action))
        {
            case "check":
                var complaints = archive.Check();
                DiagnosticLines.Print(around.Error, complaints, quiet: false);
                if (complaints.Count > 0)
                    return ExitCodes.SomeSkipped;
                around.Error.WriteLine("Every page, every index and every article is whole.");
                return ExitCodes.Fine;
            case "compact":
                archive.Compact();
                return ExitCodes.Fine;
            case "backup":
                return Backup(archive, parsed.GetRequiredValue(target)!);
            default:
                PageOutput.Write(around.Output, look.Style(parsed), page => Print(page, archive.Size(), path));
                return ExitCodes.Fine;
        }
    }

    private int Backup(IArchive archive, string copy)
    {
        if (Path.Exists(copy))
            throw new ArchiveException(ArchiveCodes.Inaccessible, "The file exists already. Name another.", copy);
        archive.Backup(copy);
        return ExitCodes.Fine;
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
