using Stemma.Annotating;
using Stemma.Text;

namespace Accuracy.Claims;

/// <summary>A source is right where the mentions overlap and the name is the same but for case and a leading article.</summary>
internal static class Sources
{
    /// <summary>Adds an article.</summary>
    public static void Count(LabelledArticle labelled, Article article, Tally tally)
    {
        var found = article.Get(AnnotationLayers.Sources);
        tally.Add(labelled.Sources.Length, found.Length);
        var pairs = Matching
            .Pair(labelled.Sources, found, (label, source) => Matching.Shared(label.Span, source.Span))
            .ToList();
        foreach (var (label, source) in pairs)
        {
            var name = string.Equals(Bare(label.Name), Bare(source.Name), StringComparison.OrdinalIgnoreCase);
            var supports = source.Supports.Any(span => Matching.Shared(label.Supports, span) >= Assertions.Same);
            tally.Aspect("overlapping", true);
            tally.Aspect("kind", label.Kind == source.Kind);
            tally.Aspect("support", supports);
            if (name)
                tally.Right();
            if (!name || !supports || label.Kind != source.Kind)
                tally.Show(
                    '=',
                    article,
                    label.Span,
                    $"{label.Kind} {label.Name}, found {source.Kind} {source.Name}, supports {(supports ? "" : "not ")}right"
                );
        }

        foreach (var label in labelled.Sources.Except(pairs.Select(pair => pair.Label)))
            tally.Show('-', article, label.Span, $"{label.Kind} {label.Name}");
        foreach (var source in found.Except(pairs.Select(pair => pair.Found)))
            tally.Show('+', article, source.Span, $"{source.Kind} {source.Name}");
    }

    private static string Bare(string name) =>
        name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..]
        : name.StartsWith("an ", StringComparison.OrdinalIgnoreCase) ? name[3..]
        : name.StartsWith("a ", StringComparison.OrdinalIgnoreCase) ? name[2..]
        : name;
}
