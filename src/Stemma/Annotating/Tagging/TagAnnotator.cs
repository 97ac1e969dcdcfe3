using Stemma.Text;

namespace Stemma.Annotating.Tagging;

/// <summary>Gives each token its universal part of speech; the token layer stays the same otherwise.</summary>
public sealed class TagAnnotator : IAnnotator
{
    /// <summary>What annotators name that need <see cref="Token.Tag"/>; the tags themselves stand in the token layer.</summary>
    public const string Tags = "tags";

    /// <inheritdoc/>
    public IReadOnlyList<string> Requires { get; } = [TextLayers.Tokens.Name, TextLayers.Sentences.Name];

    /// <inheritdoc/>
    public IReadOnlyList<string> Provides { get; } = [Tags];

    /// <inheritdoc/>
    public string? Language => "en";

    /// <inheritdoc/>
    public Article Annotate(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var tagger = PartOfSpeechTagger.Shipped.Value;
        var tokens = article.Get(TextLayers.Tokens).ToBuilder();
        foreach (var sentence in article.Get(TextLayers.Sentences))
            tagger.Tag(article.Text, tokens, sentence.FirstToken, sentence.EndToken);
        return article.With(TextLayers.Tokens, tokens.DrainToImmutable());
    }
}
