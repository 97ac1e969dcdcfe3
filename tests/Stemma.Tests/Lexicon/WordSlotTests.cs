using CsCheck;
using Stemma.Lexicon;

namespace Stemma.Tests.Lexicon;

public class WordSlotTests
{
    private static readonly LanguageModel Model = LanguageModel.English;

    // Frequent words make seen pairs and trigrams, rare ones and unknown ones the rest.
    private static readonly Gen<int> Words = Gen.Frequency(
        (6, Gen.Int[2, 200]),
        (3, Gen.Int[2, 15_000]),
        (1, Gen.Const(-1))
    );

    [Fact]
    public void AWordInAPlaceIsAsLikelyAsTheModelSaysWordByWord() =>
        Gen.Select(Words, Words, Gen.Int[2, 2000], Words, Words)
            .Sample(
                (second, first, word, next, after) =>
                {
                    var expected =
                        Model.LogProbability(second, first, word)
                        + (next < 0 ? 0 : Model.LogProbability(first, word, next))
                        + (after < 0 ? 0 : Model.LogProbability(word, next, after));
                    Model.LogProbability(Model.Slot(second, first, next, after), word).ShouldBe(expected, 1e-9);
                }
            );

    [Fact]
    public void ExpressionsOfSeveralWordsAreNeverFilteredOut()
    {
        var edges = new ExpressionEdges(Thesaurus.English, Model.Vocabulary);
        foreach (var expression in new[] { "took part", "police officers", "seven days", "prime minister" })
            edges.MayHave(Array.ConvertAll(expression.Split(' '), word => Model.Vocabulary.Find(word))).ShouldBeTrue();
    }
}
