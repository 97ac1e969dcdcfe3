using System.Runtime.InteropServices;
using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Archive.Filing;

/// <summary>Keeps the stories up to date: what is added or removed touches only the stories it belongs to.</summary>
/// <remarks>
/// Articles that share enough keys are compared, and those that may report one event are connected; what is connected, directly or
/// through others, is a cluster. The stories of a cluster are those that grouping makes of its articles alone. Both depend on
/// which articles there are, not on the order in which they came.
/// </remarks>
internal sealed class StoryFiling
{
    /// <summary>Clusters up to this size are grouped anew whenever one of their articles came.</summary>
    private const int Small = 32;

    /// <summary>Larger ones when this part of them is new, or when the caller asks for all: with it a story of thousands is
    /// grouped anew each time it has grown by an eighth, and its cost for each article stays the same.</summary>
    private const int PartNew = 8;

    /// <summary>Articles of the clusters that are grouped at one time: bounds memory.</summary>
    private const int Together = 4_000;

    /// <summary>
    /// Articles by which a text is found again; further ones that share half of their points with so many are found but find nothing
    /// themselves. As many as may have a key before it tells less.
    /// </summary>
    private const int MostCopies = KeyIndex.OfOneStory;

    private readonly Statements statements;
    private readonly Func<long, Article> load;
    private readonly KeyIndex index;
    private readonly StoryTable table;
    private readonly ArticleShelf shelf;
    private readonly DecisionTable decisions;
    private long dataVersion = -1;
    private long mark = -1;

    public StoryFiling(Statements statements, Func<long, Article> load)
    {
        this.statements = statements;
        this.load = load;
        index = new KeyIndex(statements);
        table = new StoryTable(statements);
        shelf = new ArticleShelf(load);
        decisions = new DecisionTable(statements);
    }

