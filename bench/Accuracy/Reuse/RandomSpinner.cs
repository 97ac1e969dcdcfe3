using Accuracy.Spinning;
using Stemma.Text;

namespace Accuracy.Reuse;

/// <summary>Replaces a share of all words, names and numbers included, by words drawn from other texts.</summary>
internal sealed class RandomSpinner(ChainedNews news) : ISpinner
{
    /// <inheritdoc/>
    public SpunText Spin(Article article, double strength, Random random)
    {
        var tokens = article.Get(TextLayers.Tokens).Where(token => token.IsLexical).ToArray();
        random.Shuffle(tokens);
        return SpunText.Of(
            article.Text,
            tokens
                .Take((int)Math.Round(strength * tokens.Length))
                .Select(token => new Edit(token.Span, news.Word(random)))
        );
    }
}
