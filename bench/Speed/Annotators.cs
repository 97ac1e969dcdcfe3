using BenchmarkDotNet.Attributes;
using Stemma.Annotating;
using Stemma.Text;

namespace Speed;

/// <summary>Each annotator alone, on one generated article of about 450 words that has the layers it requires.</summary>
[MemoryDiagnoser]
public class Annotators
{
    private readonly Dictionary<string, (IAnnotator Annotator, Article Before)> steps = new(StringComparer.Ordinal);
    private readonly AnnotatorPipeline pipeline = DefaultPipeline.Build();
    private Article article = null!;

    /// <summary>Names of the annotators, in the order of the pipeline.</summary>
    public static IEnumerable<string> Names =>
        DefaultPipeline.Build().Annotators.Select(annotator => annotator.GetType().Name);

    /// <summary>The annotator that is timed.</summary>
    [ParamsSource(nameof(Names))]
    public string Annotator { get; set; } = "";

    [GlobalSetup]
    public void Annotate()
    {
        article = new Article("article", new ArticleGenerator().Generate(1).First().Text);
        var current = article;
        foreach (var annotator in pipeline.Annotators)
        {
            steps[annotator.GetType().Name] = (annotator, current);
            current = annotator.Annotate(current);
        }
    }

    [Benchmark]
    public Article One() => steps[Annotator].Annotator.Annotate(steps[Annotator].Before);
}

/// <summary>All annotators in a row on the same article.</summary>
[MemoryDiagnoser]
public class AllAnnotators
{
    private readonly AnnotatorPipeline pipeline = DefaultPipeline.Build();
    private readonly Article article = new("article", new ArticleGenerator().Generate(1).First().Text);

    [Benchmark]
    public Article All() => pipeline.Annotate(article);
}
