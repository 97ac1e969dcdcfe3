using System.Collections.Immutable;
using System.Text;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Tests;

/// <summary>Makes articles, witnesses and stories from strings, by a tokenizer so plain that a test can foresee it.</summary>
/// <remarks>
/// Words are runs of letters and digits with inner apostrophes, hyphens and full stops; a sentence ends at . ! ? or … with
/// closing marks, before white space, and at a line feed; speech stands between double marks, straight or curly, within one line.
/// Tests of the real annotators make articles with those instead.
/// </remarks>
internal static class Making
{
    /// <summary>An article with token, sentence and quotation layers.</summary>
    public static Article Article(string text, string path = "article.txt")
    {
        var tokens = Tokens(text);
        return new Article(path, text) { Language = "en" }
            .With(TextLayers.Tokens, tokens)
            .With(TextLayers.Sentences, Sentences(text, tokens))
            .With(AnnotationLayers.Quotations, Quotations(text));
    }

    /// <summary>The article with the first occurrence of each stretch marked as boilerplate.</summary>
    public static Article WithBoilerplate(this Article article, params string[] stretches) =>
        article.With(
            TextLayers.Boilerplate,
            [.. Find(article, stretches).Select(span => new Boilerplate(span, BoilerplateKind.Other))]
        );

    /// <summary>The article with the first occurrence of each stretch marked as a credit.</summary>
    public static Article WithCredits(this Article article, params string[] stretches) =>
        article.With(
            TextLayers.Credits,
            [.. Find(article, stretches).Select(span => new Credit(span, article.Slice(span), CreditKind.Agency))]
        );

    /// <summary>A witness made from plain text.</summary>
    public static Witness Witness(string siglum, string text) => Witness(siglum, Article(text, siglum + ".txt"));

    /// <summary>A witness with one version.</summary>
    public static Witness Witness(string siglum, Article article) => new(siglum, article, null, [article]);

    /// <summary>A story whose witnesses are A, B, C … in the order given.</summary>
    public static Story Story(params string[] texts) =>
        Story([.. texts.Select((text, index) => Article(text, Sigla.At(index) + ".txt"))]);

    /// <summary>A story whose witnesses are A, B, C … in the order given.</summary>
    public static Story Story(params Article[] articles) =>
        new("story", [.. articles.Select((article, index) => Witness(Sigla.At(index), article))], []);

    private static IEnumerable<TextSpan> Find(Article article, string[] stretches) =>
        stretches
            .Select(stretch =>
            {
                var start = article.Text.IndexOf(stretch, StringComparison.Ordinal);
                return start < 0
                    ? throw new ArgumentException($"'{stretch}' is not in the text.", nameof(stretches))
                    : new TextSpan(start, start + stretch.Length);
            })
            .Order();

    private static ImmutableArray<Token> Tokens(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        for (var start = 0; start < text.Length; )
        {
            var end = start + 1;
            if (char.IsLetterOrDigit(text[start]))
            {
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || IsInner(text, end)))
                    end++;
                var kind = char.IsDigit(text[start]) ? TokenKind.Number : TokenKind.Word;
                tokens.Add(new Token(new TextSpan(start, end), Normal(text[start..end]), kind));
            }
            else if (!char.IsWhiteSpace(text[start]))
            {
                var kind = char.IsPunctuation(text[start]) ? TokenKind.Punctuation : TokenKind.Symbol;
                tokens.Add(new Token(new TextSpan(start, end), text[start..end], kind));
            }

            start = end;
        }

        return tokens.DrainToImmutable();
    }

    private static bool IsInner(string text, int index) =>
        text[index] is '\'' or '’' or '-' or '.' or ','
        && index + 1 < text.Length
        && (
            text[index] == ','
                ? char.IsDigit(text[index + 1]) && char.IsDigit(text[index - 1])
                : char.IsLetterOrDigit(text[index + 1])
        );

    private static string Normal(string word)
    {
        try
        {
            return word.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('’', '\'');
        }
        catch (ArgumentException)
        {
            return word.ToLowerInvariant();
        }
    }

    private static ImmutableArray<Sentence> Sentences(string text, ImmutableArray<Token> tokens)
    {
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        var first = 0;
        for (var index = 0; index < tokens.Length; index++)
        {
            if (index + 1 == tokens.Length || Ends(text, tokens[index], tokens[index + 1], tokens, first))
            {
                var span = new TextSpan(tokens[first].Span.Start, tokens[index].Span.End);
                sentences.Add(new Sentence(span, first, index + 1));
                first = index + 1;
            }
        }

        return sentences.DrainToImmutable();
    }

    private static bool Ends(string text, Token token, Token next, ImmutableArray<Token> tokens, int first)
    {
        var between = text.AsSpan(token.Span.End, next.Span.Start - token.Span.End);
        if (between.Contains('\n'))
            return true;
        if (between.IsEmpty)
            return false;
        var last = text.AsSpan(tokens[first].Span.Start, token.Span.End - tokens[first].Span.Start).TrimEnd("\"'”’)]");
        return last.EndsWith('.') || last.EndsWith('!') || last.EndsWith('?') || last.EndsWith('…');
    }

    private static ImmutableArray<Quotation> Quotations(string text)
    {
        var quotations = ImmutableArray.CreateBuilder<Quotation>();
        var open = -1;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\n')
            {
                open = -1;
            }
            else if (open >= 0 && text[index] is '"' or '”')
            {
                quotations.Add(new Quotation(new TextSpan(open, index), QuotationKind.Direct, null, null));
                open = -1;
            }
            else if (text[index] is '"' or '“')
            {
                open = index + 1;
            }
        }

        return quotations.DrainToImmutable();
    }
}
