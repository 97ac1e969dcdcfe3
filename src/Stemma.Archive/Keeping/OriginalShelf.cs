using Stemma.Archive.Filing;
using ZstdSharp;

namespace Stemma.Archive.Keeping;

/// <summary>Keeps the bytes that articles were read from, each once, by their hash.</summary>
internal static class OriginalShelf
{
    /// <summary>As for texts: more makes pages a fiftieth smaller and takes twice as long.</summary>
    private const int CompressionLevel = 3;

    /// <summary>Keeps what an article carries, if it carries anything. Inside the transaction that adds the article.</summary>
    public static void Keep(Statements statements, PreparedArticle article)
    {
        if (article.Article.Custody is not { Original.Bytes: var bytes } custody)
            return;
        if (statements.Value("SELECT number FROM article WHERE id = $1", article.Id) is not long number)
            return;
        var sha = Convert.FromHexString(custody.Sha256);
        if (statements.Value("SELECT number FROM original WHERE sha = $1", sha) is not long original)
        {
            using var compressor = new Compressor(CompressionLevel);
            original = statements.Number(
                "INSERT INTO original(sha, length, bytes) VALUES($1, $2, $3) RETURNING number",
                sha,
                (long)bytes.Length,
                compressor.Wrap(bytes.Span).ToArray()
            );
        }

        statements.Run(
            "INSERT INTO held(article, original) VALUES($1, $2) ON CONFLICT(article) DO NOTHING",
            number,
            original
        );
    }

    /// <summary>The bytes of an article's original, or null where they were not kept.</summary>
    /// <exception cref="InvalidDataException">They are not what was taken in.</exception>
    public static byte[]? Find(Statements statements, string article)
    {
        using var row = statements.Rows(
            "SELECT sha, length, bytes FROM original WHERE number = (SELECT original FROM held WHERE article = "
                + "(SELECT number FROM article WHERE id = $1))",
            Convert.FromHexString(article)
        );
        return row.Read()
            ? Unpacked(row.GetFieldValue<byte[]>(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2))
            : null;
    }

    /// <summary>The bytes again.</summary>
    /// <exception cref="InvalidDataException">They are not what was taken in.</exception>
    public static byte[] Unpacked(byte[] sha, long length, byte[] packed)
    {
        using var decompressor = new Decompressor();
        var bytes = decompressor.Unwrap(packed, checked((int)length)).ToArray();
        return System.Security.Cryptography.SHA256.HashData(bytes).AsSpan().SequenceEqual(sha)
            ? bytes
            : throw new InvalidDataException(
                $"The original {Convert.ToHexStringLower(sha)} is not what was taken in; its hash is another now."
            );
    }
}
