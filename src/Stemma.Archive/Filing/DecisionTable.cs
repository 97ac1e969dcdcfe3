using Microsoft.Data.Sqlite;
using NodaTime;
using Stemma.Archive.Deciding;
using Stemma.Grouping;

namespace Stemma.Archive.Filing;

/// <summary>What people decided, by the numbers of the articles; read once and kept in memory until it is forgotten.</summary>
internal sealed class DecisionTable(Statements statements)
{
    private sealed record Row(KeptDecision Kept, long One, long Other);

    private List<Row>? rows;

    /// <summary>All, in the order in which they were made.</summary>
    public IReadOnlyList<KeptDecision> All => [.. Rows.Select(row => row.Kept)];

    /// <summary>Those about these articles alone, in their order.</summary>
    public IReadOnlyList<Decision> Among(IReadOnlyCollection<long> articles)
    {
        if (Rows.Count == 0)
            return [];
        var known = articles as HashSet<long> ?? [.. articles];
        return
        [
            .. Rows.Where(row => known.Contains(row.One) && known.Contains(row.Other)).Select(row => row.Kept.Decision),
        ];
    }

    /// <summary>Pairs that belong together by decision and of which one is among these articles.</summary>
    public List<(long One, long Other)> Ties(IReadOnlyCollection<long> articles)
    {
        if (Rows.Count == 0)
            return [];
        var known = articles as HashSet<long> ?? [.. articles];
        return
        [
            .. Rows.Where(row => row.Kept.Decision.Confirmed && (known.Contains(row.One) || known.Contains(row.Other)))
                .Select(row => (row.One, row.Other)),
        ];
    }

    /// <summary>Keeps one.</summary>
    /// <returns>Its number.</returns>
    public long Add(Decision decision, string article, string other, long now)
    {
        Forget();
        return statements.Number(
            "INSERT INTO decision(at, confirmed, about, one, other, who, dated, note) "
                + "VALUES($1, $2, $3, $4, $5, $6, $7, $8) RETURNING number",
            now,
            decision.Confirmed ? 1L : 0L,
            $"{decision.About}",
            Convert.FromHexString(article),
            Convert.FromHexString(other),
            decision.Who,
            decision.When,
            decision.Note
        );
    }

    /// <summary>Takes one back.</summary>
    /// <returns>The numbers of its articles; null where there is none of that number.</returns>
    public (long One, long Other)? Remove(long number)
    {
        Forget();
        if (Rows.Find(row => row.Kept.Number == number) is not { } row)
            return null;
        statements.Run("DELETE FROM decision WHERE number = $1", number);
        Forget();
        return (row.One, row.Other);
    }

    /// <summary>Forgets what memory holds.</summary>
    public void Forget() => rows = null;

    /// <summary>Forgets what was decided about an article that is being removed.</summary>
    public void Forget(long article) => rows = [.. Rows.Where(row => row.One != article && row.Other != article)];

    private List<Row> Rows =>
        rows ??= statements.All(
            "SELECT decision.number, at, confirmed, about, who, dated, note, a.number, a.id, a.facts, b.number, b.id, b.facts "
                + "FROM decision JOIN article a ON a.id = one JOIN article b ON b.id = other ORDER BY decision.number",
            Read
        );

    private static Row Read(SqliteDataReader row)
    {
        var (one, other) = (Id(8), Id(11));
        return new Row(
            new KeptDecision(
                row.GetInt64(0),
                Instant.FromUnixTimeMilliseconds(row.GetInt64(1)),
                new Decision(
                    row.GetInt64(2) != 0,
                    Enum.Parse<DecisionAbout>(row.GetString(3)),
                    ArticleFacts.AddressIn(row.GetString(9)) ?? one,
                    ArticleFacts.AddressIn(row.GetString(12)) ?? other
                )
                {
                    Who = Text(4),
                    When = Text(5),
                    Note = Text(6),
                },
                one,
                other
            ),
            row.GetInt64(7),
            row.GetInt64(10)
        );

        string Id(int column) => Convert.ToHexStringLower(row.GetFieldValue<byte[]>(column));
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
