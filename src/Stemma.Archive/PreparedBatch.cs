using System.Collections.Immutable;
using Stemma.Archive.Filing;
using Stemma.Text;

namespace Stemma.Archive;

/// <summary>Articles read as far as an archive needs, so that adding them only writes. Made on any thread.</summary>
public sealed class PreparedBatch
{
    private PreparedBatch(ImmutableArray<PreparedArticle> articles) => Articles = articles;

    internal ImmutableArray<PreparedArticle> Articles { get; }

    /// <summary>Prepares articles on all processors; their order is kept.</summary>
    public static PreparedBatch Of(IReadOnlyCollection<Article> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        return new PreparedBatch(PreparedArticle.Of(articles));
    }
}
