using Stemma.Annotating;
using Stemma.Text;

namespace Accuracy.Claims;

/// <summary>An assertion is right where the status agrees and the clauses share half of their characters.</summary>
internal static class Assertions
{
    /// <summary>The share of characters that makes two clauses the same: half, as for sources.</summary>
    public const double Same = 0.5;

    /// <summary>Adds an article.</summary>
    public static void Count(LabelledArticle labelled, Article article, Tally tally)
    {
        var found = article.Get(AnnotationLayers.Assertions);
        tally.Add(labelled.Assertions.Length, found.Length);
        var pairs = Matching
            .Pair(
                labelled.Assertions,
                found,
                (label, assertion) =>
                    label.Status == assertion.Status
                    && Matching.Shared(label.Span, assertion.Span) is >= Same and var fit
                        ? fit
                        : 0
            )
            .ToList();
        foreach (var (label, assertion) in pairs)
        {
            tally.Right();
            tally.Aspect(label.Status.ToString().ToLowerInvariant(), true);
            tally.Aspect("same clause", label.Span == assertion.Span);
            var by = label.By is null ? assertion.By is null : assertion.By is { } name && Names(label.By, name);
            tally.Aspect("by", by);
            if (!by)
                tally.Show('b', article, label.Span, $"by {label.By}, not {assertion.By}");
        }

        foreach (var label in labelled.Assertions.Except(pairs.Select(pair => pair.Label)))
            tally.Show('-', article, label.Span, $"{label.Status}");
        foreach (var assertion in found.Except(pairs.Select(pair => pair.Found)))
            tally.Show('+', article, assertion.Span, $"{assertion.Status} by {assertion.By}");
    }

    /// <summary>True where one holds the other: "its chairman, Ruben Castellane" and "Ruben Castellane".</summary>
    private static bool Names(string label, string found) =>
        label.Contains(found, StringComparison.OrdinalIgnoreCase)
        || found.Contains(label, StringComparison.OrdinalIgnoreCase);
}
