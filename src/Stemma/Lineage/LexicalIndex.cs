using Stemma.Text;

namespace Stemma.Lineage;

/// <summary>Counts the words and numbers in a stretch of an article in logarithmic time.</summary>
internal sealed class LexicalIndex(Article article)
{
    private readonly int[] starts =
    [
        .. article.Get(TextLayers.Tokens).Where(token => token.IsLexical).Select(token => token.Span.Start),
    ];

    /// <summary>Lexical tokens that begin inside <paramref name="span"/>.</summary>
    public int Count(TextSpan span) => Below(span.End) - Below(span.Start);

    private int Below(int position)
    {
        var index = Array.BinarySearch(starts, position);
        return index >= 0 ? index : ~index;
    }
}
