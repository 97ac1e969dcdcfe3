using System.Runtime.InteropServices;

namespace Stemma.Grouping;

/// <summary>Finds the pairs of articles that are worth comparing, by shared rare terms and by shared wording.</summary>
/// <remarks>
/// Near-linear: an article looks up its rarest terms and its winnowed runs, and postings longer than a cap are cut. A term
/// that so many articles hold tells nothing; a run that so many hold links each only to its neighbours in the list, which
/// is enough to find them, as copies chain up.
/// </remarks>
internal sealed class CandidatePairs
{
    /// <summary>Terms of an article that are looked up, heaviest first. 25 found as much as 40 on 772 texts.</summary>
    private const int TermsLookedUp = 30;

    /// <summary>Articles a term may stand in and still be looked up, at least; a twentieth of a larger collection.</summary>
    private const int LongestTerm = 200;

    /// <summary>Followers in the list of a run that an article is linked with.</summary>
    private const int RunNeighbours = 12;

    /// <summary>
    /// Least cosine over the looked-up terms to be worth a comparison. Half of what the weakest true pairs have; lower
    /// costs time only.
    /// </summary>
    private const float LeastProduct = 0.02f;

    private readonly IReadOnlyList<Profile> profiles;
    private readonly int limit;
    private readonly HashSet<long> pairs = [];

    private CandidatePairs(IReadOnlyList<Profile> profiles, int limit)
    {
        this.profiles = profiles;
        this.limit = limit;
    }

    /// <summary>The pairs as (lower index, higher index), ordered.</summary>
    /// <param name="profiles">Weighted profiles.</param>
    /// <param name="terms">How many terms the collection has.</param>
    /// <param name="limit">Most partners that an article asks for by its terms.</param>
    public static List<(int Left, int Right)> Find(IReadOnlyList<Profile> profiles, int terms, int limit)
    {
        var search = new CandidatePairs(profiles, limit);
        search.ByTerms(terms);
        search.ByWording();
        var found = search.pairs.Select(pair => ((int)(pair >> 32), (int)pair)).ToList();
        found.Sort();
        return found;
    }

    private void Add(int left, int right)
    {
        if (left != right)
            pairs.Add(((long)Math.Min(left, right) << 32) | (uint)Math.Max(left, right));
    }

    private void ByTerms(int terms)
    {
        var frequency = new int[terms];
        foreach (var profile in profiles)
        foreach (var number in profile.Numbers)
            frequency[number]++;
        var longest = Math.Max(LongestTerm, profiles.Count / 20);
        var postings = new List<(int Article, float Weight)>?[terms];
        var chosen = new int[profiles.Count][];
        for (var article = 0; article < profiles.Count; article++)
        {
            var profile = profiles[article];
            chosen[article] = Heaviest(profile, frequency, longest);
            foreach (var term in chosen[article])
                (postings[profile.Numbers[term]] ??= []).Add((article, profile.Weights[term]));
        }

        var products = new float[profiles.Count];
        var touched = new List<int>();
        for (var article = 0; article < profiles.Count; article++)
        {
            var profile = profiles[article];
            foreach (var term in chosen[article])
            {
                foreach (var (other, weight) in CollectionsMarshal.AsSpan(postings[profile.Numbers[term]]))
                {
                    if (products[other] == 0)
                        touched.Add(other);
                    products[other] += weight * profile.Weights[term];
                }
            }

            touched.RemoveAll(other => other == article || products[other] < LeastProduct && Clear(products, other));
            touched.Sort(
                (one, other) =>
                    products[one] != products[other] ? products[other].CompareTo(products[one]) : one.CompareTo(other)
            );
            for (var index = 0; index < touched.Count; index++)
            {
                if (index < limit)
                    Add(article, touched[index]);
                products[touched[index]] = 0;
            }

            products[article] = 0;
            touched.Clear();
        }
    }

    private static bool Clear(float[] products, int index)
    {
        products[index] = 0;
        return true;
    }

    /// <summary>Indexes of the terms that are looked up: the heaviest that others hold too, but not too many.</summary>
    private static int[] Heaviest(Profile profile, int[] frequency, int longest)
    {
        var terms = new List<int>(profile.Numbers.Length);
        for (var index = 0; index < profile.Numbers.Length; index++)
            if (frequency[profile.Numbers[index]] is var count && count > 1 && count <= longest)
                terms.Add(index);
        terms.Sort(
            (one, other) =>
                profile.Weights[one] != profile.Weights[other]
                    ? profile.Weights[other].CompareTo(profile.Weights[one])
                    : one.CompareTo(other)
        );
        return [.. terms.Take(TermsLookedUp)];
    }

    private void ByWording()
    {
        var holders = new List<(uint Run, int Article)>();
        for (var article = 0; article < profiles.Count; article++)
            foreach (var run in Shingles.Winnow(profiles[article].Shingles))
                holders.Add((run, article));
        holders.Sort();
        var together = new Dictionary<long, int>();
        for (var index = 0; index < holders.Count; index++)
        {
            var (run, article) = holders[index];
            for (var next = index + 1; next < holders.Count && next <= index + RunNeighbours; next++)
            {
                if (holders[next].Run != run)
                    break;
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(
                    together,
                    ((long)article << 32) | (uint)holders[next].Article,
                    out _
                );
                count++;
            }
        }

        // One run in common is a stock phrase; two are a stretch of at least nine words or two stretches.
        foreach (var (pair, count) in together)
            if (count > 1)
                Add((int)(pair >> 32), (int)pair);
    }
}
