using System.Collections.Immutable;
using Stemma.Collating;
using Stemma.Spinning;
using Stemma.Text;

namespace Stemma.Tests.Spinning;

public class TranslationTracesTests
{
    [Theory]
    [InlineData("Zelenskyy", "Selenskij")]
    [InlineData("Dostoevsky", "Dostoyevskij")]
    [InlineData("Bergstrom", "Bergstrem")]
    public void OneNameSpelledTwoWaysIsRecognised(string one, string other)
    {
        NameVariants.AreMangled(one, other).ShouldBeTrue();
        NameVariants.AreMangled(other, one).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Iran", "Iraq")]
    [InlineData("Austria", "Australia")]
    [InlineData("Monday", "Sunday")]
    [InlineData("Putin", "Putins")]
    [InlineData("minister", "ministry")]
    public void TwoNamesAreNotOneMangledName(string one, string other) =>
        NameVariants.AreMangled(one, other).ShouldBeFalse();

    [Fact]
    public void EvenRewordingLostArticlesAndANameTwiceMakeATranslationLikely()
    {
        var left = Making.Article(
            "The head of the commission arrived on Friday. The talks with Bergstrom lasted the whole night. "
                + "The two sides signed a paper. The press was not admitted."
        );
        var right = Making.Article(
            "Chief of commission came on Friday. Negotiations with Bergstrem went on whole night. "
                + "Both parties signed document. Press was not let in."
        );
        var stretches = Align(left, right, kept: 0.5);
        var evidence = TranslationTraces.Weigh(left, right, stretches);
        evidence.Score.ShouldBeGreaterThan(0.5);
        evidence
            .Reasons.Select(reason => reason.Kind)
            .Distinct()
            .ShouldBe(["lost-articles", "even-rewording", "mangled-name"], ignoreOrder: true);
    }

    [Fact]
    public void VerbatimTextsHaveNoTraces()
    {
        var article = Making.Article("One. Two. Three. Four. Five.");
        TranslationTraces.Weigh(article, article, Align(article, article, kept: 1)).Score.ShouldBe(0);
    }

    private static ImmutableArray<AlignedStretch> Align(Article left, Article right, double kept)
    {
        var differences = WordDifferences.Between(left, right);
        return
        [
            .. left.Get(TextLayers.Sentences)
                .Zip(right.Get(TextLayers.Sentences))
                .Select(pair => new AlignedStretch(
                    pair.First.Span,
                    pair.Second.Span,
                    PassageRelation.Edited,
                    1,
                    kept,
                    [.. differences.Where(difference => pair.First.Span.Contains(difference.Left))]
                )),
        ];
    }
}
