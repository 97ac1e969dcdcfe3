using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>Walks the stretches of an article that are not reporting, in step with a walk over its tokens.</summary>
internal struct Mask(Article article)
{
    private readonly ImmutableArray<TextSpan> spans = Spans(article);

    private int next;
    private int end;

    /// <summary>The stretches, by start; they may overlap.</summary>
    public static ImmutableArray<TextSpan> Spans(Article article) =>
        [
            .. article
                .Get(TextLayers.Boilerplate)
                .Select(item => item.Span)
                .Concat(article.Get(TextLayers.Credits).Select(item => item.Span))
                .Order(),
        ];

    /// <summary>True where the token begins in boilerplate or a credit. Ask in text order.</summary>
    public bool Covers(TextSpan token)
    {
        while (next < spans.Length && spans[next].Start <= token.Start)
            end = Math.Max(end, spans[next++].End);
        return token.Start < end;
    }
}
