using Stemma.Lexicon;

namespace Stemma.Tests.Lexicon;

public class LanguageModelTests
{
    private static readonly LanguageModel Model = LanguageModel.English;

    [Theory]
    [InlineData("white", "house", "property")]
    [InlineData("prime", "minister", "clergyman")]
    [InlineData("last", "month", "moon")]
    [InlineData("police", "officers", "functionaries")]
    [InlineData("interest", "rates", "speeds")]
    public void TheUsualNextWordIsTenTimesLikelierThanASubstitute(string context, string usual, string substitute) =>
        (Model.LogProbability(usual, context) - Model.LogProbability(substitute, context)).ShouldBeGreaterThan(1);

    [Fact]
    public void ALongerContextSharpensTheEstimate() =>
        Model.LogProbability("of", "the", "end").ShouldBeGreaterThan(Model.LogProbability("of", "end"));

    [Fact]
    public void CaseDoesNotMatter() =>
        Model.LogProbability("House", "White").ShouldBe(Model.LogProbability("house", "white"));

    [Fact]
    public void AnUnknownWordCostsAboutAsMuchAsTheRarestKnownOne()
    {
        Model.Knows("zqxwvat").ShouldBeFalse();
        Model.LogProbability("zqxwvat", "the").ShouldBe(LanguageModel.UnknownLogProbability);
        Enumerable
            .Range(0, Model.Vocabulary.Count)
            .Where(word => word != Model.Vocabulary.SentenceStart)
            .Min(Model.LogProbability)
            .ShouldBeGreaterThan(LanguageModel.UnknownLogProbability - 0.5);
    }

    [Fact]
    public void EveryWordIsFoundUnderItsOwnNumber()
    {
        for (var number = 0; number < Model.Vocabulary.Count; number++)
            Model.Vocabulary.Find(Model.Vocabulary[number]).ShouldBe(number);
    }

    [Theory]
    [InlineData("the", "white")]
    [InlineData("of", "the")]
    [InlineData("two", "hundred")]
    [InlineData("a", "zqxwvat")]
    public void ProbabilitiesAfterAContextSumToAboutOne(string first, string second)
    {
        var (one, two) = (Model.Vocabulary.Find(first), Model.Vocabulary.Find(second));
        var sum = Enumerable
            .Range(0, Model.Vocabulary.Count)
            .Where(word => word != Model.Vocabulary.SentenceStart)
            .Sum(word => Math.Pow(10, Model.LogProbability(one, two, word)));
        sum.ShouldBeInRange(0.85, 1.1);
    }

    [Fact]
    public void LookUpsFromManyThreadsAgree()
    {
        var expected = Model.LogProbability("house", "the", "white");
        var seen = new double[64];
        Parallel.For(0, seen.Length, at => seen[at] = Model.LogProbability("house", "the", "white"));
        seen.ShouldAllBe(value => value == expected);
    }
}
