using BenchmarkDotNet.Attributes;
using Stemma.Annotating.Tokens;
using Stemma.Grouping;
using Stemma.Text;

namespace Speed;

/// <summary>The loops that walk every word of every article, on one generated article of about 450 words.</summary>
[MemoryDiagnoser]
public class HotPaths
{
    private readonly Article article = new TokenAnnotator().Annotate(
        new Article("article", new ArticleGenerator().Generate(1).First().Text)
    );

    private Profile left = null!;
    private Profile right = null!;

    [GlobalSetup]
    public void Weigh()
    {
        var profiles = new ArticleGenerator()
            .Generate(2)
            .Select(item => new Profile(new TokenAnnotator().Annotate(new Article(item.Path, item.Text))))
            .ToArray();
        (left, right) = (profiles[0], profiles[1]);
    }

    [Benchmark]
    public int Tokens() => TokenAnnotator.Tokenize(article.Text).Length;

    [Benchmark]
    public int Profiles() => new Profile(article).Reuse.Keys.Length;

    [Benchmark]
    public double Pair() => PairComparison.Compare(left, right).Score;
}
