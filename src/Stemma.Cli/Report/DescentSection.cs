using System.Globalization;
using Stemma.Cli.Printing;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Publishing;

namespace Stemma.Cli.Report;

/// <summary>Who descends from whom: a tree with one account a line, the reason below it.</summary>
internal static class DescentSection
{
    private const int Gap = 2;

    public static void Print(Page page, StoryReport report, Places places, bool verbose)
    {
        page.Wrapped(0, 0, new Piece("Who descends from whom", Ink.Title));
        var tree = new Descendants(report.Stemma);
        var lines = tree.Lines(page.Glyphs)
            .Select(line => (Line: line, Name: Name(line, report), Day: Day(line, report), Relation: Relation(line)))
            .ToArray();
        // Days and relations are short and stand in columns at the right; names give way.
        var day = lines.Max(line => page.WidthOf([line.Day]));
        var relation = lines.Max(line => page.WidthOf(line.Relation));
        var room = page.Width - Gap - relation - Gap - (day > 0 ? day + Gap : 0);
        var name = Math.Min(lines.Max(line => page.WidthOf(line.Name)), room);
        foreach (var line in lines)
        {
            page.Columns(
                Gap,
                (line.Name, name),
                ([], Gap),
                ([line.Day], day),
                ([], day > 0 ? Gap : 0),
                (line.Relation, relation)
            );
            if (!line.Line.Node.Lost)
            {
                foreach (var update in AccountUpdate.Of(report.Story[line.Line.Node.Id]))
                    page.Beside(Piece.Drawn(new string(' ', Gap) + line.Line.Below), Update(update));
            }

            foreach (var note in Notes(line.Line, tree, places, verbose))
                page.Beside(Piece.Drawn(new string(' ', Gap) + line.Line.Below), note);
        }
    }

    private static Piece[] Name(TreeLine line, StoryReport report)
    {
        var rails = Piece.Drawn(line.Rails);
        if (line.Node.Lost)
            return [rails, new Piece($"{line.Node.Id} {line.Node.Name ?? "not among these"}", Ink.Lost)];
        var witness = report.Story[line.Node.Id];
        var siglum = new Piece(line.Node.Id + " ", Ink.Strong);
        return witness.Article.Publisher is { } publisher
            ? [rails, siglum, publisher + " ", new Piece(Phrases.FileName(witness), Ink.Faint)]
            : [rails, siglum, Phrases.FileName(witness)];
    }

    private static Piece Day(TreeLine line, StoryReport report) =>
        line.Node.Lost ? string.Empty : new Piece(Phrases.Day(report.Story[line.Node.Id]), Ink.Faint);

    private static Piece[] Relation(TreeLine line) =>
        line.Edge is not { } edge
            ? [line.Node.Lost ? new Piece("lost original", Ink.Lost) : "own account"]
            :
            [
                new Piece(
                    Phrases.Relation(edge.Relation) + " ",
                    edge.Relation == Descent.Spin ? Ink.Marked : Ink.Plain
                ),
                new Piece(Score(edge), Ink.Faint),
            ];

    private static IEnumerable<Piece> Notes(TreeLine line, Descendants tree, Places places, bool verbose)
    {
        // The first reason is the strongest; a circle of citations and replaced words must be seen whatever their rank.
        if (line.Edge is { } edge)
        {
            for (var index = 0; index < edge.Reasons.Length; index++)
            {
                if (
                    index == 0
                    || verbose
                    || edge.Reasons[index].Kind is "circular-citation" or "spun-wording" or "decision"
                )
                    yield return Note(edge.Reasons[index], places);
            }
        }

        foreach (var other in tree.Others(line.Node.Id))
        {
            var relation =
                other.Relation == Descent.Citation
                    ? "also "
                    : $"also {Phrases.Relation(other.Relation)} from {other.From} {Score(other)}: ";
            yield return new Piece(relation + Note(other.Reasons[0], places).Text, Ink.Faint);
        }
    }

    private static Piece Note(Reason reason, Places places)
    {
        var evidence = places.OfFew(reason.Evidence);
        return new Piece(evidence.Length == 0 ? reason.Text : $"{reason.Text} [{evidence}]", Ink.Faint);
    }

    private static Piece Update(AccountUpdate update)
    {
        var time = update.Newer.Modified ?? update.Newer.Published;
        return new Piece(
            $"updated{(time is { } known ? " " + known : "")}: {Phrases.Count(update.Added.Length, "sentence")} added, {Phrases.Count(update.Dropped.Length, "sentence")} dropped since {update.Older.Path}",
            Ink.Faint
        );
    }

    private static string Score(StemmaEdge edge) => edge.Score.ToString("0.00", CultureInfo.InvariantCulture);
}
