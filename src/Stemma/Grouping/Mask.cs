using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>Walks the stretches of an article that are not reporting, in step with a walk over its tokens.</summary>
internal struct Mask(Article article)
{
    private readonly ImmutableArray<TextSpan> spans =
    [
        .. article
            .Get(TextLayers.Boilerplate)
            .Select(item => item.Span)
            .Concat(article.Get(TextLayers.Credits).Select(item => item.Span))
            .Order(),
    ];

    private int next;
    private int end;

    /// <summary>True where the token begins in boilerplate or a credit. Ask in text order.</summary>
    public bool Covers(TextSpan token)
    {
        while (next < spans.Length && spans[next].Start <= token.Start)
            end = Math.Max(end, spans[next++].End);
        return token.Start < end;
    }
}
