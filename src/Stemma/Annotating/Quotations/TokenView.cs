using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Annotating.Quotations;

/// <summary>One article's tokens with, for each, the name and the quoted stretch that it belongs to.</summary>
internal sealed class TokenView
{
    // A stretch this short that no comma or stop ends is more often a scare quote than speech, so clauses run through it.
    private const int LongestScareQuote = 2;

    private readonly int[] names;
    private readonly int[] stretches;

    public TokenView(Article article, IReadOnlyList<QuotedStretch> quoted)
    {
        Text = article.Text;
        Tokens = article.Get(TextLayers.Tokens);
        Sentences = article.Get(TextLayers.Sentences);
        Names = article.Get(AnnotationLayers.Names);
        names = new int[Tokens.Length];
        stretches = new int[Tokens.Length];
        Array.Fill(names, -1);
        Array.Fill(stretches, -1);
        Mark(quoted);
        var token = 0;
        for (var name = 0; name < Names.Length; name++)
        {
            while (token < Tokens.Length && Tokens[token].Span.End <= Names[name].Span.Start)
                token++;
            for (
                var inside = token;
                inside < Tokens.Length && Tokens[inside].Span.Start < Names[name].Span.End;
                inside++
            )
                names[inside] = name;
        }
    }

    public string Text { get; }

    public ImmutableArray<Token> Tokens { get; }

    public ImmutableArray<Sentence> Sentences { get; }

    public ImmutableArray<Name> Names { get; }

    public string this[int token] => Tokens[token].Normal;

    /// <summary>The name that covers the token, or -1.</summary>
    public int NameAt(int token) => names[token];

    /// <summary>The quoted stretch, marks included, that covers the token, or -1; scare quotes cover none.</summary>
    public int StretchAt(int token) => stretches[token];

    public bool IsWord(int token) => Tokens[token].IsLexical;

    public bool IsUpper(int token) =>
        Tokens[token].Kind == TokenKind.Word && char.IsUpper(Text[Tokens[token].Span.Start]);

    /// <summary>First token that begins at or after <paramref name="position"/>.</summary>
    public int TokenFrom(int position)
    {
        var (low, high) = (0, Tokens.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Tokens[middle].Span.Start < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The sentence that the token belongs to or, between sentences, the next one; -1 after the last.</summary>
    public int SentenceOf(int token)
    {
        var (low, high) = (0, Sentences.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Sentences[middle].EndToken <= token)
                low = middle + 1;
            else
                high = middle;
        }

        return low < Sentences.Length ? low : -1;
    }

    /// <summary>From the start of one token to the end of another.</summary>
    public TextSpan Span(int first, int last) => new(Tokens[first].Span.Start, Tokens[last].Span.End);

    /// <summary>Words and numbers in the span, counted up to <paramref name="most"/>.</summary>
    public int CountWords(TextSpan span, int most)
    {
        var count = 0;
        for (var token = TokenFrom(span.Start); token < Tokens.Length && Tokens[token].Span.End <= span.End; token++)
        {
            if (IsWord(token) && ++count >= most)
                break;
        }

        return count;
    }

    private void Mark(IReadOnlyList<QuotedStretch> quoted)
    {
        var token = 0;
        for (var stretch = 0; stretch < quoted.Count; stretch++)
        {
            var outer = quoted[stretch].Outer;
            while (token < Tokens.Length && Tokens[token].Span.End <= outer.Start)
                token++;
            if (IsScareQuote(quoted[stretch]))
                continue;
            for (; token < Tokens.Length && Tokens[token].Span.Start < outer.End; token++)
                stretches[token] = stretch;
        }
    }

    private bool IsScareQuote(QuotedStretch quoted) =>
        Text[quoted.Span.End - 1] is not (',' or '.' or '!' or '?' or '…')
        && CountWords(quoted.Span, LongestScareQuote + 1) <= LongestScareQuote;
}
