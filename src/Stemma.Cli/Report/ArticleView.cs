using System.Globalization;
using Stemma.Annotating;
using Stemma.Cli.Printing;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Cli.Report;

/// <summary>An article with what is marked in it, for people; <c>--json</c> has everything.</summary>
internal static class ArticleView
{
    private const int Label = 14;

    /// <summary>As many as a reader takes in at a glance; <c>--json</c> has all.</summary>
    private const int MostProposals = 10;

    /// <summary>Prints one article, with a line between it and the one before.</summary>
    public static void Print(Page page, Article article, SpunWording wording, bool first)
    {
        if (!first)
            page.Blank();
        page.Wrapped(0, 2, new Piece(article.Path, Ink.Title));
        if (article.Title is { } title)
            page.Wrapped(2, 4, new Piece(title, Ink.Strong));
        Row(
            page,
            "published",
            Joined(" by ", Joined(", ", article.Publisher, article.Byline), article.Published?.ToString())
        );
        Row(page, "address", article.Url);
        Row(page, "custody", CustodyWords.Of(article.Custody));
        var reporting = article.Get(TextLayers.Sentences).Length;
        var furniture = article.Get(TextLayers.Boilerplate).Length + article.Get(TextLayers.Credits).Length;
        Row(
            page,
            "text",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{article.Language}, {Phrases.Count(article.Text.Length, "character")}, {Phrases.Count(reporting, "sentence")}, {Phrases.Count(furniture, "stretch", "stretches")} of boilerplate or credit"
            )
        );
        if (wording.Verdict == WordingVerdict.Spun)
        {
            var score = wording.Score.ToString("0.00", CultureInfo.InvariantCulture);
            page.Labelled(
                2,
                Label,
                new Piece("wording", Ink.Faint),
                new Piece($"reads as replaced by machine ({score})", Ink.Marked)
            );
            Proposals(page, article, wording);
        }

        Row(page, "names", Listed(article.Get(AnnotationLayers.Names).Select(name => name.Canonical)));
        Row(
            page,
            "times",
            Listed(article.Get(AnnotationLayers.Times).Select(time => $"{article.Slice(time.Span)} = {time.Value}"))
        );
        Row(
            page,
            "quantities",
            Listed(article.Get(AnnotationLayers.Quantities).Select(quantity => Worded(article, quantity)))
        );
        Row(page, "sources", Listed(article.Get(AnnotationLayers.Sources).Select(source => source.Name)));
        foreach (var quotation in article.Get(AnnotationLayers.Quotations))
        {
            if (quotation.Kind == QuotationKind.Indirect)
                continue;
            page.Labelled(
                2,
                Label,
                new Piece("quotation", Ink.Faint),
                $"{page.Glyphs.Open}{article.Slice(quotation.Span)}{page.Glyphs.Close}",
                quotation.Speaker is { } speaker ? $" {page.Glyphs.Dash} {speaker.Canonical}" : string.Empty,
                new Piece($" line {Places.Line(article, quotation.Span)}", Ink.Faint)
            );
        }
    }

    /// <summary>What fits badly and what may have stood there: a guess of the model, and shown as one.</summary>
    private static void Proposals(Page page, Article article, SpunWording wording)
    {
        var proposed = wording.Spans.Where(item => item.Restored.Length > 0).ToArray();
        var shown = proposed
            .OrderByDescending(item => item.Score)
            .Take(MostProposals)
            .OrderBy(item => item.Span)
            .ToArray();
        if (shown.Length == 0)
            return;
        var pieces = new List<Piece>();
        foreach (var item in shown)
        {
            pieces.Add(new Piece(article.Slice(item.Span), Ink.Struck));
            pieces.Add(new Piece($" {page.Glyphs.Arrow} "));
            pieces.Add(new Piece(item.Restored, Ink.Strong));
            pieces.Add(new Piece($" line {Places.Line(article, item.Span)}; ", Ink.Faint));
        }

        pieces.Add(
            new Piece(
                proposed.Length > shown.Length
                    ? $"the surest {shown.Length} of {proposed.Length} proposals"
                    : "proposals, not the original",
                Ink.Faint
            )
        );
        page.Labelled(2, Label, new Piece("perhaps", Ink.Faint), [.. pieces]);
    }

    private static void Row(Page page, string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            page.Labelled(2, Label, new Piece(label, Ink.Faint), value);
    }

    private static string Worded(Article article, Quantity quantity)
    {
        var words = article.Slice(quantity.Span);
        return quantity.Of is null || words.EndsWith(quantity.Of, StringComparison.Ordinal)
            ? words
            : $"{words} {quantity.Of}";
    }

    private static string Listed(IEnumerable<string> items) =>
        string.Join(
            "; ",
            items
                .GroupBy(item => item, StringComparer.Ordinal)
                .Select(group =>
                    group.Count() == 1
                        ? group.Key
                        : string.Create(CultureInfo.InvariantCulture, $"{group.Key} ×{group.Count()}")
                )
        );

    private static string? Joined(string between, string? first, string? second) =>
        first is null ? second
        : second is null ? first
        : first + between + second;
}
