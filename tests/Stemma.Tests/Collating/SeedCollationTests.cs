using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Text;

namespace Stemma.Tests.Collating;

public class SeedCollationTests
{
    [Theory]
    [InlineData("Ayatollah", PassageRelation.Paraphrased)]
    [InlineData("drones", PassageRelation.Paraphrased)]
    [InlineData("Khamenei is very", PassageRelation.Edited)]
    [InlineData("bilateral", PassageRelation.Quoted)]
    [InlineData("our positions", PassageRelation.Quoted)]
    [InlineData("Turkmenistan", PassageRelation.Paraphrased)]
    [InlineData("Erdogan", PassageRelation.Paraphrased)]
    public void SentencesOfTheSeedsThatTellTheSameAreAligned(string sharedWords, PassageRelation relation)
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !Directory.Exists(Path.Join(folder, "shared", "seeds")))
            folder = Path.GetDirectoryName(folder);
        Assert.SkipWhen(folder is null, "The seeds lie outside the clone.");
        var pipeline = DefaultPipeline.Build();
        var story = Making.Story([
            .. Directory
                .GetFiles(Path.Join(folder, "shared", "seeds"), "00*.txt")
                .Order(StringComparer.Ordinal)
                .Select(path => new Article(Path.GetFileName(path), File.ReadAllText(path)) { Language = "en" })
                .Select(pipeline.Annotate),
        ]);
        var pair = Collator.Collate(story).Pairs.ShouldHaveSingleItem();
        pair.Stretches.ShouldContain(stretch =>
            story["A"].Slice(stretch.Left).Contains(sharedWords, StringComparison.OrdinalIgnoreCase)
            && story["B"].Slice(stretch.Right).Contains(sharedWords, StringComparison.OrdinalIgnoreCase)
            && stretch.Relation == relation
        );
        pair.LeftContained.ShouldBeLessThan(0.6);
    }
}
