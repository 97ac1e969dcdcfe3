using System.Globalization;
using Stemma.Cli.Printing;
using Stemma.Grouping;
using Stemma.Publishing;
using Stemma.Spinning;

namespace Stemma.Cli.Report;

/// <summary>What may have stood in reworded accounts: struck and proposed, with where each proposal is from.</summary>
internal static class RestorationSection
{
    /// <summary>As many as a reader takes in at a glance; verbose reports have all.</summary>
    private const int Few = 10;

    public static void Print(Page page, StoryReport report, Places places, bool verbose)
    {
        if (report.Restorations.IsEmpty)
            return;
        page.Blank();
        page.Wrapped(0, 0, new Piece("What may have stood there (proposals, not the original)", Ink.Title));
        foreach (var witness in report.Restorations)
            Witness(page, report, witness, places, verbose);
    }

    private static void Witness(Page page, StoryReport report, RestoredWitness witness, Places places, bool verbose)
    {
        var article = report.Story[witness.Siglum].Article;
        var shown = witness
            .Proposals.OrderByDescending(item => item.Score)
            .ThenBy(item => item.Span)
            .Take(verbose ? witness.Proposals.Length : Few)
            .OrderBy(item => item.Span)
            .ToArray();
        var pieces = new List<Piece>();
        foreach (var item in shown)
        {
            pieces.Add(new Piece(article.Slice(item.Span), Ink.Struck));
            pieces.Add(new Piece($" {page.Glyphs.Arrow} "));
            pieces.Add(new Piece(item.Restored, Ink.Strong));
            pieces.Add(
                new Piece($" {From(item)} [{places.Of(new WitnessSpan(witness.Siglum, item.Span))}]; ", Ink.Faint)
            );
        }

        pieces.Add(
            new Piece(
                shown.Length < witness.Proposals.Length
                    ? $"the surest {shown.Length} of {witness.Proposals.Length}; --verbose lists all"
                    : Phrases.Count(shown.Length, "proposal"),
                Ink.Faint
            )
        );
        page.Labelled(2, 2 + witness.Siglum.Length, new Piece(witness.Siglum, Ink.Strong), [.. pieces]);
    }

    private static string From(ProposedWording item) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(item.Evidence is { } place ? $"from {place.Siglum}" : "from the model")} {item.Score:0.00}"
        );
}
