using Stemma.Grouping;

namespace Stemma.Archive.Filing;

/// <summary>An article and those it may share a story with, most likely first.</summary>
internal sealed record Asked(long Article, List<(int Other, int Points)> Candidates);

/// <summary>Finds which articles are connected by pairs that may report one event.</summary>
/// <remarks>
/// Only whether two are connected is asked, by whatever way: a pair whose ends are connected already need not be compared, so
/// that a thousand copies of one text cost a thousand comparisons. The outcome is the connected components of the graph of
/// all candidate pairs that hold, which does not depend on the order in which articles came.
/// </remarks>
/// <param name="shelf">Gives articles.</param>
internal sealed class Linker(ArticleShelf shelf)
{
    /// <summary>Pairs of one article that are compared, best first, its story's own left out; as in grouping itself.</summary>
    private const int MostCompared = 40;

    private readonly Dictionary<long, long> parents = [];

    /// <summary>The candidates worth comparing, best first.</summary>
    /// <param name="sums">Points shared with each article that shares any.</param>
    /// <param name="total">Points of all keys of the article that asks.</param>
    /// <param name="totalOf">Those of another.</param>
    public static List<(int Other, int Points)> Choose(
        IEnumerable<KeyValuePair<int, int>> sums,
        long total,
        Func<int, long> totalOf
    )
    {
        var chosen = new List<(int Other, int Points)>();
        var looked = 0;
        foreach (
            var (other, points) in sums.Where(sum => sum.Value >= SharedKeys.LeastOfShort)
                .OrderByDescending(sum => sum.Value)
                .ThenBy(sum => sum.Key)
        )
        {
            if (points >= SharedKeys.LeastPoints)
                chosen.Add((other, points));
            else if (looked++ == MostCompared)
                break;
            else if (SharedKeys.AreEnough(points, total, totalOf(other)))
                chosen.Add((other, points));
        }

        return chosen;
    }

    /// <summary>The cluster that a cluster has become part of; itself where nothing was joined to it.</summary>
    public long Root(long cluster)
    {
        while (parents.TryGetValue(cluster, out var parent))
            cluster = parent;
        return cluster;
    }

    /// <summary>Every cluster that became part of another, with that.</summary>
    public IEnumerable<(long Cluster, long Root)> Joined => parents.Keys.Select(cluster => (cluster, Root(cluster)));

    /// <summary>Compares what is to be compared and joins the clusters.</summary>
    /// <param name="asked">Articles and candidates.</param>
    /// <param name="clusterOf">The cluster of an article before joining.</param>
    public void Link(IEnumerable<Asked> asked, Func<long, long> clusterOf)
    {
        var open = asked.Select(item => new Search(item, clusterOf(item.Article))).ToList();
        // In rounds, so that comparisons run on all processors: each article with its next candidate.
        while (open.Count > 0)
        {
            var round = open.Where(search => Next(search, clusterOf)).ToList();
            var articles = shelf.Take(round.SelectMany(search => (long[])[search.Asked.Article, search.Other]));
            var together = round
                .AsParallel()
                .AsOrdered()
                .Select(search => ArticleShelf.MayBeTogether(articles[search.Asked.Article], articles[search.Other]))
                .ToArray();
            for (var index = 0; index < together.Length; index++)
                if (together[index])
                    Join(round[index].Cluster, round[index].OtherCluster);
            open = round;
        }
    }

    private sealed class Search(Asked asked, long cluster)
    {
        public Asked Asked { get; } = asked;
        public long Cluster { get; } = cluster;
        public int Place { get; set; }
        public int Compared { get; set; }
        public long Other { get; set; }
        public long OtherCluster { get; set; }
    }

    private bool Next(Search search, Func<long, long> clusterOf)
    {
        while (search.Place < search.Asked.Candidates.Count && search.Compared < MostCompared)
        {
            search.Other = search.Asked.Candidates[search.Place++].Other;
            search.OtherCluster = clusterOf(search.Other);
            if (Root(search.OtherCluster) == Root(search.Cluster))
                continue;
            search.Compared++;
            return true;
        }

        return false;
    }

    /// <summary>Joins two clusters without comparing anything.</summary>
    public void Join(long one, long other)
    {
        (one, other) = (Root(one), Root(other));
        if (one != other)
            parents[Math.Max(one, other)] = Math.Min(one, other);
    }
}
