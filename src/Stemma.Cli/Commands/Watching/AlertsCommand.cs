using System.CommandLine;
using System.Globalization;
using System.Text;
using Stemma.Archive;
using Stemma.Archive.Alerting;
using Stemma.Archive.Watching;
using Stemma.Cli.Commands.Archives;
using Stemma.Cli.Printing;

namespace Stemma.Cli.Commands.Watching;

/// <summary><c>stemma alerts</c>: what is to be told when something new is found.</summary>
internal sealed class AlertsCommand : Command, IExampled
{
    /// <summary>Alerts listed.</summary>
    private const int Shown = 50;

    private readonly Surroundings around;
    private readonly Argument<string> action = new("ACTION") { Description = "list, search, story, remove or check" };
    private readonly Argument<string[]> what = new("WHAT")
    {
        Description = "For search: the words; for story: its id, or an article's; for remove: a number of the list",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public AlertsCommand(Surroundings around)
        : base("alerts", "Save searches and watch stories; 'stemma watch' tells what is new in them")
    {
        this.around = around;
        var archive = new ArchiveOption(around);
        action.AcceptOnlyFromAmong("list", "search", "story", "remove", "check");
        Add(action);
        Add(what);
        archive.AddTo(this);
        Validators.Add(result =>
        {
            var wanted = result.GetValue(action);
            var count = result.GetValue(what)?.Length ?? 0;
            if (
                wanted is "list" or "check" ? count > 0
                : wanted is "search" ? count == 0
                : count != 1
            )
                result.AddError($"{wanted} wants {(wanted is "list" or "check" ? "nothing more" : "what is meant")}");
        });
        SetAction(parsed =>
            archive.With(
                parsed,
                create: false,
                kept =>
                {
                    using var book = WatchBook.Open(archive.PathOf(parsed));
                    return Do(
                        kept,
                        new AlertDesk(book, around.Time),
                        parsed.GetRequiredValue(action),
                        parsed.GetValue(what) ?? []
                    );
                }
            )
        );
    }

    public IReadOnlyList<(string Line, string Meaning)> Examples =>
        [
            ("stemma alerts search harbour '\"port authority\"'", "Tell of each new article that has these"),
            ("stemma alerts story 3f9a1c", "Tell of new witnesses and origins, altered quotations, differing figures"),
            ("stemma alerts list", "What is watched, and the latest alerts"),
            ("stemma alerts check", "Look now, without asking any feed"),
        ];

    private int Do(SqliteArchive kept, AlertDesk desk, string wanted, string[] words)
    {
        switch (wanted)
        {
            case "search":
                Print(desk.AddSearch(string.Join(' ', words)));
                return ExitCodes.Fine;
            case "story":
                Print(desk.AddStory(kept, words[0]));
                return ExitCodes.Fine;
            case "remove":
                if (
                    long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && desk.Remove(number)
                )
                    return ExitCodes.Fine;
                throw new ArchiveException(
                    ArchiveCodes.NotFound,
                    "Nothing of that number is watched; 'stemma alerts list' shows the numbers.",
                    words[0]
                );
            case "check":
                var found = desk.Look(kept);
                foreach (var alert in found)
                    Print(alert);
                return ExitCodes.Fine;
            default:
                foreach (var watched in desk.All())
                    Print(watched);
                foreach (var alert in desk.Latest(Shown))
                    Print(alert);
                return ExitCodes.Fine;
        }
    }

    private void Print(Watched watched) =>
        Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{watched.Number} {(watched.IsSearch ? "search" : "story")} {(watched.IsSearch ? watched.Name : watched.Name[..12])}"
            )
        );

    private void Print(Alert alert) =>
        Line(
            $"{NodaTime.Text.InstantPattern.General.Format(alert.At)} {alert.Words}: {alert.About}: {alert.Finding.Detail}"
        );

    private void Line(string line) => around.Output.Write(Encoding.UTF8.GetBytes($"{SafeText.OneLine(line)}\n"));
}
