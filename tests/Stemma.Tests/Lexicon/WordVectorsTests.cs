using Stemma.Lexicon;

namespace Stemma.Tests.Lexicon;

public class WordVectorsTests
{
    private static readonly WordVectors Vectors = WordVectors.English;

    [Theory]
    [InlineData("surgeon", "hospital", "harbour")]
    [InlineData("goalkeeper", "penalty", "senate")]
    [InlineData("minister", "cabinet", "orchard")]
    [InlineData("lava", "volcano", "violin")]
    public void WordsOfOneFieldLieNearerThanWordsOfTwo(string word, string near, string far) =>
        Cosine(word, near).ShouldBeGreaterThan(Cosine(word, far) + 0.2);

    [Fact]
    public void AVectorHasTheLengthOne() => Cosine("river", "river").ShouldBe(1, 1e-4);

    [Fact]
    public void AWordThatTheLanguageModelDoesNotKnowIsFoundByItsLetters()
    {
        LanguageModel.English.Vocabulary.Find("unforced").ShouldBe(Vocabulary.Unknown);
        Vectors.Find(Vocabulary.Unknown, "unforced").ShouldNotBe(WordVectors.None);
        Vectors.Find(Vocabulary.Unknown, "zqxwvat").ShouldBe(WordVectors.None);
    }

    [Fact]
    public void ARarerWordHasAHigherRank()
    {
        Vectors.Rank(Place("government")).ShouldBeInRange(1, 3);
        Vectors.Rank(Place("government")).ShouldBeLessThan(Vectors.Rank(Place("goalkeeper")));
    }

    [Fact]
    public void DictionaryWordsBeyondTheLanguageModelAreKnownAndOthersSeldom()
    {
        foreach (var word in (string[])["conterminous", "oppositeness", "acclivity"])
            Vectors.IsInDictionary(word).ShouldBeTrue(word);
        var random = new Random(11);
        var made = Enumerable
            .Range(0, 4000)
            .Select(_ => new string([.. Enumerable.Range(0, 12).Select(_ => (char)random.Next('a', 'z' + 1))]));
        made.Count(word => Vectors.IsInDictionary(word)).ShouldBeLessThan(80);
    }

    [Fact]
    public void AFilterKnowsEachOfItsWords()
    {
        var words = Enumerable.Range(0, 3000).Select(number => $"word{number}").ToArray();
        var bits = WordFilter.Build(words);
        words.ShouldAllBe(word => WordFilter.MayHave(bits, word));
        Enumerable.Range(3000, 3000).Count(number => WordFilter.MayHave(bits, $"word{number}")).ShouldBeLessThan(60);
    }

    private static int Place(string word) => Vectors.Find(LanguageModel.English.Vocabulary.Find(word), word);

    private static double Cosine(string one, string other)
    {
        var (left, right) = (new float[WordVectors.Dimensions], new float[WordVectors.Dimensions]);
        Vectors.CopyTo(Place(one), left);
        Vectors.CopyTo(Place(other), right);
        return WordVectors.Dot(left, right);
    }
}
