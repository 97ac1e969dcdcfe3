using System.Runtime.InteropServices;
using NodaTime;
using Stemma.Archive.Filing;
using Stemma.Archive.Watching;

namespace Stemma.Archive.Keeping;

/// <summary>Keeps the fingerprints of articles for a time only. Texts, search and stories stay.</summary>
/// <remarks>
/// An article whose fingerprints are forgotten finds no new copies: what arrives later joins its story only through articles that still
/// have theirs. Fingerprints are most of what an archive holds beside the texts.
/// </remarks>
public static class Retention
{
    /// <summary>Articles of one transaction: others wait for it no longer than for a batch of articles.</summary>
    private const int Batch = 256;

    /// <summary>Keeps the fingerprints of a story's articles whatever their age, or no longer does.</summary>
    /// <param name="book">Of the archive.</param>
    /// <param name="articles">Ids of the story's articles, whole.</param>
    /// <param name="pin">False to let go.</param>
    public static void Pin(WatchBook book, IEnumerable<string> articles, bool pin)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(articles);
        book.Guarded(() =>
            book.Statements.Transaction(() =>
            {
                foreach (var id in articles)
                    book.Statements.Run(
                        pin
                            ? "INSERT OR IGNORE INTO pinned(article) SELECT number FROM article WHERE id = $1"
                            : "DELETE FROM pinned WHERE article = (SELECT number FROM article WHERE id = $1)",
                        Convert.FromHexString(id)
                    );
                return 0;
            })
        );
    }

    /// <summary>Forgets the fingerprints of articles that were published, or where that is not known came, before a moment.</summary>
    /// <param name="book">Of the archive; who else has it open notices by itself.</param>
    /// <param name="before">The moment.</param>
    /// <param name="cancellation">What is forgotten until then stays so.</param>
    /// <returns>How many articles' fingerprints were forgotten. Stories with a pinned article keep theirs.</returns>
    public static int Forget(WatchBook book, Instant before, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(book);
        var forgotten = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var done = book.Guarded(() => book.Statements.Transaction(() => Forget(book.Statements, before)));
            forgotten += done;
            if (done < Batch)
                return forgotten;
        }
    }

    private static int Forget(Statements statements, Instant before)
    {
        var old = statements.All(
            "SELECT filed.article, filed.keys FROM filed JOIN article ON article.number = filed.article "
                + "WHERE length(filed.keys) > 0 AND coalesce(filed.published, article.added) < $1 AND filed.story NOT IN "
                + "(SELECT story FROM filed WHERE article IN (SELECT article FROM pinned)) ORDER BY filed.article LIMIT $2",
            row => (Number: row.GetInt64(0), Keys: row.GetFieldValue<byte[]>(1)),
            before.ToUnixTimeMilliseconds(),
            (long)Batch
        );
        var index = new KeyIndex(statements);
        foreach (var (number, keys) in old)
        {
            index.Remove(number, MemoryMarshal.Cast<byte, uint>(keys));
            statements.Run("UPDATE filed SET keys = x'' WHERE article = $1", number);
        }

        if (old.Count > 0)
            FilingMark.Move(statements);
        return old.Count;
    }
}
