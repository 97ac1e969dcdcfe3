using System.Collections.Immutable;
using System.Text;
using Stemma.Annotating;
using Stemma.Grouping;
using Stemma.Text;
using ZstdSharp;

namespace Stemma.Archive.Filing;

/// <summary>An article with all that keeping and filing it needs and that depends on it alone: made on any thread.</summary>
internal sealed record PreparedArticle(
    Article Article,
    byte[] Id,
    string Facts,
    byte[] Packed,
    uint[] Keys,
    byte[] Points,
    long Words,
    string Outlet,
    string Headline
)
{
    /// <summary>More makes texts of news a hundredth smaller and intake a tenth slower.</summary>
    private const int CompressionLevel = 3;

    /// <summary>Longer headlines are cut: a text without a title and without a full stop has one of its own length.</summary>
    private const int LongestHeadline = 300;

    private static readonly AnnotatorPipeline Sentences = DefaultPipeline.ForHeadlines();

    [ThreadStatic]
    private static Compressor? compressor;

    /// <summary>Sum of the points.</summary>
    public long Total => Points.Sum(point => (long)point);

    /// <summary>Prepares one.</summary>
    public static PreparedArticle Of(Article article)
    {
        var reuse = ReuseText.Of(article);
        compressor ??= new Compressor(CompressionLevel);
        return new PreparedArticle(
            article,
            Convert.FromHexString(article.Id),
            ArticleFacts.Write(article),
            compressor.Wrap(Encoding.UTF8.GetBytes(article.Text)).ToArray(),
            reuse.Keys.ToArray(),
            reuse.Points.ToArray(),
            unchecked((long)reuse.Id),
            OutletOf(article),
            HeadlineOf(
                Witnesses.Of([
                    [HasTitle(article) ? article : Sentences.Annotate(article)],
                ])
            )
        );
    }

    /// <summary>Prepares many, on all processors; in the order given.</summary>
    public static ImmutableArray<PreparedArticle> Of(IReadOnlyCollection<Article> articles) =>
        articles.Count < 4 ? [.. articles.Select(Of)] : [.. articles.AsParallel().AsOrdered().Select(Of)];

    /// <summary>What a story is called whose descents are not known yet.</summary>
    public static string HeadlineOf(ImmutableArray<Witness> witnesses)
    {
        var headline = Publishing.Headlines.Best(
            new Story(string.Empty, witnesses, []),
            new Lineage.StemmaGraph([], [])
        );
        return Cut(headline);
    }

    private static bool HasTitle(Article article) => !string.IsNullOrWhiteSpace(article.Title);

    /// <summary>The headline at a length that fits a list.</summary>
    public static string Cut(string headline) =>
        headline.Length <= LongestHeadline ? headline
        : char.IsHighSurrogate(headline[LongestHeadline - 1]) ? headline[..(LongestHeadline - 1)]
        : headline[..LongestHeadline];

    /// <summary>Who published: the name the article gives, else the host of its address; empty where neither is known.</summary>
    public static string OutletOf(Article article)
    {
        if (!string.IsNullOrWhiteSpace(article.Publisher))
            return article.Publisher;
        if (!Uri.TryCreate(article.Url, UriKind.Absolute, out var address))
            return string.Empty;
        var host = address.IdnHost;
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }
}
