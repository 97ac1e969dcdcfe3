using Stemma.Lexicon;
using Stemma.Spinning;

namespace Stemma.Tests.Spinning;

public class TopicFitTests
{
    private const string Harbour =
        "The ferry left the harbour at noon with its crew and its cargo. The coastguard said the captain of the trawler had"
        + " sailed into the fog, and the violin was lost near the pier. Sailors and fishermen waited on the quay.";

    [Fact]
    public void AWordFromAnotherFieldLiesFartherFromTheArticle()
    {
        var odd = SignsOf("violin")!.Value;
        foreach (var usual in (string[])["captain", "trawler", "harbour", "cargo"])
        {
            var signs = SignsOf(usual)!.Value;
            odd.Article.ShouldBeLessThan(signs.Article, usual);
            odd.Sentence.ShouldBeLessThan(signs.Sentence, usual);
            odd.Nearest.ShouldBeLessThan(signs.Nearest, usual);
        }
    }

    [Fact]
    public void ClosedClassWordsHaveNone() => SignsOf("with").ShouldBeNull();

    [Fact]
    public void AWordIsNotComparedWithItself()
    {
        foreach (var signs in Of("Harbour. Harbour harbour.").Select(signs => signs!.Value))
        {
            signs.Article.ShouldBe(0, 1e-6);
            signs.Sentence.ShouldBe(0, 1e-6);
            signs.Nearest.ShouldBe(0);
        }
    }

    [Fact]
    public void AnUnknownWordHasAVectorInSmallLettersOnly() =>
        Of("The unforced error cost the Unforced a match.")
            .Count(signs => signs is not null)
            .ShouldBe(4, "unforced, error, cost, match");

    private static TopicSigns? SignsOf(string word)
    {
        var at = Words(Harbour).ToList().FindIndex(item => item.Span.Slice(Harbour) == word);
        at.ShouldBeGreaterThanOrEqualTo(0);
        return Of(Harbour)[at];
    }

    private static TopicSigns?[] Of(string text)
    {
        var sentences = Sentences(text).Select(sentence => sentence.Words).ToArray();
        var fit = new TopicFit(LanguageModel.English, WordVectors.English, Making.Article(text), sentences);
        return [.. sentences.SelectMany(sentence => fit.Of(sentence))];
    }

    private static IEnumerable<ModelWord> Words(string text) => Sentences(text).SelectMany(sentence => sentence.Words);

    private static IEnumerable<ModelSentence> Sentences(string text) =>
        ModelText.Sentences(Making.Article(text), LanguageModel.English.Vocabulary);
}
