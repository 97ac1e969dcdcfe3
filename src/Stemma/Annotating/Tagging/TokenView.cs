using Stemma.Lexicon;
using Stemma.Text;

namespace Stemma.Annotating.Tagging;

/// <summary>What the taggers see of one token: hashes of its form, ends and shape, worked out once.</summary>
/// <param name="Form">Of the normal form; digits are alike.</param>
/// <param name="Shape">Of the letter case and kind ("Xx", "XX", "d-x"), runs shortened.</param>
/// <param name="Suffix1">Of the last unit.</param>
/// <param name="Suffix2">Of the last two.</param>
/// <param name="Suffix3">Of the last three.</param>
/// <param name="Suffix4">Of the last four.</param>
/// <param name="Prefix1">Of the first unit.</param>
/// <param name="Prefix3">Of the first three.</param>
/// <param name="Sense">What an ordinary word of this form can be: noun, verb, adjective, adverb, one bit each.</param>
/// <param name="Class">The class of words it behaves like.</param>
/// <param name="Senses">All that the gazetteer knows of it.</param>
/// <param name="Head">Of what follows the last hyphen, where there is one.</param>
internal readonly record struct TokenView(
    uint Form,
    uint Shape,
    uint Suffix1,
    uint Suffix2,
    uint Suffix3,
    uint Suffix4,
    uint Prefix1,
    uint Prefix3,
    uint Head,
    uint Sense,
    WordClass Class,
    WordSense Senses
)
{
    /// <summary>Beyond the edges of a sentence.</summary>
    public static readonly TokenView Edge = new(1, 1, 1, 1, 1, 1, 1, 1, 0, 0, WordClass.None, WordSense.None);

    // Words are looked at once a thread while they stay in this direct-mapped cache; it costs 0.8 MB a thread and cannot grow.
    private const int Slots = 8192;

    [ThreadStatic]
    private static (string Normal, TokenKind Kind, TokenView View)[]? seen;

    /// <summary>Looks at a token.</summary>
    public static TokenView Of(string text, in Token token)
    {
        seen ??= new (string, TokenKind, TokenView)[Slots];
        ref var slot = ref seen[FeatureHash.Of(token.Normal) % Slots];
        if (slot.Kind != token.Kind || !string.Equals(slot.Normal, token.Normal, StringComparison.Ordinal))
            slot = (token.Normal, token.Kind, OfWord(token.Normal, token.Kind));
        return slot.View with { Shape = ShapeOf(token.Span.Of(text)) };
    }

    private static TokenView OfWord(string word, TokenKind kind)
    {
        var normal = word.AsSpan();
        var hyphen = normal.LastIndexOf('-');
        return new TokenView(
            kind == TokenKind.Number ? DigitsAlike(normal) : FeatureHash.Of(normal),
            0,
            FeatureHash.Of(Last(normal, 1)),
            FeatureHash.Of(Last(normal, 2)),
            FeatureHash.Of(Last(normal, 3)),
            FeatureHash.Of(Last(normal, 4)),
            FeatureHash.Of(normal[..Math.Min(1, normal.Length)]),
            FeatureHash.Of(normal[..Math.Min(3, normal.Length)]),
            hyphen > 0 && hyphen < normal.Length - 1 ? FeatureHash.Of(normal[(hyphen + 1)..]) : 0,
            kind == TokenKind.Word ? (uint)Gazetteer.FindInflected(word) : 0,
            kind == TokenKind.Word ? Gazetteer.FindClass(word) : WordClass.None,
            kind == TokenKind.Word ? Gazetteer.Find(word) : WordSense.None
        );
    }

    private static ReadOnlySpan<char> Last(ReadOnlySpan<char> word, int units) =>
        word[Math.Max(0, word.Length - units)..];

    private static uint DigitsAlike(ReadOnlySpan<char> number)
    {
        Span<char> alike = stackalloc char[Math.Min(number.Length, 16)];
        for (var index = 0; index < alike.Length; index++)
            alike[index] = char.IsAsciiDigit(number[index]) ? '0' : number[index];
        return FeatureHash.Of(alike);
    }

    private static uint ShapeOf(ReadOnlySpan<char> surface)
    {
        // Classes in order of appearance, runs of more than two of a class cut to two: "Xxx" and "Xxxxx" are alike.
        Span<char> shape = stackalloc char[12];
        var length = 0;
        var run = 0;
        foreach (var character in surface)
        {
            var sort =
                char.IsUpper(character) ? 'X'
                : char.IsLetter(character) ? 'x'
                : char.IsAsciiDigit(character) ? 'd'
                : character == '\u2019' ? '\''
                : character;
            run = length > 0 && shape[length - 1] == sort ? run + 1 : 0;
            if (run >= 2)
                continue;
            if (length == shape.Length)
                break;
            shape[length++] = sort;
        }

        return FeatureHash.Of(shape[..length]);
    }
}
