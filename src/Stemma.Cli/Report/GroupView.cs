using System.Collections.Immutable;
using Stemma.Cli.Printing;
using Stemma.Grouping;

namespace Stemma.Cli.Report;

/// <summary>Stories as lists of their articles, with why they are together.</summary>
internal static class GroupView
{
    public static void Print(Page page, ImmutableArray<Story> stories)
    {
        var isFirst = true;
        foreach (var story in stories.Where(story => story.Witnesses.Length > 1))
        {
            if (!isFirst)
                page.Blank();
            isFirst = false;
            page.Wrapped(
                0,
                2,
                new Piece($"Story of {Phrases.Count(story.Witnesses.Length, "article")}", Ink.Title),
                new Piece($" {story.Id[..Math.Min(12, story.Id.Length)]}", Ink.Faint)
            );
            var label = story.Witnesses.Max(witness => witness.Siglum.Length) + 1;
            foreach (var witness in story.Witnesses)
            {
                page.Labelled(
                    2,
                    label,
                    new Piece(witness.Siglum, Ink.Strong),
                    witness.Article.Path,
                    new Piece($" {Phrases.Day(witness)}", Ink.Faint)
                );
            }

            // One reason is enough to see why a story holds together; --json and trace give the rest.
            if (story.Joins.MaxBy(join => join.Score) is { } strongest)
            {
                page.Wrapped(
                    2,
                    4,
                    new Piece(
                        $"{Path.GetFileName(strongest.Left)} and {Path.GetFileName(strongest.Right)}: {strongest.Reason}",
                        Ink.Faint
                    )
                );
            }
        }

        var alone = stories.Where(story => story.Witnesses.Length == 1).ToArray();
        if (alone.Length == 0)
            return;
        if (!isFirst)
            page.Blank();
        page.Wrapped(0, 0, new Piece("Alone", Ink.Title));
        foreach (var story in alone)
            page.Wrapped(2, 4, story.Witnesses[0].Article.Path);
    }
}
