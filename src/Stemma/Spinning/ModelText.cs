using System.Collections.Immutable;
using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>A word as the language model counts words.</summary>
/// <param name="Number">Its number in the vocabulary, or <see cref="Vocabulary.Unknown"/>.</param>
/// <param name="Span">Its stretch of the text; parts of a hyphenated token share the token's span.</param>
/// <param name="IsCapitalised">Begins with a capital.</param>
/// <param name="HasDigit">Has a digit, as figures, dates and times of day do.</param>
internal readonly record struct ModelWord(int Number, TextSpan Span, bool IsCapitalised, bool HasDigit);

/// <summary>A sentence as the model counts words; punctuation has none, so a comma does not cut a context.</summary>
internal sealed record ModelSentence(ImmutableArray<ModelWord> Words);

/// <summary>Turns an article's tokens into words of the language model.</summary>
/// <remarks>
/// The model was trained on text without punctuation, with numbers spelled out, clitics attached ("don't"), "U.S." as
/// "u. s." and most hyphens opened.
/// </remarks>
internal static class ModelText
{
    // As the model's training text spelled them; larger numbers are too sparse there to judge by.
    private static readonly ImmutableDictionary<string, string> SpelledNumbers = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
            .Split(' ')
            .Select((word, index) => KeyValuePair.Create($"{index + 1}", word))
            .Append(new("20", "twenty"))
            .Append(new("30", "thirty"))
            .Append(new("60", "sixty"))
    );

    /// <summary>The sentences outside boilerplate and credits, in text order.</summary>
    public static IEnumerable<ModelSentence> Sentences(Article article, Vocabulary vocabulary)
    {
        var tokens = article.Get(TextLayers.Tokens);
        var skipped = article
            .Get(TextLayers.Boilerplate)
            .Select(item => item.Span)
            .Concat(article.Get(TextLayers.Credits).Select(item => item.Span))
            .Order()
            .ToArray();
        var next = 0;
        foreach (var sentence in article.Get(TextLayers.Sentences))
        {
            while (next < skipped.Length && skipped[next].End <= sentence.Span.Start)
                next++;
            if (next < skipped.Length && skipped[next].Overlaps(sentence.Span))
                continue;
            yield return new ModelSentence(
                Words(article.Text, tokens.AsSpan()[sentence.FirstToken..sentence.EndToken], vocabulary)
            );
        }
    }

    /// <summary>The words of a run of tokens.</summary>
    public static ImmutableArray<ModelWord> Words(string text, ReadOnlySpan<Token> tokens, Vocabulary vocabulary)
    {
        var words = ImmutableArray.CreateBuilder<ModelWord>(tokens.Length);
        for (var at = 0; at < tokens.Length; at++)
        {
            var token = tokens[at];
            if (!token.IsLexical)
                continue;
            var capital = char.IsUpper(text[token.Span.Start]);
            if (
                at + 1 < tokens.Length
                && tokens[at + 1].Span.Start == token.Span.End
                && IsClitic(tokens[at + 1].Normal)
            )
            {
                var joined = vocabulary.Find(token.Normal + tokens[at + 1].Normal);
                if (joined >= 0)
                {
                    words.Add(new ModelWord(joined, token.Span.Union(tokens[++at].Span), capital, HasDigit: false));
                    continue;
                }
            }

            if (IsClitic(token.Normal) && words.Count > 0)
                continue;
            Add(words, token, capital, vocabulary);
        }

        return words.ToImmutable();
    }

    private static void Add(ImmutableArray<ModelWord>.Builder words, Token token, bool capital, Vocabulary vocabulary)
    {
        var hasDigit = token.Normal.AsSpan().ContainsAnyInRange('0', '9');
        var word = SpelledNumbers.GetValueOrDefault(token.Normal, token.Normal);
        var number = vocabulary.Find(word);
        if (number >= 0 || !word.AsSpan().ContainsAny('-', '.'))
        {
            words.Add(new ModelWord(number, token.Span, capital, hasDigit));
            return;
        }

        foreach (var part in word.Contains('-') ? word.Split('-') : word.Replace(".", ". ").Split(' '))
        {
            if (part.Length > 0)
                words.Add(
                    new ModelWord(
                        vocabulary.Find(SpelledNumbers.GetValueOrDefault(part, part)),
                        token.Span,
                        capital,
                        hasDigit
                    )
                );
        }
    }

    private static bool IsClitic(string normal) => normal.Length is 2 or 3 && (normal[0] == '\'' || normal == "n't");
}
