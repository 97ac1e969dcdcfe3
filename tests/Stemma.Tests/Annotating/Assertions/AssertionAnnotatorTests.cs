using Stemma.Annotating;
using Stemma.Annotating.Assertions;

namespace Stemma.Tests.Annotating.Assertions;

public class AssertionAnnotatorTests
{
    [Theory]
    [InlineData("But the ministry later denied any such sale.", "Denied [any such sale] denied by the ministry")]
    [InlineData("Ada Lorne denied that she had met the buyers.", "Denied [she had met the buyers] denied by Ada Lorne")]
    [InlineData("The army claimed to have taken the town.", "Claimed [to have taken the town] claimed by The army")]
    [InlineData("The club plans to sell its ground.", "Planned [to sell its ground] plans by The club")]
    [InlineData(
        "The ships will sail if the storm passes.",
        "Planned [sail if the storm passes] will by nobody|Conditional [the storm passes] if by nobody"
    )]
    [InlineData("Ada Lorne did not deny that she had met the buyers.", "")]
    [InlineData("Ada Lorne could neither confirm nor deny that she had met the buyers.", "")]
    [InlineData("Ada Lorne refused to say that she had met the buyers.", "")]
    [InlineData("Ada Lorne said the pier was safe.", "Said [the pier was safe] said by Ada Lorne")]
    [InlineData("Ada Lorne called the report false.", "Denied [the report] called by Ada Lorne")]
    [InlineData(
        "Ada Lorne said the report was untrue.",
        "Denied [the report] said by Ada Lorne|Said [the report was untrue] said by Ada Lorne"
    )]
    [InlineData("Relatives accused the firm of ignoring warnings.", "Claimed [ignoring warnings] accused by Relatives")]
    [InlineData("The boat is believed to be lost.", "Claimed [to be lost] believed by nobody")]
    [InlineData("The probe is to be launched on Friday.", "Planned [to be launched on Friday] is by nobody")]
    [InlineData("A vote is expected in the coming days.", "Planned [in the coming days] expected by nobody")]
    [InlineData("He was denied bail.", "")]
    [InlineData("The coach dismissed two players.", "")]
    [InlineData("The storm passed and the ships sailed.", "")]
    public void WhatIsNotPlainlyAssertedIsMarked(string text, string expected)
    {
        var article = new AssertionAnnotator().Annotate(NamedPeople.Read(text, "Ada Lorne"));
        string.Join(
                '|',
                article
                    .Get(AnnotationLayers.Assertions)
                    .Select(assertion =>
                        $"{assertion.Status} [{article.Slice(assertion.Span)}] {article.Slice(assertion.Cue)} by {assertion.By ?? "nobody"}"
                    )
            )
            .ShouldBe(expected);
    }

    [Fact]
    public void QuotedWordsAreTheSpeakersToAssert() =>
        new AssertionAnnotator()
            .Annotate(NamedPeople.Read("“We will win if it rains,” Ada Lorne said.", "Ada Lorne"))
            .Get(AnnotationLayers.Assertions)
            .ShouldHaveSingleItem()
            .Status.ShouldBe(AssertionStatus.Said);
}
