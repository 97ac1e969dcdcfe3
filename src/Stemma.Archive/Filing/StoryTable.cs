using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Archive.Filing;

/// <summary>Writes the rows of stories.</summary>
internal sealed class StoryTable(Statements statements)
{
    private sealed record Row(long Number, string Id);

    /// <summary>A story of one new article, in a cluster of its own whose number is the story's.</summary>
    /// <param name="article">The article.</param>
    /// <param name="keys">Those of its keys by which it is to be found: all, or none.</param>
    /// <param name="number">Its number.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    /// <returns>The story's number.</returns>
    public long Add(PreparedArticle article, uint[] keys, long number, long now)
    {
        var story = statements.Number("SELECT coalesce(max(number), 0) + 1 FROM story");
        var published = Published(article.Article);
        statements.Run(
            "INSERT INTO story(number, id, cluster, version, changed, articles, texts, outlets, first, last, headline) "
                + "VALUES($1, $2, $1, 1, $3, 1, 1, $4, $5, $5, $6)",
            story,
            SHA256.HashData(Encoding.ASCII.GetBytes(article.Article.Id)),
            now,
            article.Outlet.Length > 0 ? 1L : 0L,
            published,
            article.Headline
        );
        statements.Run(
            "INSERT INTO filed(article, story, outlet, words, published, points, keys) "
                + "VALUES($1, $2, $3, $4, $5, $6, $7)",
            number,
            story,
            Outlet(article.Outlet),
            article.Words,
            published,
            article.Total,
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(keys.AsSpan()).ToArray()
        );
        return story;
    }

    /// <summary>The cluster of an article that is filed.</summary>
    public long ClusterOf(long article) =>
        statements.Number(
            "SELECT cluster FROM story WHERE number = (SELECT story FROM filed WHERE article = $1)",
            article
        );

    /// <summary>Points of all keys of an article that is filed.</summary>
    public long PointsOf(int article) =>
        statements.Number("SELECT points FROM filed WHERE article = $1", (long)article);

    /// <summary>The articles of a cluster, in the order they came.</summary>
    public List<long> Members(long cluster) =>
        statements.All(
            "SELECT article FROM filed WHERE story IN (SELECT number FROM story WHERE cluster = $1) ORDER BY article",
            row => row.GetInt64(0),
            cluster
        );

    /// <summary>Marks a cluster whose stories are to be made anew.</summary>
    /// <param name="cluster">Which.</param>
    /// <param name="changes">Articles that came.</param>
    public void Mark(long cluster, long changes) =>
        statements.Run(
            "INSERT INTO dirty(cluster, changes) VALUES($1, $2) ON CONFLICT(cluster) DO UPDATE SET changes = changes + $2",
            cluster,
            changes
        );

    /// <summary>Forgets what tracing found of the stories of a cluster, whose articles stay as they are.</summary>
    public void Touch(long cluster) =>
        statements.Run(
            "UPDATE story SET version = version + 1, spun = NULL, origins = NULL, low = NULL, high = NULL WHERE cluster = $1",
            cluster
        );

    /// <summary>Makes one cluster of two; both stay marked if either was.</summary>
    public void Join(long cluster, long root)
    {
        statements.Run("UPDATE story SET cluster = $2 WHERE cluster = $1", cluster, root);
        if (statements.Value("SELECT changes FROM dirty WHERE cluster = $1", cluster) is not long changes)
            return;
        Mark(root, changes);
        statements.Run("DELETE FROM dirty WHERE cluster = $1", cluster);
    }

    /// <summary>Replaces the stories of what was one cluster; a story that lives on keeps its row.</summary>
    /// <param name="parts">For each cluster there is now, its stories.</param>
    /// <param name="numbers">The number of each article, by its id.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    public void Replace(IReadOnlyList<ImmutableArray<Story>> parts, Dictionary<string, long> numbers, long now)
    {
        var storyOf = numbers.Values.ToDictionary(
            number => number,
            number => statements.Number("SELECT story FROM filed WHERE article = $1", number)
        );
        var old = storyOf.Values.Distinct().Order().Select(Read).ToList();
        var free = old.ToDictionary(row => row.Number);
        var rowOf = new Dictionary<string, long>(StringComparer.Ordinal);
        var stories = parts.SelectMany(part => part).OrderBy(story => story.Id, StringComparer.Ordinal).ToList();
        foreach (var row in old)
            if (stories.Exists(story => story.Id == row.Id) && rowOf.TryAdd(row.Id, row.Number))
                free.Remove(row.Number);
        // All articles are in their places before the first sum is taken.
        var changed = stories.Where(story => !rowOf.ContainsKey(story.Id)).ToList();
        foreach (var story in changed)
            rowOf.Add(story.Id, Place(story, Heir(story, numbers, storyOf, free), numbers, storyOf));
        foreach (var story in changed)
            Write(story, rowOf[story.Id], numbers, now);
        foreach (var part in parts)
        {
            // A cluster has the number of one of its stories, so that no two can have the same.
            var cluster = part.Min(story => rowOf[story.Id]);
            foreach (var story in part)
                statements.Run("UPDATE story SET cluster = $1 WHERE number = $2", cluster, rowOf[story.Id]);
        }

        foreach (var gone in free.Keys.Order())
            statements.Run("DELETE FROM story WHERE number = $1", gone);
    }

