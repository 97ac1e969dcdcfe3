using System.Collections.Immutable;
using Stemma.Text;

namespace Stemma.Grouping;

/// <summary>Puts articles into stories: articles about one event or chain of events.</summary>
/// <remarks>
/// Candidates come from shared rare terms and pairs of words; each is verified by comparing the pair; groups merge only
/// when their members agree on average, and part again where they turn out to tell of two events of one kind. Time is
/// near-linear in the number of articles, and the result is the same in any order of input. What no pair connects
/// (<see cref="MayBeTogether"/>) has no bearing on each other: grouping a part that nothing connects to the rest gives the
/// stories that grouping everything gives, which is how an archive files articles one by one.
/// </remarks>
public static class StoryGrouper
{
    /// <summary>
    /// Least score of a pair that connects, and least link for groups to merge before they are parted. Low, as an account from an
    /// angle of its own resembles few others, and what does not belong is parted again. On ECB+ 1 to 23 F1 is 0.978 from 0.1 to
    /// 0.2 and 0.964 at 0.3; at 0.1 twice as many are connected.
    /// </summary>
    private const double Connecting = 0.2;

    /// <summary>The stories, ordered by their first witness: by publication time, undated last, then id, then path.</summary>
    /// <param name="articles">Annotated articles: tokens are needed, names are used where there are any.</param>
    /// <param name="options">How readily to join; null for the defaults.</param>
    /// <param name="decisions">What people decided about these articles; null for nothing.</param>
    /// <returns>Every article in exactly one story; several articles of one address can be versions of one witness.</returns>
    public static ImmutableArray<Story> Group(
        ImmutableArray<Article> articles,
        GroupingOptions? options = null,
        Decisions? decisions = null
    )
    {
        options ??= GroupingOptions.Default;
        decisions ??= Decisions.None;
        var accounts = Accounts.Of(Ordered(articles));
        var ties = new Ties(accounts, decisions);
        var profiles = accounts.ConvertAll(account => account[^1]);
        // Near-copies are compared as one, or a much-copied text would outvote the rest of its story.
        var same = Enumerable
            .Range(0, profiles.Count)
            .GroupBy(index => profiles[index], SameWords.Comparer)
            .SelectMany(ties.Parted)
            .ToArray();
        var first = NearCopies.Leaders(
            Array.ConvertAll(same, copies => profiles[copies[0]]),
            index => ties.IsKeptApart(same[index][0])
        );
        var texts = Enumerable
            .Range(0, same.Length)
            .GroupBy(index => first[index])
            .Select(copies => copies.SelectMany(index => same[index]).ToArray())
            .ToArray();
        ties.Number(texts);
        var leaders = Array.ConvertAll(texts, same => profiles[same[0]]);
        var known = new Dictionary<long, Evidence>();
        Evidence Compared(int left, int right)
        {
            var pair = ((long)left << 32) | (uint)right;
            if (!known.TryGetValue(pair, out var evidence))
                known[pair] = evidence = PairComparison.Compare(leaders[left], leaders[right]);
            return evidence;
        }

        double Score(int left, int right) => Compared(left, right).Score;

        var pairs = CandidatePairs.Find(leaders);
        var connecting = Math.Min(Connecting, options.Threshold);
        var clusters = SubEvents.Part(
            Linkage.Cluster([.. Enumerable.Range(0, leaders.Length)], pairs, Score, connecting, ties),
            leaders,
            Compared,
            options.Threshold,
            ties
        );
        var joins = Joins.Of(clusters, pairs, Score);
        return
        [
            .. clusters
                .Select(
                    (cluster, index) =>
                        Make(
                            cluster.SelectMany(text => texts[text]).Select(account => accounts[account]),
                            [
                                .. joins[index]
                                    .Select(join =>
                                        Reasons.Between(
                                            leaders[join.Left],
                                            leaders[join.Right],
                                            Score(join.Left, join.Right)
                                        )
                                    ),
                                .. cluster.SelectMany(text =>
                                    texts[text].Skip(1).Select(copy => Reasons.OfCopy(leaders[text], profiles[copy]))
                                ),
                                .. cluster.SelectMany(ties.Joins),
                            ],
                            decisions
                        )
                )
                .Order(
                    Comparer<Story>.Create(
                        (left, right) => Witnesses.ByTime(left.Witnesses[0].Article, right.Witnesses[0].Article)
                    )
                ),
        ];
    }

    /// <summary>True where the two are alike enough to connect the groups they are in, which says not that they are one story.</summary>
    /// <remarks>Articles that no such pair connects, directly or through others, are never in one story.</remarks>
    public static bool MayBeTogether(Article one, Article other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var accounts = Accounts.Of(Ordered([one, other]));
        if (accounts.Count == 1)
            return true;
        var (left, right) = (accounts[0][0], accounts[1][0]);
        return SameWords.Comparer.Equals(left, right)
            || NearCopies.Are(left, right)
            || PairComparison.Compare(left, right).Score >= Connecting;
    }

    /// <summary>All articles as one story, whatever they say: for a known textual tradition.</summary>
    /// <returns>One story, or none where there are no articles.</returns>
    /// <param name="articles">Annotated articles.</param>
    /// <param name="decisions">What people decided; of joins there is nothing to decide here. Null for nothing.</param>
    public static ImmutableArray<Story> AsOneStory(ImmutableArray<Article> articles, Decisions? decisions = null) =>
        articles.IsEmpty
            ? []
            : [Make(Accounts.Of(Ordered(articles)), [], decisions ?? Decisions.None) with { IsOneText = true }];

    private static IEnumerable<Article> Ordered(ImmutableArray<Article> articles) =>
        articles
            .OrderBy(article => article.Id, StringComparer.Ordinal)
            .ThenBy(article => article.Path, StringComparer.Ordinal);

    private static Story Make(IEnumerable<List<Profile>> accounts, ImmutableArray<Join> joins, Decisions decisions)
    {
        var witnesses = Witnesses.Of(
            accounts.Select(versions => versions.Select(version => version.Article).ToImmutableArray())
        );
        return new Story(
            Witnesses.IdOf(witnesses),
            witnesses,
            [
                .. joins
                    .OrderBy(join => join.Left, StringComparer.Ordinal)
                    .ThenBy(join => join.Right, StringComparer.Ordinal),
            ]
        )
        {
            Decisions = decisions.About(witnesses),
        };
    }
}
