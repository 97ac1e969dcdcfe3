using System.Text;
using Microsoft.Data.Sqlite;
using Stemma.Text;
using ZstdSharp;

namespace Stemma.Archive;

/// <summary>The articles of an archive, read: one, many, or those that a query finds.</summary>
internal sealed class ArticleTable(Statements statements) : IDisposable
{
    /// <summary>No article is longer when unpacked: what intake lets through, as UTF-8.</summary>
    private const int MostBytes = 16_000_000;

    /// <summary>Places shown of one article.</summary>
    private const int MostPlaces = 20;

    private readonly Decompressor decompressor = new();

    /// <summary>The article whose id begins so.</summary>
    /// <exception cref="ArchiveException">There is none, there are several, or it is no beginning of an id.</exception>
    public Article Find(string id)
    {
        if (Prefix(id) is not var (low, high))
            throw new ArchiveException(
                ArchiveCodes.NotFound,
                "An article is named by four or more hexadecimal digits of its id.",
                id
            );
        var found = statements.All(
            "SELECT facts, text FROM article WHERE id BETWEEN $1 AND $2 ORDER BY id LIMIT 2",
            row => Read(row, 0),
            low,
            high
        );
        return found switch
        {
            [var only] => only,
            [] => throw new ArchiveException(ArchiveCodes.NotFound, "The archive has no article of that id.", id),
            _ => throw new ArchiveException(
                ArchiveCodes.NotFound,
                "Several articles have an id that begins so. Give more digits.",
                id
            ),
        };
    }

    /// <summary>The article of a number that is known to be there.</summary>
    public Article Load(long number)
    {
        using var row = statements.Rows("SELECT facts, text FROM article WHERE number = $1", number);
        return row.Read() ? Read(row, 0) : throw new InvalidDataException($"Article {number} of a story is not there.");
    }

    /// <summary>Articles of greater numbers, in their order.</summary>
    public List<(long Number, Article Article)> After(long number, int most) =>
        statements.All(
            "SELECT number, facts, text FROM article WHERE number > $1 ORDER BY number LIMIT $2",
            row => (row.GetInt64(0), Read(row, 1)),
            number,
            (long)most
        );

    /// <summary>Articles that hold what is asked for, the last added first.</summary>
    /// <remarks>So the search ends as soon as it has enough: to rank all that match took time that grew with the archive.</remarks>
    public List<SearchHit> Search(SearchQuery query, int limit) =>
        statements.All(
            "SELECT facts, article.text FROM words JOIN article ON number = words.rowid "
                + "WHERE words MATCH $1 ORDER BY words.rowid DESC LIMIT $2",
            row =>
            {
                var article = Read(row, 0);
                return new SearchHit(article, query.Places(article.Text, MostPlaces));
            },
            query.ToFts(),
            (long)limit
        );

    /// <summary>A text as it was before it was packed.</summary>
    public string Unpacked(byte[] bytes) => Encoding.UTF8.GetString(decompressor.Unwrap(bytes, MostBytes));

    /// <summary>The least and the greatest whole id that begin so, or null where it is no beginning of an id.</summary>
    public static (byte[] Low, byte[] High)? Prefix(string id) =>
        id.Length is >= 4 and <= 64 && id.All(char.IsAsciiHexDigit)
            ? (Convert.FromHexString(id.PadRight(64, '0')), Convert.FromHexString(id.PadRight(64, 'f')))
            : null;

    /// <inheritdoc/>
    public void Dispose() => decompressor.Dispose();

    private Article Read(SqliteDataReader row, int first) =>
        ArticleFacts.Read(row.GetString(first), Unpacked(row.GetFieldValue<byte[]>(first + 1)));
}
