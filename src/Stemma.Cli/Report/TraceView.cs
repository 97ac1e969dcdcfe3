using System.Globalization;
using Stemma.Cli.Printing;
using Stemma.Publishing;

namespace Stemma.Cli.Report;

/// <summary>A whole run for the terminal: an overview where there are several stories, then each story of several accounts.</summary>
internal static class TraceView
{
    public static void Print(Page page, TraceReport report, bool verbose)
    {
        var many = report.Stories.Where(story => story.Story.Witnesses.Length > 1).ToArray();
        var singles = report.Stories.Where(story => story.Story.Witnesses.Length == 1).ToArray();
        if (report.Stories.Length == 1)
        {
            new StoryView(page, report.Stories[0], verbose).Print();
            Legend(page, report);
            return;
        }

        Overview(page, report, many);
        Singles(page, singles);
        for (var index = 0; index < many.Length; index++)
        {
            page.Blank();
            page.Rule(string.Create(CultureInfo.InvariantCulture, $"Story {index + 1} of {many.Length}"));
            new StoryView(page, many[index], verbose).Print();
        }

        if (many.Length > 0)
            Legend(page, report);
    }

    private static void Legend(Page page, TraceReport report)
    {
        page.Blank();
        var legend = "A:6 is line 6 of account A, counted in its text as read.";
        if (
            report
                .Stories.SelectMany(story => story.Story.Witnesses)
                .Any(witness => Phrases.Day(witness).StartsWith('~'))
        )
            legend += " ~ stands before a day that the account does not state.";
        page.Wrapped(0, 0, new Piece(legend, Ink.Faint));
    }

    private static void Overview(Page page, TraceReport report, StoryReport[] many)
    {
        var articles = report.Stories.Sum(story => story.Funnel.Articles);
        var alone = report.Stories.Length - many.Length;
        page.Wrapped(
            0,
            0,
            new Piece(
                $"{Phrases.Count(articles, "article")}, {Phrases.Count(many.Length, "story", "stories")}"
                    + (
                        alone == 0
                            ? string.Empty
                            : $", {Phrases.Count(alone, "article")} that no other shares a story with"
                    ),
                Ink.Strong
            )
        );
        if (many.Length == 0)
            return;
        page.Blank();
        var counts = many.Select(story => Count(page, story)).ToArray();
        var width = counts.Max(page.WidthOf);
        var number = many.Length.ToString(CultureInfo.InvariantCulture).Length;
        for (var index = 0; index < many.Length; index++)
        {
            var position = (index + 1).ToString(CultureInfo.InvariantCulture).PadLeft(number);
            page.Columns(
                2,
                ([Piece.Drawn(position)], number + 2),
                (counts[index], width + 2),
                ([many[index].Headline], page.Width - number - width - 6)
            );
        }
    }

    private static Piece[] Count(Page page, StoryReport story)
    {
        var origins = story.Funnel.Origins.Range;
        return
        [
            Phrases.Count(story.Funnel.Articles, "article"),
            new Piece($" {page.Glyphs.Arrow} ", Ink.Faint),
            new Piece(Phrases.Count(origins.Estimate, "origin") + Phrases.Range(origins), Ink.Strong),
        ];
    }

    private static void Singles(Page page, StoryReport[] singles)
    {
        if (singles.Length == 0)
            return;
        page.Blank();
        page.Wrapped(2, 2, new Piece("Alone:", Ink.Faint));
        foreach (var story in singles)
        {
            var path = story.Story.Witnesses[0].Article.Path;
            var room = page.Width - 4;
            page.Columns(
                4,
                ([path], (room / 2) - 2),
                ([], 2),
                ([new Piece(story.Headline, Ink.Faint)], room - (room / 2))
            );
        }
    }
}
