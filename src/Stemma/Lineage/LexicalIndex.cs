using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Text;

namespace Stemma.Lineage;

/// <summary>Finds the words and numbers in a stretch of an article in logarithmic time.</summary>
internal sealed class LexicalIndex
{
    private readonly ImmutableArray<Token> tokens;
    private readonly int[] starts;

    public LexicalIndex(Article article)
        : this([.. article.Get(TextLayers.Tokens).Where(token => token.IsLexical)]) { }

    private LexicalIndex(ImmutableArray<Token> tokens)
    {
        this.tokens = tokens;
        starts = [.. tokens.Select(token => token.Span.Start)];
    }

    /// <summary>The words of the reporter's own: those outside quotations.</summary>
    public static LexicalIndex OutsideSpeech(Article article)
    {
        var speech = article
            .Get(AnnotationLayers.Quotations)
            .Where(quotation => quotation.Kind != QuotationKind.Indirect)
            .Select(quotation => quotation.Span)
            .ToArray();
        var next = 0;
        var own = ImmutableArray.CreateBuilder<Token>();
        foreach (var token in article.Get(TextLayers.Tokens))
        {
            while (next < speech.Length && speech[next].End <= token.Span.Start)
                next++;
            if (token.IsLexical && (next == speech.Length || !speech[next].Contains(token.Span)))
                own.Add(token);
        }

        return new LexicalIndex(own.ToImmutable());
    }

    /// <summary>Lexical tokens that begin inside <paramref name="span"/>.</summary>
    public int Count(TextSpan span) => Below(span.End) - Below(span.Start);

    /// <summary>The lexical tokens that begin inside <paramref name="span"/>, in text order.</summary>
    public ReadOnlySpan<Token> Within(TextSpan span) => tokens.AsSpan()[Below(span.Start)..Below(span.End)];

    /// <summary>All lexical tokens, in text order.</summary>
    public ReadOnlySpan<Token> All => tokens.AsSpan();

    /// <summary>Positions of the lexical tokens that begin inside <paramref name="span"/>.</summary>
    public Range Range(TextSpan span) => Below(span.Start)..Below(span.End);

    /// <summary>Their normalised forms.</summary>
    public string[] Words(TextSpan span)
    {
        var within = Within(span);
        var words = new string[within.Length];
        for (var i = 0; i < words.Length; i++)
            words[i] = within[i].Normal;
        return words;
    }

    private int Below(int position)
    {
        var index = Array.BinarySearch(starts, position);
        return index >= 0 ? index : ~index;
    }
}
