using Stemma.Annotating;
using Stemma.Text;

namespace Stemma.Tests.Annotating;

public class AllocationTests
{
    private const string Paragraph =
        "The harbour board of Ostrelund said on Tuesday that 240 crates of lamp oil had been moved to a shed near the "
        + "northern quay, two days after a fire destroyed a third of the old store. \"We lost about $1.2 million of goods "
        + "in one night,\" said Marit Halvane, who has led the board since 2019. According to the Ostrelund Courier, the "
        + "fire began at around 4:30 a.m. in a workshop that belongs to Brask & Sons, though the company has denied it. "
        + "Captain Joren Dell told reporters he would not leave before Friday.";

    [Fact]
    public void AllLayersOfAnArticleAllocateLessThanOneMegabyte()
    {
        var pipeline = DefaultPipeline.Build();
        var article = Of(paragraphs: 5);
        // The first article also loads the tables and fills what each thread keeps.
        pipeline.Annotate(article);

        Allocated(pipeline, article).ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void AllocationGrowsNoFasterThanTheArticle()
    {
        var pipeline = DefaultPipeline.Build();
        var (shorter, longer) = (Of(paragraphs: 5), Of(paragraphs: 80));
        pipeline.Annotate(longer);

        var once = Allocated(pipeline, shorter);

        // Sixteen times the text; the rest is for tables that double when they are full.
        Allocated(pipeline, longer).ShouldBeLessThan(24 * once);
    }

    private static Article Of(int paragraphs) =>
        new("article", string.Join("\n\n", Enumerable.Repeat(Paragraph, paragraphs)));

    private static long Allocated(AnnotatorPipeline pipeline, Article article)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        pipeline.Annotate(article);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
