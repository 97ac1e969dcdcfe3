using Stemma.Cli.Printing;
using Stemma.Publishing;

namespace Stemma.Cli.Report;

/// <summary>What happened when, by the accounts.</summary>
internal static class TimelineSection
{
    /// <summary>More entries than this push the rest of the report off the screen.</summary>
    private const int Few = 8;

    private const int Days = 25;

    public static void Print(Page page, StoryReport report, Places places, bool verbose)
    {
        var entries = report.Apparatus.Timeline;
        if (entries.IsEmpty)
            return;
        page.Blank();
        page.Wrapped(0, 0, new Piece("Timeline", Ink.Title));
        // What most accounts tell is what the story turns on.
        var shown = verbose
            ? entries
            :
            [
                .. entries
                    .OrderByDescending(entry => entry.Witnesses.DistinctBy(place => place.Siglum).Count())
                    .Take(Few)
                    .OrderBy(entry => entry.Earliest)
                    .ThenBy(entry => entry.Latest),
            ];
        foreach (var entry in shown)
        {
            var days =
                entry.Earliest == entry.Latest
                    ? Phrases.Iso(entry.Earliest)
                    : $"{Phrases.Iso(entry.Earliest)} {page.Glyphs.Dash} {Phrases.Iso(entry.Latest)}";
            var place = places.OfFew(entry.Witnesses);
            var text = verbose
                ? entry.Text
                : Cells.Cut(
                    SafeText.OneLine(entry.Text),
                    page.Width - 2 - Days - 1 - Cells.Width(place),
                    page.Glyphs.Ellipsis
                );
            page.Labelled(2, Days, days, text, new Piece(" " + place, Ink.Faint));
        }

        if (shown.Length < entries.Length)
        {
            var rest = entries.Length - shown.Length;
            page.Wrapped(2, 2, new Piece($"and {rest} told by fewer accounts; --verbose lists all", Ink.Faint));
        }
    }
}
