using Stemma.Annotating;
using Stemma.Text;

namespace Stemma.Tests.Annotating.Names;

public class NameAnnotatorTests
{
    [Theory]
    [InlineData("Transport Minister Orlan Tesk said the bridge was safe.", "Person Orlan Tesk")]
    [InlineData(
        "Turkish President Kemal Dorukan met Gov. Ada Lorne in Paris.",
        "Person Kemal Dorukan|Person Ada Lorne|Place Paris"
    )]
    [InlineData("Her brother, Piet van der Molen, lives in Rotterdam.", "Person Piet van der Molen|Place Rotterdam")]
    [InlineData("Researchers at the University of Wexmere agreed.", "Organisation University of Wexmere")]
    [InlineData(
        "The Guardian and Reuters reported it from New York.",
        "Organisation Guardian|Organisation Reuters|Place New York"
    )]
    public void TitlesAndRolesAreNoPartOfAName(string text, string expected) => Names(text).ShouldBe(expected);

    [Fact]
    public void ALaterMentionByTheSurnameGetsTheFullName() =>
        Canonical("Orlan Tesk, a farmer, sold his land on Friday. Tesk said he was glad.", "Tesk")
            .ShouldBe("Orlan Tesk");

    [Fact]
    public void TwoPeopleWhoShareASurnameAreNeverMadeOne()
    {
        const string text = "Hannah Mbeki and her cousin Thabo Mbeki came. Mbeki declined to comment.";
        Canonical(text, "Mbeki").ShouldBe("Mbeki");
        Canonical(text, "Hannah Mbeki").ShouldBe("Hannah Mbeki");
        Canonical(text, "Thabo Mbeki").ShouldBe("Thabo Mbeki");
    }

    [Fact]
    public void AnAcronymInBracketsStandsForTheNameBeforeIt() =>
        Canonical("The Marine Safety Board (MSB) met on Monday. The MSB said nothing.", "MSB")
            .ShouldBe("Marine Safety Board");

    [Fact]
    public void FormsOfOneCountryShareTheFullestThatOccurs() =>
        Canonical("The U.S. agreed. Officials in the United States said so.", "U.S.").ShouldBe("United States");

    [Theory]
    [InlineData("However, prices rose. Meanwhile, nobody knew why. Yesterday it rained.")]
    [InlineData("Seven Ways To Cook Better Dinners This Winter")]
    [InlineData("On Monday in June the German and French teams met.")]
    public void OrdinaryCapitalisedWordsAreNoNames(string text) => Names(text).ShouldBe("");

    [Fact]
    public void ADatelineNamesAPlace() =>
        Names("BELLHAVEN, March 3 (Northern Wire) — Two people died on Sunday when a ferry sank.")
            .ShouldStartWith("Place BELLHAVEN");

    [Fact]
    public void NamesAreOrderedDoNotOverlapAndSliceToWhatTheySay()
    {
        var article = Annotate(
            "Ada Lorne of Acme Corp. told the BBC in London that Britain’s King Edmund had met Lorne."
        );
        var previous = 0;
        foreach (var name in article.Get(AnnotationLayers.Names))
        {
            name.Span.Start.ShouldBeGreaterThanOrEqualTo(previous);
            name.Span.IsEmpty.ShouldBeFalse();
            name.Canonical.ShouldNotBeEmpty();
            char.IsWhiteSpace(article.Text[name.Span.Start]).ShouldBeFalse();
            previous = name.Span.End;
        }

        previous.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void NamesAreTheSameOnEveryRun()
    {
        const string text =
            "Bo Dean and Chu Lin of Hask Ltd met Dean’s sister Ida Dean at Karrow Point. Lin and Dean left.";
        Names(text).ShouldBe(Names(text));
    }

    private static Article Annotate(string text) => DefaultPipeline.Build().Annotate(new Article("t", text));

    private static string Names(string text) =>
        string.Join(
            '|',
            Annotate(text).Get(AnnotationLayers.Names).Select(name => $"{name.Kind} {name.Span.Slice(text)}")
        );

    private static string Canonical(string text, string surface) =>
        Annotate(text).Get(AnnotationLayers.Names).Last(name => name.Span.Slice(text) == surface).Canonical;
}
