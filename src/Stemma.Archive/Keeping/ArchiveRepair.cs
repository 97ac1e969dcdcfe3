using System.Text;
using Microsoft.Data.Sqlite;
using Stemma.Text;
using ZstdSharp;

namespace Stemma.Archive.Keeping;

/// <summary>What became of a damaged archive.</summary>
/// <param name="Saved">Articles in the new archive; each is what was taken in, proven by its hash.</param>
/// <param name="Lost">Articles known to have been there that could not be saved, by id, with their title or path where that is still known.</param>
/// <param name="Originals">Original bytes saved.</param>
/// <param name="Unsaved">What else could not be read, in words; empty where everything was.</param>
public sealed record RepairReport(
    int Saved,
    IReadOnlyList<LostArticle> Lost,
    int Originals,
    IReadOnlyList<string> Unsaved
);

/// <summary>An article that could not be saved.</summary>
/// <param name="Id">Lower-case hexadecimal.</param>
/// <param name="Known">Its title, else its path, else null.</param>
public sealed record LostArticle(string Id, string? Known);

/// <summary>Writes what can be saved of a damaged archive into a new one; the damaged one is only read.</summary>
/// <remarks>
/// Articles are looked for on every page of the file, so that damage to the tree that leads to them, or to the first page, loses none.
/// Each proves itself: its id is the hash of its address and text. Stories and search are made anew. The whole file is held in
/// memory: an archive of two gigabytes and more is not repaired here.
/// </remarks>
public static class ArchiveRepair
{
    /// <summary>Bytes of a row that is taken up: an article of the greatest length, badly compressed, with its facts.</summary>
    private const int LongestRow = 40_000_000;

    private const int MostText = 16_000_000;
    private const int Batch = 256;

    /// <summary>Repairs.</summary>
    /// <param name="damaged">The archive.</param>
    /// <param name="target">A file that does not exist.</param>
    /// <param name="cancellation">Leaves the new archive with what was saved until then.</param>
    /// <exception cref="ArchiveException">There is nothing to read, or the new one cannot be written.</exception>
    public static RepairReport Run(string damaged, string target, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(damaged);
        ArgumentException.ThrowIfNullOrEmpty(target);
        if (Path.Exists(target))
            throw new ArchiveException(ArchiveCodes.Inaccessible, "The file exists already. Name another.", target);
        var carver = new PageCarver(Bytes(damaged), File.Exists(damaged + "-wal") ? Bytes(damaged + "-wal") : []);
        var lost = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        var saved = new HashSet<string>(StringComparer.Ordinal);
        var originals = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var found = new SortedDictionary<long, Article>();
        foreach (var row in carver.Rows(LongestRow))
        {
            cancellation.ThrowIfCancellationRequested();
            switch (row.Values)
            {
                case [_, byte[] { Length: 32 } id, long, long, string facts, byte[] text]:
                    Take(row.Number, Convert.ToHexStringLower(id), facts, text);
                    break;
                case [_, byte[] { Length: 32 } sha, long length, byte[] bytes]:
                    if (Original(sha, length, bytes) is { } original)
                        originals[Convert.ToHexStringLower(sha)] = original;
                    break;
                default:
                    break;
            }
        }

        using var archive = SqliteArchive.Open(target, create: true);
        foreach (var batch in found.Values.Chunk(Batch))
        {
            cancellation.ThrowIfCancellationRequested();
            archive.Add([.. batch.Select(Whole)]);
        }

        // Decisions come before stories, which follow them.
        var unsaved = new List<string>();
        Surroundings(damaged, target, id => lost.TryAdd(id, null), unsaved);
        archive.UpdateStories(all: true, cancellation);
        foreach (var id in saved)
            lost.Remove(id);
        return new RepairReport(
            saved.Count,
            [.. lost.Select(item => new LostArticle(item.Key, item.Value))],
            originals.Count,
            unsaved
        );

        void Take(long number, string id, string facts, byte[] text)
        {
            if (Read(facts, text) is { } article && string.Equals(article.Id, id, StringComparison.Ordinal))
            {
                if (saved.Add(id))
                    found[found.ContainsKey(number) ? long.MaxValue - found.Count : number] = article;
            }
            else
            {
                lost.TryAdd(id, ArticleFacts.NameIn(facts) is { Length: > 0 } name ? name : null);
            }
        }

        Article Whole(Article article) =>
            article.Custody is { } custody && originals.TryGetValue(custody.Sha256, out var bytes)
                ? article with
                {
                    Custody = custody with { Original = new OriginalBytes(bytes) },
                }
                : article;
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException(ArchiveCodes.Inaccessible, exception.Message, path, exception);
        }
    }

    private static Article? Read(string facts, byte[] text)
    {
        try
        {
            using var decompressor = new Decompressor();
            return ArticleFacts.Read(facts, Encoding.UTF8.GetString(decompressor.Unwrap(text, MostText)));
        }
        catch (Exception exception) when (exception is InvalidDataException or ZstdException)
        {
            return null;
        }
    }

    private static byte[]? Original(byte[] sha, long length, byte[] packed)
    {
        try
        {
            return length is >= 0 and <= LongestRow ? OriginalShelf.Unpacked(sha, length, packed) : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or ZstdException)
        {
            return null;
        }
    }

    /// <summary>What does not prove itself is asked of the database, as far as it answers: ids of lost articles, feeds, what is watched.</summary>
    private static void Surroundings(string damaged, string target, Action<string> known, List<string> unsaved)
    {
        using var copy = new CopiedDatabase(damaged);
        Try(
            "the list of articles",
            () =>
                copy.Each(
                    "SELECT id FROM article INDEXED BY sqlite_autoindex_article_1",
                    row => known(Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0)))
                )
        );
        foreach (var (table, words) in CopiedDatabase.Tables)
            Try(words, () => copy.Move(table, target));

        void Try(string words, Action work)
        {
            try
            {
                work();
            }
            catch (SqliteException exception)
            {
                unsaved.Add($"{words}: {exception.Message}");
            }
        }
    }
}
