using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>What one version of an account changed in the version before it.</summary>
/// <param name="Older">The version before.</param>
/// <param name="Newer">The version after.</param>
/// <param name="Dropped">Sentences of <paramref name="Older"/> that the newer has nowhere, in text order.</param>
/// <param name="Added">Sentences of <paramref name="Newer"/> that the older has nowhere, in text order.</param>
/// <remarks>A sentence is the same where its words are, in their order; case and punctuation do not count, nor does where
/// it stands. Stretches that are not reporting take no part.</remarks>
public sealed record AccountUpdate(
    Article Older,
    Article Newer,
    ImmutableArray<TextSpan> Dropped,
    ImmutableArray<TextSpan> Added
)
{
    /// <summary>One for each version after the first, oldest first.</summary>
    public static ImmutableArray<AccountUpdate> Of(Witness witness)
    {
        ArgumentNullException.ThrowIfNull(witness);
        return [.. witness.Versions.Zip(witness.Versions.Skip(1), Between)];
    }

    private static AccountUpdate Between(Article older, Article newer)
    {
        var before = Sentences(older);
        var after = Sentences(newer);
        return new AccountUpdate(older, newer, Without(before, after), Without(after, before));
    }

    // As often as a sentence stands on the other side, it has a counterpart there.
    private static ImmutableArray<TextSpan> Without(
        List<(TextSpan Span, string Words)> sentences,
        List<(TextSpan Span, string Words)> others
    )
    {
        var counterparts = others
            .CountBy(sentence => sentence.Words, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var left = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var (span, words) in sentences)
        {
            if (counterparts.GetValueOrDefault(words) is > 0 and var count)
                counterparts[words] = count - 1;
            else
                left.Add(span);
        }

        return left.ToImmutable();
    }

    private static List<(TextSpan Span, string Words)> Sentences(Article article)
    {
        var tokens = article.Get(TextLayers.Tokens);
        var mask = new Mask(article);
        var found = new List<(TextSpan, string)>();
        foreach (var sentence in article.Get(TextLayers.Sentences))
        {
            if (mask.Covers(sentence.Span))
                continue;
            var words = new List<string>();
            for (var index = sentence.FirstToken; index < sentence.EndToken; index++)
            {
                if (tokens[index].Kind is TokenKind.Word or TokenKind.Number)
                    words.Add(tokens[index].Normal);
            }

            if (string.Join(' ', words) is { Length: > 0 } joined)
                found.Add((sentence.Span, joined));
        }

        return found;
    }
}