    /// <summary>Keeps the sums that tracing gave.</summary>
    /// <returns>The story's number; null where it has changed meanwhile.</returns>
    public long? Keep(string id, long version, Publishing.Funnel funnel, string headline, int spun) =>
        statements.Value(
            "UPDATE story SET origins = $3, low = $4, high = $5, texts = $6, headline = $7, spun = $8 "
                + "WHERE id = $1 AND version = $2 RETURNING number",
            Convert.FromHexString(id),
            version,
            (long)funnel.Origins.Range.Estimate,
            (long)funnel.Origins.Range.Low,
            (long)funnel.Origins.Range.High,
            (long)funnel.DistinctTexts,
            PreparedArticle.Cut(headline),
            (long)spun
        ) as long?;

    /// <summary>The old story that most of its articles come from lives on in it, if no other has its row yet.</summary>
    private static Row? Heir(
        Story story,
        Dictionary<string, long> numbers,
        Dictionary<long, long> storyOf,
        Dictionary<long, Row> free
    )
    {
        var heir = Members(story, numbers)
            .CountBy(number => storyOf[number])
            .Where(count => free.ContainsKey(count.Key))
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key)
            .Select(count => free[count.Key])
            .FirstOrDefault();
        if (heir is not null)
            free.Remove(heir.Number);
        return heir;
    }

    private static IEnumerable<long> Members(Story story, Dictionary<string, long> numbers) =>
        story.Witnesses.SelectMany(witness => witness.Versions).Select(version => numbers[version.Id]);

    private long Place(Story story, Row? heir, Dictionary<string, long> numbers, Dictionary<long, long> storyOf)
    {
        var number = heir?.Number ?? statements.Number("SELECT coalesce(max(number), 0) + 1 FROM story");
        if (heir is null)
            statements.Run(
                "INSERT INTO story(number, id, cluster, version, changed, articles, texts, outlets, headline) "
                    + "VALUES($1, $2, $1, 0, 0, 0, 0, 0, '')",
                number,
                Convert.FromHexString(story.Id)
            );
        foreach (var member in Members(story, numbers))
            if (storyOf[member] != number)
                statements.Run("UPDATE filed SET story = $1 WHERE article = $2", number, member);
        return number;
    }

    private void Write(Story story, long number, Dictionary<string, long> numbers, long now)
    {
        var latest = story.Witnesses.Select(witness => numbers[witness.Article.Id]).ToHashSet();
        var filed = statements.All(
            "SELECT article, words, published, (SELECT name FROM outlet WHERE outlet.number = filed.outlet) FROM filed WHERE story = $1",
            row =>
                (
                    IsLatest: latest.Contains(row.GetInt64(0)),
                    Outlet: row.GetString(3),
                    Words: row.GetInt64(1),
                    Published: row.IsDBNull(2) ? (long?)null : row.GetInt64(2)
                ),
            number
        );
        statements.Run(
            "UPDATE story SET id = $2, version = version + 1, changed = $3, articles = $4, texts = $5, outlets = $6, "
                + "first = $7, last = $8, headline = $9, spun = NULL, origins = NULL, low = NULL, high = NULL WHERE number = $1",
            number,
            Convert.FromHexString(story.Id),
            now,
            (long)story.Witnesses.Length,
            (long)filed.Where(article => article.IsLatest).DistinctBy(article => article.Words).Count(),
            (long)filed.Where(article => article.Outlet.Length > 0).DistinctBy(article => article.Outlet).Count(),
            filed.Min(article => article.Published),
            filed.Max(article => article.Published),
            PreparedArticle.HeadlineOf(story.Witnesses)
        );
    }

    private Row Read(long number)
    {
        using var rows = statements.Rows("SELECT id FROM story WHERE number = $1", number);
        rows.Read();
        return new Row(number, Convert.ToHexStringLower(rows.GetFieldValue<byte[]>(0)));
    }

    private long Outlet(string name) =>
        statements.Value("SELECT number FROM outlet WHERE name = $1", name) as long?
        ?? statements.Number("INSERT INTO outlet(name) VALUES($1) RETURNING number", name);

    private static object? Published(Article article) => article.Published?.Earliest.ToUnixTimeMilliseconds();
}
