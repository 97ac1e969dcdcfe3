using Stemma.Annotating;
using Stemma.Text;

namespace Accuracy.Claims;

/// <summary>A time is right where spans overlap and values agree.</summary>
internal static class Times
{
    /// <summary>Adds an article.</summary>
    public static void Count(LabelledArticle labelled, Article article, Tally tally)
    {
        var found = article.Get(AnnotationLayers.Times);
        tally.Add(labelled.Times.Length, found.Length);
        var pairs = Matching
            .Pair(labelled.Times, found, (label, time) => Matching.Shared(label.Span, time.Span))
            .ToList();
        foreach (var (label, time) in pairs)
        {
            tally.Aspect("overlapping", true);
            tally.Aspect("same span", label.Span == time.Span);
            if (label.Value == time.Value)
                tally.Right();
            else
                tally.Show('=', article, label.Span, $"{label.Value}, not {time.Value}");
            if (label.Span != time.Span)
                tally.Show('~', article, label.Span, $"found '{article.Slice(time.Span)}'");
        }

        foreach (var label in labelled.Times.Except(pairs.Select(pair => pair.Label)))
            tally.Show('-', article, label.Span, label.Value);
        foreach (var time in found.Except(pairs.Select(pair => pair.Found)))
            tally.Show('+', article, time.Span, time.Value);
    }
}
