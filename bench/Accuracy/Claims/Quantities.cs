using Stemma.Annotating;
using Stemma.Text;

namespace Accuracy.Claims;

/// <summary>A quantity is right where spans overlap and kind, bounds, unit and the last word of what is counted agree.</summary>
internal static class Quantities
{
    /// <summary>A twentieth: shares are labelled with one decimal ("a third" is 33.3).</summary>
    private const decimal Rounding = 0.05m;

    /// <summary>Adds an article.</summary>
    public static void Count(LabelledArticle labelled, Article article, Tally tally)
    {
        var found = article.Get(AnnotationLayers.Quantities);
        tally.Add(labelled.Quantities.Length, found.Length);
        var pairs = Matching
            .Pair(labelled.Quantities, found, (label, quantity) => Matching.Shared(label.Span, quantity.Span))
            .ToList();
        foreach (var (label, quantity) in pairs)
        {
            var bounds =
                label.Kind == quantity.Kind && Same(label.Low, quantity.Low) && Same(label.High, quantity.High);
            var unit = label.Unit is null || label.Unit == quantity.Unit;
            var of = LastWord(label.Of) == LastWord(quantity.Of ?? "");
            tally.Aspect("overlapping", true);
            tally.Aspect("same span", label.Span == quantity.Span);
            tally.Aspect("bounds", bounds);
            tally.Aspect("unit", unit);
            tally.Aspect("of", of);
            if (bounds && unit && of)
                tally.Right();
            else
                tally.Show('=', article, label.Span, $"{label} found {quantity}");
        }

        foreach (var label in labelled.Quantities.Except(pairs.Select(pair => pair.Label)))
            tally.Show('-', article, label.Span, $"{label.Kind}");
        foreach (var quantity in found.Except(pairs.Select(pair => pair.Found)))
            tally.Show('+', article, quantity.Span, $"{quantity.Kind} of {quantity.Of}");
    }

    private static bool Same(decimal? one, decimal? other) =>
        one is null ? other is null : other is { } number && Math.Abs(one.Value - number) <= Rounding;

    private static string LastWord(string words) => words[(words.LastIndexOf(' ') + 1)..];
}
