using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>What kind of slip a machine left on the surface.</summary>
internal enum TraceKind
{
    /// <summary>The same word twice ("with with").</summary>
    DoubledWord,

    /// <summary>"a" before a vowel sound or "an" before a consonant.</summary>
    WrongArticle,

    /// <summary>A singular determiner before a counted plural ("one 7 days").</summary>
    DoubledCount,
}

/// <summary>A slip that needs no model to see.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Span">The words.</param>
/// <param name="Restored">What would be right.</param>
internal readonly record struct SurfaceTrace(TraceKind Kind, TextSpan Span, string Restored);

/// <summary>Slips that people seldom make and replacing words blindly makes often: the joint between old and new words.</summary>
internal static class SurfaceTraces
{
    /// <summary>Words that are rightly said twice.</summary>
    private static readonly string[] RightlyDoubled =
    [
        "that",
        "had",
        "very",
        "no",
        "so",
        "more",
        "much",
        "is",
        "her",
        "bye",
        "ha",
    ];

    /// <summary>Begin with a vowel letter but a consonant sound, by their first letters.</summary>
    private static readonly string[] ConsonantSounds =
    [
        "uni",
        "use",
        "usu",
        "usa",
        "uti",
        "eu",
        "ew",
        "one",
        "once",
        "uk",
        "us",
        "uran",
        "uto",
        "ubi",
        "ouija",
        "ura",
        "u.",
    ];

    /// <summary>Begin with a consonant letter but a vowel sound.</summary>
    private static readonly string[] VowelSounds = ["hour", "honest", "honor", "honour", "heir", "herb", "x-"];

    /// <summary>The slips of an article outside boilerplate, in text order; a slip never crosses a sentence.</summary>
    public static IEnumerable<SurfaceTrace> Find(Article article)
    {
        var tokens = article.Get(TextLayers.Tokens);
        foreach (var sentence in article.Get(TextLayers.Sentences))
        {
            for (var at = sentence.FirstToken; at + 1 < sentence.EndToken; at++)
            {
                var (token, next) = (tokens[at], tokens[at + 1]);
                if (token.Kind != TokenKind.Word)
                    continue;
                if (IsDoubled(article.Text, token, next))
                    yield return new(TraceKind.DoubledWord, token.Span.Union(next.Span), article.Slice(token.Span));
                else if (IsWrongArticle(article.Text, token, next))
                    yield return new(
                        TraceKind.WrongArticle,
                        token.Span.Union(next.Span),
                        (token.Normal == "a" ? "an " : "a ") + article.Slice(next.Span)
                    );
                else if (at + 2 < sentence.EndToken && IsDoubledCount(token, next, tokens[at + 2]))
                    yield return new(
                        TraceKind.DoubledCount,
                        token.Span.Union(tokens[at + 2].Span),
                        article.Slice(token.Span) + " " + Unit(article, next, tokens[at + 2])
                    );
            }
        }
    }

    /// <summary>The unit that a count of smaller ones defines ("7 days", a week); else the unit counted, in the singular.</summary>
    private static string Unit(Article article, Token count, Token counted) =>
        UnitDefinitions.Of(count.Normal + " " + counted.Normal) ?? article.Slice(counted.Span)[..^1];

    private static bool IsDoubled(string text, Token token, Token next) =>
        token.Normal == next.Normal
        && char.IsLower(text[token.Span.Start])
        && char.IsLower(text[next.Span.Start])
        && token.Span.Length > 1
        && !RightlyDoubled.Contains(token.Normal);

    private static bool IsWrongArticle(string text, Token token, Token next)
    {
        // A capital may be a letter spoken by name ("an FBI agent", "a UN envoy") or a foreign name: no judgement.
        if (token.Normal is not ("a" or "an") || next.Kind != TokenKind.Word || next.Span.Length < 3)
            return false;
        if (!char.IsAsciiLetterLower(text[next.Span.Start]))
            return false;
        var word = next.Normal;
        var vowel = word[0] is 'a' or 'e' or 'i' or 'o' or 'u'
            ? !StartsWithAny(word, ConsonantSounds)
            : StartsWithAny(word, VowelSounds);
        return token.Normal == "a" ? vowel : !vowel && word[0] is not 'h' && !word.Contains('.');
    }

    private static bool IsDoubledCount(Token token, Token next, Token third) =>
        token.Normal is "one" or "a" or "an" or "another" or "each"
        && next.Kind == TokenKind.Number
        && !next.Normal.AsSpan().ContainsAnyExceptInRange('0', '9')
        && next.Normal is not ("1" or "911")
        && third.Normal is "days" or "weeks" or "months" or "years" or "hours" or "minutes" or "seconds";

    private static bool StartsWithAny(string word, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (word.StartsWith(beginning, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
