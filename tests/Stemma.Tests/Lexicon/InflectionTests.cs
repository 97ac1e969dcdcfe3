using Stemma.Lexicon;

namespace Stemma.Tests.Lexicon;

public class InflectionTests
{
    [Theory]
    [InlineData("visit", WordForm.Past, "visited")]
    [InlineData("plan", WordForm.Past, "planned")]
    [InlineData("carry", WordForm.Past, "carried")]
    [InlineData("go", WordForm.Past, "went")]
    [InlineData("go", WordForm.Participle, "gone")]
    [InlineData("make", WordForm.Ing, "making")]
    [InlineData("run", WordForm.Ing, "running")]
    [InlineData("die", WordForm.Ing, "dying")]
    [InlineData("admit", WordForm.Ing, "admitting")]
    [InlineData("country", WordForm.Plural, "countries")]
    [InlineData("church", WordForm.Plural, "churches")]
    [InlineData("woman", WordForm.Plural, "women")]
    [InlineData("delay", WordForm.Plural, "delays")]
    public void AFormIsMadeAndRecognisedAgain(string lemma, WordForm form, string word)
    {
        Inflection.Inflect(lemma, form).ShouldBe(word);
        Inflection.Analyse(word).ShouldContain(new Analysis(lemma, form));
    }

    [Fact]
    public void AWordIsAlwaysItsOwnDictionaryFormToo() =>
        Inflection.Analyse("stress").ShouldBe([new Analysis("stress", WordForm.Base)]);
}
