using System.Runtime.InteropServices;

namespace Stemma.Grouping;

/// <summary>Finds the pairs of articles that are worth comparing: those that share enough rare terms and pairs of words.</summary>
/// <remarks>
/// Whether a pair is found depends on its two articles alone, by the same rule that an archive files articles by
/// (<see cref="SharedKeys"/>), so that a story grouped by itself is the story grouped among all others. Near-linear where stories
/// have names of their own; a key that very many articles have is left out, which bounds the cost.
/// </remarks>
internal static class CandidatePairs
{
    /// <summary>
    /// Articles under one key from which it finds nothing any more, as in an archive. The only place where the rest of a
    /// collection bears on a pair: a larger number costs time, a smaller one loses pairs of much-reported events.
    /// </summary>
    private const int MostArticles = 1000;

    /// <summary>The pairs as (lower index, higher index), ordered.</summary>
    public static List<(int Left, int Right)> Find(IReadOnlyList<Profile> profiles)
    {
        var holders = new Dictionary<uint, List<int>>();
        for (var article = 0; article < profiles.Count; article++)
        {
            foreach (var key in profiles[article].Reuse.Keys)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(holders, key, out _);
                (list ??= []).Add(article);
            }
        }

        var totals = new long[profiles.Count];
        for (var article = 0; article < totals.Length; article++)
            foreach (var points in profiles[article].Reuse.Points)
                totals[article] += points;

        var found = new List<(int Left, int Right)>();
        var sums = new long[profiles.Count];
        var touched = new List<int>();
        for (var article = 0; article < profiles.Count; article++)
        {
            var reuse = profiles[article].Reuse;
            for (var at = 0; at < reuse.Keys.Length; at++)
            {
                var list = holders[reuse.Keys[at]];
                if (list.Count > MostArticles)
                    continue;
                foreach (var other in CollectionsMarshal.AsSpan(list))
                {
                    if (other >= article)
                        break;
                    if (sums[other] == 0)
                        touched.Add(other);
                    sums[other] += reuse.Points[at];
                }
            }

            foreach (var other in touched)
            {
                if (SharedKeys.AreEnough(sums[other], totals[article], totals[other]))
                    found.Add((other, article));
                sums[other] = 0;
            }

            touched.Clear();
        }

        found.Sort();
        return found;
    }
}
