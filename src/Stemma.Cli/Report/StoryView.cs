using System.Globalization;
using Stemma.Cli.Printing;
using Stemma.Publishing;

namespace Stemma.Cli.Report;

/// <summary>One story for the terminal: what matters most stands first and in one line.</summary>
/// <param name="page">Where to print.</param>
/// <param name="report">The story.</param>
/// <param name="verbose">True to list everything, with character ranges.</param>
internal sealed class StoryView(Page page, StoryReport report, bool verbose)
{
    private readonly Places places = new(report.Story, verbose);

    public void Print()
    {
        page.Wrapped(0, 0, new Piece(report.Headline, Ink.Strong));
        page.Blank();
        Funnel();
        page.Blank();
        DescentSection.Print(page, report, places, verbose);
        Decided();
        RestorationSection.Print(page, report, places, verbose);
        QuotationSection.Print(page, report, places, verbose);
        ApparatusSection.Print(page, report, places, verbose);
        TimelineSection.Print(page, report, places, verbose);
    }

    private void Decided()
    {
        if (report.Story.Decisions.IsEmpty)
            return;
        page.Blank();
        page.Wrapped(0, 0, new Piece("Decided by people", Ink.Title));
        foreach (var decision in report.Story.Decisions)
            page.Wrapped(2, 4, decision.Sentence);
    }

    private void Funnel()
    {
        var funnel = report.Funnel;
        var origins = funnel.Origins.Range;
        var arrow = $" {page.Glyphs.Arrow} ";
        page.Wrapped(
            2,
            4,
            new Piece(Phrases.Count(funnel.Articles, "article")),
            new Piece(arrow, Ink.Faint),
            Phrases.Count(funnel.DistinctTexts, "distinct text"),
            new Piece(arrow, Ink.Faint),
            string.Create(CultureInfo.InvariantCulture, $"{funnel.OriginalReporting} with own reporting"),
            new Piece(arrow, Ink.Faint),
            new Piece(Phrases.Count(origins.Estimate, "independent origin") + Phrases.Range(origins), Ink.Strong)
        );
        page.Wrapped(2, 2, new Piece(funnel.Origins.Rule, Ink.Faint));
    }
}
