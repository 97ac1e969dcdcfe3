using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Stemma.Archive.Filing;
using ZstdSharp;

namespace Stemma.Archive.Keeping;

/// <summary>Compares what is filed with the articles: stories, fingerprints and the lists by which copies are found.</summary>
/// <remarks>All of it can be made anew from the articles; 'archive repair' does.</remarks>
internal static class StoryCheck
{
    /// <summary>Everything, in memory that does not grow with the archive.</summary>
    /// <param name="connection">In a transaction, so that all is of one moment.</param>
    /// <param name="complain">Takes one complaint after the other.</param>
    public static void Run(SqliteConnection connection, Action<string> complain)
    {
        using var statements = new Statements(connection);
        References(statements, complain);
        Filed(statements, complain);
        Stories(statements, complain);
        Postings(statements, complain);
        Reports(statements, complain);
    }

    private static void References(Statements statements, Action<string> complain)
    {
        using var rows = statements.Rows("PRAGMA foreign_key_check");
        while (rows.Read())
            complain($"A row of '{rows.GetString(0)}' belongs to one of '{rows.GetString(2)}' that is not there.");
    }

    private static void Filed(Statements statements, Action<string> complain)
    {
        if (
            statements.Number(
                "SELECT count(*) FROM article WHERE number <= (SELECT max(article) FROM filed) "
                    + "AND number NOT IN (SELECT article FROM filed)"
            )
            is > 0
                and var missing
        )
            complain(Counted(missing, "articles are in no story."));
        if (
            statements.Number("SELECT count(*) FROM story WHERE number NOT IN (SELECT story FROM filed)")
            is > 0
                and var empty
        )
            complain(Counted(empty, "stories have no article."));
        if (
            statements.Number("SELECT count(*) FROM story WHERE cluster NOT IN (SELECT number FROM story)")
            is > 0
                and var loose
        )
            complain(Counted(loose, "stories hang together with none that is there."));
    }

    /// <summary>A story's id is the hash of its articles' ids, and it has at most as many accounts as articles.</summary>
    private static void Stories(Statements statements, Action<string> complain)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var rows = statements.Rows(
            "SELECT filed.story, story.id, story.articles, article.id FROM filed JOIN article ON article.number = filed.article "
                + "JOIN story ON story.number = filed.story ORDER BY filed.story, article.id"
        );
        var (number, id, accounts, articles) = (-1L, Array.Empty<byte>(), 0L, 0L);
        while (rows.Read())
        {
            if (rows.GetInt64(0) != number)
            {
                Compare();
                (number, id, accounts, articles) = (
                    rows.GetInt64(0),
                    rows.GetFieldValue<byte[]>(1),
                    rows.GetInt64(2),
                    0
                );
            }
            else
            {
                hash.AppendData("\n"u8);
            }

            articles++;
            hash.AppendData(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(rows.GetFieldValue<byte[]>(3))));
        }

        Compare();

        void Compare()
        {
            var expected = hash.GetHashAndReset();
            if (number < 0)
                return;
            if (!expected.AsSpan().SequenceEqual(id))
                complain($"Story {Convert.ToHexStringLower(id)} has other articles than it is named by.");
            if (accounts < 1 || accounts > articles)
                complain($"Story {Convert.ToHexStringLower(id)} counts its accounts wrongly.");
        }
    }

    /// <summary>What the lists say and what the articles' own rows say is summed up slice by slice, in whatever order.</summary>
    private static void Postings(Statements statements, Action<string> complain)
    {
        var common = statements.All("SELECT key FROM common", row => (uint)row.GetInt64(0)).ToHashSet();
        var filedTo = new long[KeyIndex.Slices];
        foreach (
            var (slice, to) in statements.All(
                "SELECT number, filed_to FROM slice",
                row => (row.GetInt64(0), row.GetInt64(1))
            )
        )
            if (slice >= 0 && slice < filedTo.Length)
                filedTo[slice] = to;
        var sums = new ulong[KeyIndex.Slices];
        using (var rows = statements.Rows("SELECT key, articles FROM posting"))
        {
            while (rows.Read())
            {
                var (key, list) = (rows.GetInt64(0), rows.GetFieldValue<byte[]>(1));
                if (key is < 0 or > uint.MaxValue || list.Length % sizeof(int) != 0 || list.Length == 0)
                {
                    complain("A list of articles by fingerprint is cut off.");
                    continue;
                }

                foreach (var number in MemoryMarshal.Cast<byte, int>(list))
                    sums[KeyIndex.SliceOf((uint)key)] += Mixed((uint)key, number);
            }
        }

        using (var rows = statements.Rows("SELECT article, keys FROM filed"))
        {
            while (rows.Read())
            {
                var number = rows.GetInt64(0);
                foreach (var key in MemoryMarshal.Cast<byte, uint>(rows.GetFieldValue<byte[]>(1)))
                    if (number <= filedTo[KeyIndex.SliceOf(key)] && !common.Contains(key))
                        sums[KeyIndex.SliceOf(key)] -= Mixed(key, (int)number);
            }
        }

        if (sums.Count(sum => sum != 0) is > 0 and var wrong)
            complain(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Lists of articles by fingerprint differ from the articles' own, in {wrong} of {KeyIndex.Slices} slices."
                )
            );
    }

    private static void Reports(Statements statements, Action<string> complain)
    {
        using var decompressor = new Decompressor();
        using var rows = statements.Rows("SELECT story, report FROM report");
        while (rows.Read())
        {
            try
            {
                decompressor.Unwrap(rows.GetFieldValue<byte[]>(1), Reporting.ReportShelf.MostBytes);
            }
            catch (ZstdException)
            {
                complain(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The report kept of story number {rows.GetInt64(0)} cannot be read; it is made anew when it is asked for."
                    )
                );
            }
        }
    }

    /// <summary>The finaliser of MurmurHash3 (Appleby 2011) over both numbers: sums of it do not cancel by chance.</summary>
    private static ulong Mixed(uint key, int number)
    {
        var mixed = ((ulong)key << 32) | (uint)number;
        mixed = (mixed ^ (mixed >> 33)) * 0xFF51AFD7ED558CCDUL;
        mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return mixed ^ (mixed >> 33);
    }

    private static string Counted(long count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}");
}
