using Stemma.Lexicon;
using Stemma.Spinning;

namespace Stemma.Tests.Spinning;

public class DifferenceSignsTests
{
    private static readonly DifferenceSigns Signs = new(LanguageModel.English);

    [Theory]
    [InlineData("She told the court on Monday.", "She informed the court on Monday.")]
    [InlineData("They waited for an hour at the gate.", "They waited for a hour at the gate.")]
    [InlineData("He left the house at noon.", "He left house at noon.")]
    [InlineData("The judge closed the case.", "The judge zzqorped the case.")]
    public void SwappingTheSidesTurnsEverySignAround(string left, string right)
    {
        var (there, back) = (Of(left, right), Of(right, left));
        there.ShouldNotBeNull();
        back.ShouldBe([.. there.Select(sign => 0 - sign)]);
    }

    [Fact]
    public void AnUnknownWordASlipAndALostArticleEachShowAsWhatTheyAre()
    {
        Of("The judge closed the case.", "The judge zzqorped the case.")![(int)Sign.UnknownWord].ShouldBe(1);
        Of("They waited on the bridge.", "They waited on on the bridge.")![(int)Sign.Slip].ShouldBe(1);
        Of("He left the house at noon.", "He left house at noon.")![(int)Sign.LostArticle].ShouldBe(1);
    }

    [Fact]
    public void AWordThatFitsItsPlaceWorseThanItsSynonymSpeaksAgainstItsSide() =>
        Of("She told reporters on Monday.", "She informed reporters on Monday.")!
            [(int)Sign.LinkedSwap]
            .ShouldBeGreaterThan(0);

    [Fact]
    public void AnotherFigureSaysNothing() => Of("It took 12 days.", "It took 15 days.").ShouldBeNull();

    private static double[]? Of(string left, string right)
    {
        var (one, other) = (Making.Article(left), Making.Article(right));
        var difference = WordDifferences.Between(one, other).ShouldHaveSingleItem();
        return Signs.Of(new ComparedTexts(one, other, LanguageModel.English), difference);
    }
}
