using Stemma.Annotating.Tokens;
using Stemma.Lexicon;

namespace Stemma.Tests.Lexicon;

public class OutletGazetteerTests
{
    [Theory]
    [InlineData("AP", "Associated Press")]
    [InlineData("The Associated Press", "Associated Press")]
    [InlineData("ASSOCIATED PRESS", "Associated Press")]
    [InlineData("AFP", "Agence France-Presse")]
    [InlineData("TASS", "Tass")]
    [InlineData("NY Post", "New York Post")]
    [InlineData("the Guardian", "Guardian")]
    public void AnOutletIsFoundByNameOrAbbreviation(string mention, string name) =>
        OutletGazetteer.Find(mention)!.Outlet.Name.ShouldBe(name);

    [Theory]
    [InlineData("ap")]
    [InlineData("Ap")]
    [InlineData("unknown gazette")]
    [InlineData("")]
    public void AbbreviationsCountCaseAndOtherWordsAreNoOutlets(string mention) =>
        OutletGazetteer.Find(mention).ShouldBeNull();

    [Fact]
    public void AFormThatIsAnOrdinaryWordNeedsContext()
    {
        OutletGazetteer.Find("Time")!.NeedsContext.ShouldBeTrue();
        OutletGazetteer.Find("PA")!.NeedsContext.ShouldBeTrue();
        OutletGazetteer.Find("Reuters")!.NeedsContext.ShouldBeFalse();
    }

    [Theory]
    [InlineData("told The New York Times on Monday", 2, "New York Times", 3)]
    [InlineData("told the People’s Daily on Monday", 2, "People's Daily", 3)]
    [InlineData("in AP’s report", 1, "Associated Press", 1)]
    [InlineData("in Forbes's list", 1, "Forbes", 1)]
    [InlineData("seen in Barron's.", 2, "Barron's", 2)]
    public void TheLongestNameAtATokenIsFound(string text, int index, string name, int length)
    {
        var match = OutletGazetteer.FindAt(text, TokenAnnotator.Tokenize(text), index, out var covered);
        (match?.Outlet.Name, covered).ShouldBe((name, length));
    }

    [Fact]
    public void APartOfAWordIsNoOutlet() =>
        OutletGazetteer.FindAt("Tassel", TokenAnnotator.Tokenize("Tassel"), 0, out _).ShouldBeNull();
}
