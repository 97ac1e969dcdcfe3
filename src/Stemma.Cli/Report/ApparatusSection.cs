using Stemma.Apparatus;
using Stemma.Cli.Printing;
using Stemma.Publishing;

namespace Stemma.Cli.Report;

/// <summary>Where the accounts agree and where they do not, as sentences.</summary>
internal static class ApparatusSection
{
    /// <summary>Entries other than conflicts, denials and updates that are listed unasked.</summary>
    private const int Few = 6;

    private const int Label = 12;

    public static void Print(Page page, StoryReport report, Places places, bool verbose)
    {
        var entries = report.Apparatus.Entries;
        if (entries.IsEmpty)
            return;
        page.Blank();
        page.Wrapped(0, 0, new Piece("Where accounts differ", Ink.Title));
        var minor = 0;
        var left = new SortedDictionary<Verdict, int>();
        foreach (var entry in entries)
        {
            if (!verbose && !IsMajor(entry) && (entry.Verdict != Verdict.Compatible || ++minor > Few))
            {
                left[entry.Verdict] = left.GetValueOrDefault(entry.Verdict) + 1;
                continue;
            }

            page.Labelled(
                2,
                Label,
                new Piece(Word(entry), IsMajor(entry) ? Ink.Marked : Ink.Faint),
                entry.Sentence,
                new Piece(" " + places.OfFew(entry.Readings.SelectMany(reading => reading.Witnesses)), Ink.Faint)
            );
        }

        if (left.Count > 0)
        {
            var counts = left.Select(rest => Left(rest.Key, rest.Value));
            page.Wrapped(2, 4, new Piece($"Besides: {string.Join(", ", counts)}; --verbose lists them", Ink.Faint));
        }
    }

    private static bool IsMajor(ApparatusEntry entry) =>
        entry.Verdict is Verdict.Differ or Verdict.Update || entry.Kind == ApparatusKind.Denial;

    private static string Word(ApparatusEntry entry) =>
        entry.Kind == ApparatusKind.Denial && entry.Verdict is not Verdict.Differ
            ? "denied"
            : entry.Verdict switch
            {
                Verdict.Differ => "differ",
                Verdict.Update => "update",
                Verdict.Compatible => "compatible",
                Verdict.Agree => "agree",
                _ => "one only",
            };

    private static string Left(Verdict verdict, int count) =>
        verdict switch
        {
            Verdict.Agree => Phrases.Count(count, "statement that agrees", "statements that agree"),
            Verdict.Single => Phrases.Count(count, "statement of one account only", "statements of one account only"),
            _ => Phrases.Count(count, "compatible statement"),
        };
}
