using Stemma.Lexicon;
using Stemma.Spinning;

namespace Stemma.Tests.Spinning;

public class WordingTraitsTests
{
    [Fact]
    public void WordsThatEnglishDoesNotKnowAreCountedOnlyInSmallLetters()
    {
        Of("The zzqorp of the village opened the gate.")[(int)Trait.UnknownWord].ShouldBeGreaterThan(0);
        Of("The Zzqorp of the village opened the gate.")[(int)Trait.UnknownWord].ShouldBe(0);
    }

    [Fact]
    public void AnArticleThatIsExpectedAndMissingCounts() =>
        Of("He is one of best players in world.")[(int)Trait.MissingArticle]
            .ShouldBeGreaterThan(Of("He is one of the best players in the world.")[(int)Trait.MissingArticle]);

    [Fact]
    public void AnotherPrepositionThanTheUsualOneCounts() =>
        Of("They depend for the help of the state.")[(int)Trait.BetterClosed]
            .ShouldBeGreaterThan(Of("They depend on the help of the state.")[(int)Trait.BetterClosed]);

    [Fact]
    public void AMisfitCountsOnceHoweverOftenItRecurs()
    {
        const string sentence = "The council gathered the weather. ";
        var traits = new WordingTraits(LanguageModel.English);
        Add(traits, sentence);
        var once = traits.Traits()[(int)Trait.Misfit];
        Add(traits, sentence);
        traits.Traits()[(int)Trait.Misfit].ShouldBe(once);
    }

    [Fact]
    public void NothingIsCountedInNothing() => Of("").ShouldAllBe(trait => trait == 0);

    private static double[] Of(string text)
    {
        var traits = new WordingTraits(LanguageModel.English);
        Add(traits, text);
        return traits.Traits();
    }

    private static void Add(WordingTraits traits, string text)
    {
        var model = LanguageModel.English;
        foreach (var sentence in ModelText.Sentences(Making.Article(text), model.Vocabulary))
            traits.Add(new SentenceNumbers(model, sentence.Words), sentence.Words.AsSpan());
    }
}
