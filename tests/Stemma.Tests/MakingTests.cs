using Stemma.Annotating;
using Stemma.Text;

namespace Stemma.Tests;

public class MakingTests
{
    [Fact]
    public void AMadeArticleHasTokensSentencesAndSpeech()
    {
        var article = Making.Article("The dam held. \"It won't break,\" Ms Ode said.\nRain fell at 3.5 cm an hour");
        article
            .Get(TextLayers.Sentences)
            .Select(sentence => article.Slice(sentence.Span))
            .ShouldBe(["The dam held.", "\"It won't break,\" Ms Ode said.", "Rain fell at 3.5 cm an hour"]);
        article
            .Get(AnnotationLayers.Quotations)
            .Select(quotation => article.Slice(quotation.Span))
            .ShouldBe(["It won't break,"]);
        article
            .Get(TextLayers.Tokens)
            .Where(token => token.IsLexical)
            .Select(token => token.Normal)
            .ShouldContain("3.5");
    }
}