    /// <summary>Articles that have no story yet, in the order they came.</summary>
    public List<(long Number, byte[] Id)> Unfiled(int most) =>
        statements.All(
            "SELECT number, id FROM article WHERE number > (SELECT coalesce(max(article), 0) FROM filed) ORDER BY number LIMIT $1",
            row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1)),
            (long)most
        );

    /// <summary>Files articles, in the order of their numbers, and brings small clusters up to date. Inside a transaction.</summary>
    public void File(IReadOnlyList<(long Number, PreparedArticle Article)> batch, long now)
    {
        Notice();
        var asked = new List<Asked>();
        foreach (var (number, article) in batch)
        {
            var sharing = index.Sharing(article.Keys, article.Points, SharedKeys.LeastOfShort);
            var candidates = Linker.Choose(sharing, article.Total, table.PointsOf);
            // What everybody carries would make its own words common, and its next copy would be found by nothing.
            var isKnown = sharing.Count(known => known.Value * 2L >= article.Total) >= MostCopies;
            var keys = isKnown ? [] : article.Keys;
            table.Add(article, keys, number, now);
            index.Add(number, keys);
            if (candidates.Count > 0)
                asked.Add(new Asked(number, candidates));
        }

        var ties = decisions.Ties([.. batch.Select(item => item.Number)]);
        if (asked.Count + ties.Count > 0)
        {
            Link(asked, ties);
            Group(all: false, now);
        }

        if (batch.Count == 0)
            return;
        index.Write(batch[^1].Number);
        Changed();
    }

    /// <summary>Makes the stories anew of clusters that changed. Inside a transaction.</summary>
    /// <param name="all">False to leave large clusters of which little is new.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    /// <returns>True where some are left to be done.</returns>
    public bool Group(bool all, long now)
    {
        Notice();
        var dirty = statements.All(
            "SELECT cluster, changes FROM dirty ORDER BY cluster",
            row => (Cluster: row.GetInt64(0), Changes: row.GetInt64(1))
        );
        var chosen = new List<(long Cluster, List<long> Members)>();
        var count = 0;
        foreach (var (cluster, changes) in dirty)
        {
            var members = table.Members(cluster);
            if (!all && members.Count > Small && changes * PartNew < members.Count)
                continue;
            if (count > 0 && count + members.Count > Together)
            {
                Regroup(chosen, now);
                if (all)
                    return true;
                chosen.Clear();
                count = 0;
            }

            chosen.Add((cluster, members));
            count += members.Count;
        }

        Regroup(chosen, now);
        return false;
    }

    /// <summary>Takes an article out of its story; the others of its cluster are connected anew. Inside a transaction.</summary>
    public void Remove(long number, long now)
    {
        Notice();
        if (statements.Value("SELECT keys FROM filed WHERE article = $1", number) is not byte[] keys)
            return;
        var cluster = table.ClusterOf(number);
        var story = statements.Number("SELECT story FROM filed WHERE article = $1", number);
        var members = table.Members(cluster);
        members.Remove(number);
        index.Remove(number, MemoryMarshal.Cast<byte, uint>(keys));
        statements.Run("DELETE FROM filed WHERE article = $1", number);
        shelf.Clear();
        if (members.Count == 0)
        {
            Changed();
            statements.Run("DELETE FROM story WHERE number = $1", story);
            statements.Run("DELETE FROM dirty WHERE cluster = $1", cluster);
            return;
        }

        decisions.Forget(number);
        Connect(cluster, members, now);
        if (statements.Number("SELECT count(*) FROM filed WHERE story = $1", story) == 0)
            statements.Run("DELETE FROM story WHERE number = $1", story);
    }

    /// <summary>Brings the stories of two articles up to date with what was decided about them, or no longer is. Inside a transaction.</summary>
    public void Decide(long one, long other, long now)
    {
        decisions.Forget();
        Notice();
        var linker = new Linker(shelf);
        var clusters = (long[])
            [.. ((long[])[table.ClusterOf(one), table.ClusterOf(other)]).Where(at => at > 0).Distinct()];
        // An article that is not filed yet is decided about when it is.
        if (
            clusters is [var first, var second]
            && decisions.Ties([one]).Any(tie => tie.One == other || tie.Other == other)
        )
        {
            linker.Join(first, second);
            foreach (var (cluster, root) in linker.Joined)
                table.Join(cluster, root);
            clusters = [linker.Root(first)];
        }

        foreach (var cluster in clusters)
        {
            table.Touch(cluster);
            Connect(cluster, table.Members(cluster), now);
        }
    }

    /// <summary>Makes clusters and stories anew of what was one cluster.</summary>
    private void Connect(long cluster, List<long> members, long now)
    {
        Changed();
        var parts = Connected(members);
        var articles = shelf.Take(members);
        table.Replace(
            [
                .. parts.Select(part =>
                    ArticleShelf.Group(part.Select(member => articles[member]), decisions.Among(part))
                ),
            ],
            members.ToDictionary(member => articles[member].Id, StringComparer.Ordinal),
            now
        );
        statements.Run("DELETE FROM dirty WHERE cluster = $1", cluster);
    }

    /// <summary>Forgets what memory holds, as after a transaction that failed.</summary>
    public void Forget()
    {
        index.Forget();
        shelf.Clear();
        decisions.Forget();
        mark = -1;
    }

    // What memory holds is of the moment of our own last write; another process may have filed since. Most of what others write,
    // such as reports, has nothing to do with it.
    private void Notice()
    {
        var version = statements.Number("PRAGMA data_version");
        if (version == dataVersion)
            return;
        dataVersion = version;
        if (FilingMark.Of(statements) != mark)
            Forget();
        mark = FilingMark.Of(statements);
    }

    private void Changed() => mark = FilingMark.Move(statements);

    private void Link(List<Asked> asked, List<(long One, long Other)> ties)
    {
        var linker = new Linker(shelf);
        foreach (var (one, other) in ties)
            if (table.ClusterOf(one) is > 0 and var cluster && table.ClusterOf(other) is > 0 and var root)
                linker.Join(cluster, root);
        linker.Link(asked, table.ClusterOf);
        var joined = linker.Joined.OrderBy(pair => pair.Cluster).ToList();
        var touched = joined.SelectMany(pair => (long[])[pair.Cluster, pair.Root]).ToHashSet();
        foreach (var item in asked)
        {
            // What joined nothing stays as it is.
            if (table.ClusterOf(item.Article) is var cluster && touched.Contains(cluster))
                table.Mark(cluster, 1);
        }

        foreach (var (cluster, root) in joined)
        {
            if (ties.Count > 0)
                table.Mark(cluster, 1);
            table.Join(cluster, root);
        }
    }

    private void Regroup(List<(long Cluster, List<long> Members)> clusters, long now)
    {
        if (clusters.Count == 0)
            return;
        Changed();
        var articles = shelf.Take(clusters.SelectMany(cluster => cluster.Members));
        var decided = clusters.ToDictionary(cluster => cluster.Cluster, cluster => decisions.Among(cluster.Members));
        var grouped = clusters
            .AsParallel()
            .AsOrdered()
            .Select(cluster =>
                ArticleShelf.Group(cluster.Members.Select(member => articles[member]), decided[cluster.Cluster])
            )
            .ToArray();
        for (var at = 0; at < grouped.Length; at++)
        {
            var members = clusters[at].Members;
            table.Replace(
                [grouped[at]],
                members.ToDictionary(member => articles[member].Id, StringComparer.Ordinal),
                now
            );
            statements.Run("DELETE FROM dirty WHERE cluster = $1", clusters[at].Cluster);
        }
    }

    /// <summary>The parts that hang together by candidate pairs that hold, each in the order its articles came.</summary>
    private List<List<long>> Connected(List<long> members)
    {
        var holders = new Dictionary<uint, List<int>>();
        var asked = new List<Asked>();
        var totals = new Dictionary<int, long>();
        foreach (var member in members)
        {
            var reuse = ReuseText.Of(load(member));
            var sums = new Dictionary<int, int>();
            for (var at = 0; at < reuse.Keys.Length; at++)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(holders, reuse.Keys[at], out _);
                list ??= [];
                foreach (var holder in list)
                    CollectionsMarshal.GetValueRefOrAddDefault(sums, holder, out _) += reuse.Points[at];
                list.Add((int)member);
            }

            var total = 0L;
            foreach (var points in reuse.Points)
                total += points;
            totals[(int)member] = total;
            asked.Add(new Asked(member, Linker.Choose(sums, total, other => totals[other])));
        }

        var linker = new Linker(shelf);
        foreach (var (one, other) in decisions.Ties(members))
            if (totals.ContainsKey((int)one) && totals.ContainsKey((int)other))
                linker.Join(one, other);
        linker.Link(asked, member => member);
        return [.. members.GroupBy(linker.Root).Select(part => part.ToList())];
    }
}
