using Stemma.Lexicon;

namespace Stemma.Tests.Lexicon;

public class FeatureMixingTests
{
    [Fact]
    public void FeaturesMixedTogetherAreThoseMixedOneByOne()
    {
        int[] numbers = [.. Enumerable.Range(3, 20), 90, 127];
        int[] single = [3, 7, 22, 127];
        var templates = new TemplateList(numbers, single);
        var random = new Random(5);
        var values = Enumerable.Range(0, templates.Room).Select(_ => (uint)random.NextInt64(1L << 32)).ToArray();
        var seconds = values.Reverse().ToArray();
        var expected = numbers.Select(
            (number, index) =>
                single.Contains(number)
                    ? FeatureHash.Mix((uint)number, values[index])
                    : FeatureHash.Mix((uint)number, values[index], seconds[index])
        );
        var wanted = expected.ToArray();

        FeatureHash.Mix(templates, values, seconds);

        values[..numbers.Length].ShouldBe(wanted);
    }

    [Fact]
    public void ManyFeaturesScoreAsEachAlone()
    {
        var model = new LinearModel(LexiconTable.Open("tagger.bin"), 2);
        var features = Enumerable.Range(0, 500_000).Select(number => FeatureHash.Mix(200, (uint)number)).ToArray();
        var expected = new int[18];
        foreach (var feature in features)
            model.Score(feature, expected);
        var together = new int[18];

        model.Score(features, together);

        together.ShouldBe(expected);
        // Random hashes hit some of the 150,000 features by chance, but the model's own must be found surely.
        var bias = new int[18];
        model.Score([FeatureHash.Mix(0, 0)], bias);
        bias.ShouldContain(weight => weight != 0);
    }
}
