using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Annotating.Tokens;

/// <summary>Cuts the text into words, numbers, punctuation and symbols: one pass, linear in the text.</summary>
/// <remarks>
/// A word keeps inner apostrophes, hyphens and abbreviation stops ("O'Brien", "al-Hariri", "U.S.", "Feb.") and gives
/// up its clitic: "country’s" is the words "country" and "’s" (see <see cref="Clitics"/>). A number begins with a digit
/// and keeps inner signs and letters ("1,200", "3.5", "21st", "4-working", "2022-07-19"). Quotation marks, curly,
/// straight or reversed, are one punctuation token each; a currency sign is a symbol. Everything but white space and
/// controls belongs to exactly one token.
/// </remarks>
public sealed class TokenAnnotator : IAnnotator
{
    [ThreadStatic]
    private static NormalForms? normalForms;

    /// <inheritdoc/>
    public IReadOnlyList<string> Requires => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Provides { get; } = [TextLayers.Tokens.Name];

    /// <inheritdoc/>
    public Article Annotate(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return article.With(TextLayers.Tokens, Tokenize(article.Text));
    }

    /// <summary>The tokens of any text, in order, not overlapping.</summary>
    public static ImmutableArray<Token> Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var forms = normalForms ??= new NormalForms();
        var tokens = ImmutableArray.CreateBuilder<Token>(Math.Min((text.Length / 5) + 8, 1 << 16));
        var scanner = new TokenScanner(text);
        while (scanner.MoveNext())
            tokens.Add(new Token(scanner.Span, forms.Of(scanner.Span.Of(text)), scanner.Kind));
        return tokens.DrainToImmutable();
    }
}
