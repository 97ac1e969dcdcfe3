using Stemma.Annotating;
using Stemma.Annotating.Tagging;
using Stemma.Annotating.Tokens;
using Stemma.Text;

namespace Stemma.Tests.Annotating.Tagging;

public class TagAnnotatorTests
{
    [Theory]
    [InlineData("The minister resigned on Friday.", "DET NOUN VERB ADP PROPN PUNCT")]
    [InlineData("She didn't say why.", "PRON AUX PART VERB ADV PUNCT")]
    [InlineData("Police have arrested three men.", "NOUN AUX VERB NUM NOUN PUNCT")]
    [InlineData("The Lorne company's new plant opened in May.", "DET PROPN NOUN PART ADJ NOUN VERB ADP PROPN PUNCT")]
    public void PlainNewsSentencesAreTagged(string text, string expected) =>
        string.Join(
                ' ',
                DefaultPipeline
                    .Build()
                    .Annotate(new Article("t", text))
                    .Get(TextLayers.Tokens)
                    .Select(token => token.Tag)
            )
            .ShouldBe(expected);

    [Fact]
    public void TaggingKeepsTheTokens()
    {
        var article = DefaultPipeline.Build().Annotate(new Article("t", "Ms. Lorne’s “plan” failed,\n\nshe said"));
        article
            .Get(TextLayers.Tokens)
            .Select(token => token with { Tag = PartOfSpeech.None })
            .ShouldBe(TokenAnnotator.Tokenize(article.Text));
        article.Get(TextLayers.Tokens).ShouldAllBe(token => token.Tag != PartOfSpeech.None);
    }

    [Fact]
    public void TaggingNeedsSentences() =>
        Should
            .Throw<InvalidOperationException>(() =>
                new AnnotatorPipeline.Builder().Add(new TokenAnnotator()).Add(new TagAnnotator()).Build()
            )
            .Message.ShouldStartWith("ST0102");
}
