using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using Stemma.Lineage;

namespace Stemma.Archive.Filing;

/// <summary>Reads rows of stories.</summary>
internal static class StoryReader
{
    private const string Columns =
        "number, id, version, headline, articles, texts, outlets, spun, first, last, changed, origins, low, high";

    /// <summary>Stories that are not traced: one article is one origin.</summary>
    private const string Origins = "coalesce(origins, CASE articles WHEN 1 THEN 1 END)";

    /// <summary>The stories that pass.</summary>
    public static List<StorySummary> List(Statements statements, StoryFilter filter)
    {
        var values = new List<object?>();
        var query = new StringBuilder($"SELECT {Columns} FROM story");
        Choose(query, values, filter);
        Append(query, values, " LIMIT {0}", (long)filter.Limit);
        Append(query, values, " OFFSET {0}", (long)filter.Skip);
        return statements.All(query.ToString(), Summary, [.. values]);
    }

    /// <summary>How many pass, whatever is skipped, up to a bound. In the list's order, so that it takes the list's way through an index.</summary>
    public static int Count(Statements statements, StoryFilter filter, int most)
    {
        var values = new List<object?>();
        var query = new StringBuilder("SELECT count(*) FROM (SELECT 1 FROM story");
        Choose(query, values, filter);
        Append(query, values, " LIMIT {0})", (long)most);
        return (int)statements.Number(query.ToString(), [.. values]);
    }

    private static void Choose(StringBuilder query, List<object?> values, StoryFilter filter)
    {
        // The plus keeps the engine from gathering all stories of that size only to sort them: the order's own index has the size too.
        var size = filter.Order == StoryOrder.Largest ? "articles" : "+articles";
        Where($" WHERE {size} >= {{0}}", (long)filter.LeastArticles);
        Where(" AND last >= {0}", filter.Since?.ToUnixTimeMilliseconds());
        Where(" AND first < {0}", filter.Until?.ToUnixTimeMilliseconds());
        Where($" AND {Origins} >= {{0}}", (long?)filter.Origins.Fewest);
        Where($" AND {Origins} <= {{0}}", (long?)filter.Origins.Most);
        Where(" AND spun >= {0} * articles AND spun > 0", filter.LeastSpun);
        Where(
            " AND number IN (SELECT story FROM filed WHERE outlet IN (SELECT number FROM outlet WHERE name = {0} COLLATE NOCASE))",
            filter.Outlet
        );
        query.Append(
            filter.Order switch
            {
                StoryOrder.Largest => " ORDER BY articles DESC, last DESC, number",
                StoryOrder.Changed => " ORDER BY changed DESC, number",
                _ => " ORDER BY last DESC, number",
            }
        );

        void Where(string condition, object? value) => Append(query, values, condition, value);
    }

    private static void Append(StringBuilder query, List<object?> values, string condition, object? value)
    {
        if (value is null)
            return;
        values.Add(value);
        query.Append(condition.Replace("{0}", $"${values.Count}", StringComparison.Ordinal));
    }

    /// <summary>The story whose id lies between, or that has such an article.</summary>
    public static StorySummary Find(Statements statements, string id, byte[] low, byte[] high)
    {
        var found = statements.All(
            $"SELECT {Columns} FROM story WHERE number IN ("
                + "SELECT number FROM story WHERE id BETWEEN $1 AND $2 UNION "
                + "SELECT story FROM filed WHERE article IN (SELECT number FROM article WHERE id BETWEEN $1 AND $2)) LIMIT 2",
            Summary,
            low,
            high
        );
        return found.Count switch
        {
            1 => found[0],
            0 => throw new ArchiveException(
                ArchiveCodes.NotFound,
                "The archive has no story of that id, and none with an article of that id.",
                id
            ),
            _ => throw new ArchiveException(
                ArchiveCodes.NotFound,
                "Several stories or articles have an id that begins so. Give more digits.",
                id
            ),
        };
    }

    private static StorySummary Summary(SqliteDataReader row) =>
        new(
            row.GetInt64(0),
            Convert.ToHexStringLower(row.GetFieldValue<byte[]>(1)),
            row.GetInt64(2),
            row.GetString(3),
            row.GetInt32(4),
            row.GetInt32(5),
            row.GetInt32(6),
            row.IsDBNull(7) ? null : row.GetInt32(7),
            row.IsDBNull(8) ? null : Instant.FromUnixTimeMilliseconds(row.GetInt64(8)),
            row.IsDBNull(9) ? null : Instant.FromUnixTimeMilliseconds(row.GetInt64(9)),
            Instant.FromUnixTimeMilliseconds(row.GetInt64(10)),
            !row.IsDBNull(11) ? new OriginRange(row.GetInt32(11), row.GetInt32(12), row.GetInt32(13))
                : row.GetInt32(4) == 1 ? new OriginRange(1, 1, 1)
                : null
        );
}
