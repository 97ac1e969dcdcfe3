using System.Collections.Frozen;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Text;

namespace Stemma.Publishing;

/// <summary>Chooses what a story is called.</summary>
public static class Headlines
{
    /// <summary>
    /// The title of the first witness that has one, or else its first sentence of reporting; witnesses whose words were
    /// replaced by machine or went through another language only where there are no others. Empty where nothing is written.
    /// </summary>
    public static string Best(Story story, StemmaGraph graph)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(graph);
        var reworded = graph
            .Edges.Where(edge => edge.Relation is Descent.Spin or Descent.Translation)
            .Select(edge => edge.To)
            .ToFrozenSet(StringComparer.Ordinal);
        var articles = story
            .Witnesses.OrderBy(witness => reworded.Contains(witness.Siglum))
            .Select(witness => witness.Article)
            .ToArray();
        return articles.Select(article => article.Title).FirstOrDefault(title => !string.IsNullOrWhiteSpace(title))
            ?? articles.Select(FirstSentence).FirstOrDefault(sentence => sentence.Length > 0)
            ?? string.Empty;
    }

    private static string FirstSentence(Article article)
    {
        var marked = article
            .Get(TextLayers.Boilerplate)
            .Select(boilerplate => boilerplate.Span)
            .Concat(article.Get(TextLayers.Credits).Select(credit => credit.Span))
            .ToArray();
        foreach (var sentence in article.Get(TextLayers.Sentences))
        {
            // A stamp may stand at a sentence's head; what follows it is reporting.
            var start = marked
                .Where(span => span.Start <= sentence.Span.Start && span.End > sentence.Span.Start)
                .Select(span => span.End)
                .Append(sentence.Span.Start)
                .Max();
            if (start < sentence.Span.End)
                return article.Text[start..sentence.Span.End].Trim();
        }

        return string.Empty;
    }
}
