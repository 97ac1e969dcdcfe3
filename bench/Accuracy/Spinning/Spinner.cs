using Stemma.Lexicon;
using Stemma.Text;

namespace Accuracy.Spinning;

/// <summary>Makes another text of an article: the same for the same seed.</summary>
internal interface ISpinner
{
    /// <summary>Spins an article that has tokens.</summary>
    /// <param name="article">The original.</param>
    /// <param name="strength">Share of content words (or of places where a rule applies) that is changed.</param>
    /// <param name="random">Seeded.</param>
    SpunText Spin(Article article, double strength, Random random);
}

/// <summary>Replaces a share of the content words by what a channel gives, blind to the context, as spinning programs do.</summary>
internal sealed class WordSpinner(IWordChannel channel) : ISpinner
{
    /// <inheritdoc/>
    public SpunText Spin(Article article, double strength, Random random)
    {
        var content = article.Get(TextLayers.Tokens).Where(token => IsContent(article, token)).ToArray();
        var open = content.Where(token => channel.For(token.Normal).Count > 0).ToArray();
        random.Shuffle(open);
        var count = (int)Math.Round(strength * content.Length);
        return SpunText.Of(
            article.Text,
            open.Take(count)
                .Select(token =>
                {
                    var wordings = channel.For(token.Normal);
                    return new Edit(token.Span, wordings[random.Next(wordings.Count)]);
                })
        );
    }

    /// <summary>Words in small letters that are not of a closed class; names are left alone.</summary>
    internal static bool IsContent(Article article, Token token) =>
        token.Span.Length > 2
        && article.Slice(token.Span).All(char.IsAsciiLetterLower)
        && !FunctionWords.Contains(token.Normal);
}

/// <summary>Rewrites set phrases and verbs by a table of ours, twice the strength of the places where one stands.</summary>
internal sealed class PhraseSpinner(IReadOnlyDictionary<string, string[]> phrases) : ISpinner
{
    private const int Longest = 4;

    /// <inheritdoc/>
    public SpunText Spin(Article article, double strength, Random random)
    {
        var tokens = article.Get(TextLayers.Tokens);
        var edits = new List<Edit>();
        for (var start = 0; start < tokens.Length; start++)
        {
            for (var length = Math.Min(Longest, tokens.Length - start); length > 0; length--)
            {
                var span = tokens[start].Span.Union(tokens[start + length - 1].Span);
                if (!phrases.TryGetValue(article.Slice(span), out var wordings))
                    continue;
                if (random.NextDouble() < 2 * strength)
                    edits.Add(new Edit(span, wordings[random.Next(wordings.Length)]));
                start += length - 1;
                break;
            }
        }

        return SpunText.Of(article.Text, edits);
    }

    /// <summary>Reads rows of a wording and its rewordings, between tabs; '#' begins a comment.</summary>
    public static IReadOnlyDictionary<string, string[]> Read(string name) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, name))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToDictionary(row => row[0], row => row[1..], StringComparer.Ordinal);
}
