using Stemma.Annotating.Sentences;
using Stemma.Annotating.Tokens;
using Stemma.Text;

namespace Stemma.Tests.Annotating.Sentences;

public class SentenceAnnotatorTests
{
    [Theory]
    [InlineData("It rained. The match went on.", "It rained.|The match went on.")]
    [InlineData(
        "Gov. Ada Lorne met Sgt. Poole on Jan. 5. They talked.",
        "Gov. Ada Lorne met Sgt. Poole on Jan. 5.|They talked."
    )]
    [InlineData("J. K. Marlowe wrote it. She won.", "J. K. Marlowe wrote it.|She won.")]
    [InlineData("It cost $3.5 million. That is much.", "It cost $3.5 million.|That is much.")]
    [InlineData("He works for Acme Inc. The firm pays.", "He works for Acme Inc.|The firm pays.")]
    [InlineData("He works for Acme Inc. Chairman Bo Dean.", "He works for Acme Inc. Chairman Bo Dean.")]
    [InlineData("The U.S. Senate sat. It voted.", "The U.S. Senate sat.|It voted.")]
    [InlineData("He left the U.S. They stayed.", "He left the U.S.|They stayed.")]
    [InlineData("“We won.” The crowd cheered.", "“We won.”|The crowd cheered.")]
    [InlineData("\"We won.\" \"We did.\" It was late.", "\"We won.\"|\"We did.\"|It was late.")]
    [InlineData("“Why?” he asked. Nobody knew.", "“Why?” he asked.|Nobody knew.")]
    [InlineData("They waited … and waited. Then it came.", "They waited … and waited.|Then it came.")]
    [InlineData("(It was late.) They left.", "(It was late.)|They left.")]
    [InlineData(
        "TEHRAN, July 19 (Agency) — Talks began. They ended.",
        "TEHRAN, July 19 (Agency) — Talks began.|They ended."
    )]
    [InlineData("PARIS, Feb. 3 (XYZ) - Talks began.", "PARIS, Feb. 3 (XYZ) - Talks began.")]
    [InlineData("A heading\n\nThe text begins here", "A heading|The text begins here")]
    [InlineData("More Stories\nSeven ways to cook\nFive towns", "More Stories|Seven ways to cook|Five towns")]
    [InlineData("the end.Next one began.", "the end.|Next one began.")]
    [InlineData("It closed at 5 p.m. on Friday.", "It closed at 5 p.m. on Friday.")]
    public void TextIsCutIntoSentences(string text, string expected) =>
        Sentences(new Article("t", text)).ShouldBe(expected);

    [Fact]
    public void WrappedLinesDoNotEndSentences()
    {
        const string text =
            "The council of the small town met on Friday to\ntalk about the harbour wall, which has been\nleaking since the great storm of last winter,\nand put off any decision.\nNobody objected.";
        Sentences(new Article("t", text)).Split('|').Length.ShouldBe(2);
    }

    [Fact]
    public void BoilerplateEndsASentenceAtBothEdges()
    {
        const string text = " date 2021-03-04 The mayor of Lorne (Image: XY) spoke";
        var article = new Article("t", text).With(
            TextLayers.Boilerplate,
            [
                new Boilerplate(new TextSpan(1, 16), BoilerplateKind.Datestamp),
                new Boilerplate(new TextSpan(36, 47), BoilerplateKind.Credit),
            ]
        );
        Sentences(article).ShouldBe("date 2021-03-04|The mayor of Lorne|(Image: XY)|spoke");
    }

    [Fact]
    public void ASentenceNeverGrowsWithoutBound()
    {
        var article = Annotate(new Article("t", string.Concat(Enumerable.Repeat("and )", 20_000))));
        article
            .Get(TextLayers.Sentences)
            .ShouldAllBe(item => item.EndToken - item.FirstToken <= SentenceAnnotator.Longest);
    }

    [Fact]
    public void SentencesTileTheTokens()
    {
        var article = Annotate(new Article("t", "One two. Three\n\nfour? “Five.” Six"));
        var next = 0;
        foreach (var sentence in article.Get(TextLayers.Sentences))
        {
            sentence.FirstToken.ShouldBe(next);
            next = sentence.EndToken;
        }

        next.ShouldBe(article.Get(TextLayers.Tokens).Length);
    }

    private static Article Annotate(Article article) =>
        new SentenceAnnotator().Annotate(new TokenAnnotator().Annotate(article));

    private static string Sentences(Article article) =>
        string.Join('|', Annotate(article).Get(TextLayers.Sentences).Select(item => article.Slice(item.Span)));
}
