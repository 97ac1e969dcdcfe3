using System.Globalization;
using Stemma.Annotating;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Pages;

/// <summary>An article's text cut wherever a layer begins or ends, so that each layer can be shown by itself.</summary>
public static class LayeredText
{
    /// <summary>Name in the style sheet and name for the reader of each layer that can be shown.</summary>
    public static IReadOnlyList<(string Id, string Name)> Layers { get; } =
    [
        ("name", "Names"),
        ("quote", "Quotations"),
        ("time", "Times"),
        ("quantity", "Quantities"),
        ("aside", "Boilerplate and credits"),
        ("spinning", "Reworded"),
    ];

    /// <summary>The pieces in text order; together they are the text. Linear in marks after sorting.</summary>
    internal static IEnumerable<Run> Runs(Article article, SpunWording wording)
    {
        var marks = Marks(article, wording).Where(mark => !mark.Span.IsEmpty).ToArray();
        var cuts = marks
            .SelectMany(mark => new[] { mark.Span.Start, mark.Span.End })
            .Append(0)
            .Append(article.Text.Length)
            .Distinct()
            .Order()
            .ToArray();
        var opening = marks.OrderBy(mark => mark.Span.Start).ToArray();
        var open = new List<Mark>();
        var next = 0;
        for (var cut = 0; cut + 1 < cuts.Length; cut++)
        {
            var piece = new TextSpan(cuts[cut], cuts[cut + 1]);
            open.RemoveAll(mark => mark.Span.End <= piece.Start);
            while (next < opening.Length && opening[next].Span.Start <= piece.Start)
                open.Add(opening[next++]);
            var text = article.Slice(piece);
            if (open.Count == 0)
            {
                yield return new Run(text);
                continue;
            }

            yield return new Run(
                text,
                "span",
                string.Join(' ', open.Select(mark => mark.Layer).Distinct(StringComparer.Ordinal)),
                Words.Cut(string.Join("; ", open.Select(mark => mark.Said).OfType<string>()), 160)
            );
            foreach (var mark in open.Where(mark => mark.Restored is not null && mark.Span.End == piece.End))
                yield return new Run(mark.Restored!, "ins", "spinning", mark.Said);
        }
    }

    private sealed record Mark(TextSpan Span, string Layer, string? Said, string? Restored = null);

    private static IEnumerable<Mark> Marks(Article article, SpunWording wording) =>
        [
            .. article
                .Get(AnnotationLayers.Names)
                .Select(name => new Mark(name.Span, "name", $"{Words.Class(name.Kind)}: {name.Canonical}")),
            .. article
                .Get(AnnotationLayers.Quotations)
                .Select(quotation => new Mark(
                    quotation.Span,
                    "quote",
                    $"{Words.Class(quotation.Kind)} speech{(quotation.Speaker is { } speaker ? ": " + speaker.Canonical : "")}"
                )),
            .. article.Get(AnnotationLayers.Times).Select(time => new Mark(time.Span, "time", time.Value)),
            .. article
                .Get(AnnotationLayers.Quantities)
                .Select(quantity => new Mark(quantity.Span, "quantity", Amount(quantity))),
            .. article
                .Get(TextLayers.Boilerplate)
                .Select(block => new Mark(block.Span, "aside", Words.Class(block.Kind))),
            .. article
                .Get(TextLayers.Credits)
                .Select(credit => new Mark(credit.Span, "aside", $"credit: {credit.Name}")),
            .. wording.Spans.Select(item =>
                item.Restored.Length > 0
                    ? new Mark(
                        item.Span,
                        "spinning",
                        $"may have been “{item.Restored}”, confidence {Words.Score(item.Score)}",
                        item.Restored
                    )
                    : new Mark(item.Span, "odd", $"looks replaced, {Words.Score(item.Score)}; no proposal")
            ),
        ];

    private static string Amount(Quantity quantity)
    {
        static string Bound(decimal? bound) => bound?.ToString("0.####", CultureInfo.InvariantCulture) ?? "…";
        var amount =
            quantity.Low == quantity.High ? Bound(quantity.Low) : $"{Bound(quantity.Low)} to {Bound(quantity.High)}";
        return string.Join(' ', new[] { amount, quantity.Unit, quantity.Of }.OfType<string>());
    }
}
