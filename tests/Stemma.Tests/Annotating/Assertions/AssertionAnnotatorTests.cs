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
            .ShouldBeEmpty();
}
