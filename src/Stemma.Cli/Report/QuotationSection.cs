using Stemma.Apparatus;
using Stemma.Cli.Printing;
using Stemma.Publishing;

namespace Stemma.Cli.Report;

/// <summary>What was said, each utterance once in all its wordings.</summary>
internal static class QuotationSection
{
    /// <summary>As many utterances fit beside the rest on one screen.</summary>
    private const int Few = 6;

    public static void Print(Page page, StoryReport report, Places places, bool verbose)
    {
        var quotations = report.Apparatus.Quotations;
        if (quotations.IsEmpty)
            return;
        page.Blank();
        page.Wrapped(0, 0, new Piece("Quotations", Ink.Title));
        var shown = verbose ? quotations.Length : Math.Min(Few, quotations.Length);
        string? heading = null;
        foreach (var quotation in quotations.AsSpan(0, shown))
        {
            // One speaker's utterances stand under one heading.
            var next = $"{quotation.Speaker} {quotation.Origins}";
            if (!string.Equals(heading, next, StringComparison.Ordinal))
                Heading(page, quotation);
            heading = next;
            Wordings(page, quotation, places);
        }

        if (shown < quotations.Length)
            page.Wrapped(2, 2, new Piece($"and {quotations.Length - shown} more; --verbose lists all", Ink.Faint));
    }

    private static void Heading(Page page, QuotationEntry quotation) =>
        page.Wrapped(
            2,
            4,
            new Piece(quotation.Speaker ?? "Speaker not named", Ink.Strong),
            new Piece(
                $" {Phrases.Count(quotation.Origins.Estimate, "origin")}{Phrases.Range(quotation.Origins)}",
                Ink.Faint
            )
        );

    private static void Wordings(Page page, QuotationEntry quotation, Places places)
    {
        var best = quotation.Wordings[0].Text;
        foreach (var wording in quotation.Wordings)
        {
            var isBest = wording.Status == WordingStatus.Best;
            var pieces = new List<Piece> { page.Glyphs.Open };
            foreach (var piece in WordingPieces.Of(best, wording.Text, wording.Status))
            {
                if (piece.IsChanged)
                    Mark(pieces, piece.Text);
                else
                    pieces.Add(piece.Text);
            }

            pieces.Add(page.Glyphs.Close);
            if (!isBest)
                pieces.Add(new Piece(" " + wording.Status.ToString().ToLowerInvariant(), Ink.Marked));
            pieces.Add(new Piece(" " + places.OfFew(wording.Witnesses), Ink.Faint));
            page.Wrapped(isBest ? 4 : 6, isBest ? 6 : 8, [.. pieces]);
        }
    }

    // Brackets show what was changed where there is no colour, and in what is copied out of a terminal.
    private static void Mark(List<Piece> pieces, string changed)
    {
        if (changed.StartsWith(' '))
            pieces.Add(" ");
        var words = changed.AsSpan().Trim().TrimEnd(",.;:!?").ToString();
        pieces.Add(new Piece($"[{words}]", Ink.Marked));
        pieces.Add(changed.TrimEnd()[(changed.IndexOf(words, StringComparison.Ordinal) + words.Length)..]);
    }
}
