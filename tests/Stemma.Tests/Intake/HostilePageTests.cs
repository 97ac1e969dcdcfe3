using System.Text;

namespace Stemma.Tests.Intake;

[Collection(nameof(Hostile))]
public sealed class HostilePageTests
{
    private const string Report =
        "<p>The dredger Aunt Sal left Brackwater on Monday with nine men and a new pump, the harbour office said.</p>"
        + "<p>It will work on the bar until the end of June, when the channel should be four metres deep again.</p>";

    private const string Head = "<!doctype html><html><body>";

    [Fact]
    public void TenMillionAttributesAreRefused()
    {
        var result = Hostile.Read(Hostile.Repeating(Head + "<p ", "a='' ", 50_000_000, "></p>"), 20, 200);
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1006");
    }

    [Theory]
    [InlineData("\"headline\":\"Dredger \\ud83d leaves\"", "Dredger \ufffd leaves")]
    [InlineData("\"\\udc00\":1,\"headline\":\"Dredger leaves\"", "Dredger leaves")]
    public void HalfASurrogatePairInTheDataOfAPageSpoilsNothingElse(string fields, string title)
    {
        var data = $"<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",{fields}}}</script>";
        var result = Hostile.Read(Hostile.Words($"<!doctype html><html><head>{data}</head><body>{Report}"), 5, 60);
        result.Articles.ShouldHaveSingleItem().Title.ShouldBe(title);
    }

    [Theory]
    [InlineData("=''")]
    [InlineData("")]
    public void AMillionDifferentAttributesDoNotKeepTheParserBusy(string value)
    {
        var attributes = new StringBuilder();
        for (var number = 0; number < 1_000_000; number++)
            attributes.Append($" a{number:x}{value}");
        Text($"{Head}<div{attributes}>{Report}</div>").ShouldStartWith("The dredger Aunt Sal");
    }

    [Fact]
    public void ALineOfAGigabyteIsRefused()
    {
        var result = Hostile.Read(Hostile.Repeating(Head + "<p>", "nine boats ", 1_000_000_000), 20, 200);
        result.Skipped.ShouldHaveSingleItem().Code.ShouldBe("ST1006");
    }

    [Fact]
    public void NamesOfAMillionCharactersSayNothing()
    {
        var names = string.Concat(Enumerable.Repeat("comment-share-", 100_000));
        Text($"{Head}<div class='{names}' id='{names}'>{Report}</div>").ShouldStartWith("The dredger Aunt Sal");
    }

    [Fact]
    public void NamesThatSpeakOfBoilerplateAtEveryLevelCostLittle()
    {
        var open = string.Concat(Enumerable.Repeat("<div class='related comments'><div class='share'>", 60));
        var rows = string.Concat(Enumerable.Repeat("<div class='related'><a href=x>A boat</a></div>", 10_000));
        Text($"{Head}{open}{rows}{Report}").ShouldContain("The dredger Aunt Sal");
    }

    [Fact]
    public void ALineBreakAfterEachWordIsOneParagraph()
    {
        var words = string.Concat(Enumerable.Repeat("boats<br>", 50_000));
        Text($"{Head}<article>{Report}<p>{words}</p></article>").ShouldContain("boats\nboats");
    }

    [Fact]
    public void APieceWithADigitAfterEachTagDoesNotReadTheWholeParagraphAgain()
    {
        var piece = $"9 boats{new string(' ', 500)}<i>and</i> ";
        var pieces = string.Concat(Enumerable.Repeat(piece, 8_000));
        var result = Hostile.Read(Hostile.Words($"{Head}<article>{Report}<p>{pieces}</p></article>"), 20, 1_000);
        result.Articles.ShouldHaveSingleItem().Text.ShouldStartWith("The dredger Aunt Sal");
    }

    [Theory]
    [InlineData("</h2><ul>")]
    [InlineData("</span><div class='date'>")]
    [InlineData("</b></section><pre>")]
    [InlineData("<rt>")]
    [InlineData("<optgroup>")]
    [InlineData("<svg></p><option>")]
    [InlineData("<div><b id=#></div>")]
    [InlineData("<b><section></b>")]
    [InlineData("<span><div></span>")]
    public void DepthThatTheTagsHideIsBounded(string piece)
    {
        var pieces = string.Concat(
            Enumerable.Range(0, 15_000).Select(number => piece.Replace("#", $"'{number}'", StringComparison.Ordinal))
        );
        var result = Hostile.Read(Hostile.Words($"{Head}{Report}{pieces}<p>Nobody was hurt."), 20, 1_000);
        var article = result.Articles.ShouldHaveSingleItem();
        article.Text.ShouldStartWith("The dredger Aunt Sal");
        article.Diagnostics.ShouldContain(diagnostic => diagnostic.Code == "ST1013");
    }

    private static string Text(string page) =>
        Hostile.Read(Hostile.Words(page), 20, 2000).Articles.ShouldHaveSingleItem().Text;
}
