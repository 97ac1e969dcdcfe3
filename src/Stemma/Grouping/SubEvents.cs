using System.Runtime.InteropServices;

namespace Stemma.Grouping;

/// <summary>Parts a group that was told of two events of one kind: two quakes on one coast, two matches of one team.</summary>
/// <remarks>
/// What all of a group have in common says nothing about its parts. So the terms are weighed anew inside the group, those
/// that most or only one of its articles hold left out, and the group is cut in two where it is then tied together least
/// (<see cref="NormalisedCut"/>). Whether the cut stands is told by its value, by how likely the pairs across it are one event, and
/// by the size of the group, fitted on groups of one event and of two. It never stands where it is not like any right cut that
/// was fitted on. What is too small to be parted must hang together by likely pairs alone.
/// </remarks>
internal sealed class SubEvents
{
    // Fitted by logistic regression on the cuts of 723 groups drawn from ECB+ topics 1 to 23: one event or both of a topic, whole
    // and random parts of it, each weighed by what cutting it gains or loses in F1. Right for 0.95 of that weight, and for 0.89 on
    // 411 groups of topics 24 to 35.
    private const double Intercept = -2.44;
    private const double OfOddsAcross = -0.60;
    private const double OfCut = -8.55;
    private const double OfSize = 3.28;

    /// <summary>Log-odds from which a cut is made. From 0 to 0.5 F1 on ECB+ 1 to 23 is 0.978, at 1 0.967.</summary>
    private const double LeastOdds = 0.5;

    /// <summary>
    /// The most that right cuts of whole topics of ECB+ 1 to 23 show, beyond which nothing was learned: mean number of names that
    /// no general text knows and accounts on both sides have (3.5; accounts of one event told from two sides share more), and
    /// share of the pairs across that share wording (0.02).
    /// </summary>
    private const double MostUnknownNames = 3.5;

    /// <inheritdoc cref="MostUnknownNames"/>
    private const double MostTied = 0.025;

    /// <summary>Share of the shorter text's runs above which two accounts share wording: half of a paragraph in ten.</summary>
    private const double MostWording = 0.04;

    /// <summary>Log-odds are cut at this, or one copy would outweigh all other pairs.</summary>
    private const double MostOdds = 7.6;

    /// <summary>Articles on the smaller side: fewer are odd accounts, not an event. On ECB+ 1 to 23 F1 is 0.974 with 2, the same with 4.</summary>
    private const int LeastSide = 3;

    /// <summary>Groups of fewer articles cannot be parted.</summary>
    private const int LeastGroup = 2 * LeastSide;

    /// <summary>Terms that count: at least 2 articles and at most three in five hold them, and they are no common words.</summary>
    private const double MostShare = 0.6;
    private const float LeastRarity = 2.5f;

    /// <summary>What a pair that is surely one event adds to its tie, where the mean of the cosines is 1.</summary>
    private const double OfScore = 2;

    /// <summary>
    /// Articles of a large group that are looked at, spread evenly; the others go to the side they are more like. Bounds the
    /// cost: cutting is cubic in it.
    /// </summary>
    private const int Sample = 40;

    private readonly IReadOnlyList<Profile> profiles;
    private readonly Func<int, int, Evidence> evidence;
    private readonly Ties ties;

    private SubEvents(IReadOnlyList<Profile> profiles, Func<int, int, Evidence> evidence, Ties ties)
    {
        this.ties = ties;
        this.profiles = profiles;
        this.evidence = evidence;
    }

    /// <summary>The groups after parting, members ascending, ordered by first member.</summary>
    /// <param name="groups">Members ascending.</param>
    /// <param name="profiles">All profiles.</param>
    /// <param name="evidence">What a pair has in common, lower index first.</param>
    /// <param name="threshold">Least link inside a group that is too small to be parted.</param>
    /// <param name="ties">What must stay together.</param>
    public static List<List<int>> Part(
        List<List<int>> groups,
        IReadOnlyList<Profile> profiles,
        Func<int, int, Evidence> evidence,
        double threshold,
        Ties ties
    )
    {
        var parter = new SubEvents(profiles, evidence, ties);
        var parted = new List<List<int>>();
        var open = new Stack<List<int>>(groups);
        while (open.TryPop(out var group))
        {
            if (group.Count < LeastGroup)
            {
                parted.AddRange(parter.Confirmed(group, threshold));
            }
            else if (parter.Cut(group) is { } sides)
            {
                open.Push(sides.Left);
                open.Push(sides.Right);
            }
            else
            {
                parted.Add(group);
            }
        }

        parted.Sort((left, right) => left[0] - right[0]);
        return parted;
    }

    /// <summary>The parts of a small group that hang together by likely pairs.</summary>
    private List<List<int>> Confirmed(List<int> group, double threshold)
    {
        if (group.Count == 1)
            return [group];
        var pairs = new List<(int Left, int Right)>();
        for (var one = 0; one < group.Count; one++)
        for (var other = one + 1; other < group.Count; other++)
            pairs.Add((group[one], group[other]));
        return Linkage.Cluster(group, pairs, (one, other) => Compared(one, other).Score, threshold, ties);
    }

    private (List<int> Left, List<int> Right)? Cut(List<int> group)
    {
        var sample = group;
        if (group.Count > Sample)
            sample = [.. Enumerable.Range(0, Sample).Select(index => group[(int)((long)index * group.Count / Sample)])];
        var weights = Weigh(sample);
        var vectors = sample.ConvertAll(member => Vector(profiles[member], weights));
        if (Strength(sample, vectors) is not { } strength)
            return null;
        var sides = NormalisedCut.Of(strength);
        if (Math.Min(sides.Left.Count, sides.Right.Count) < LeastSide)
            return null;
        var left = sides.Left.ConvertAll(index => sample[index]);
        var right = sides.Right.ConvertAll(index => sample[index]);
        if (!AreTwoEvents(left, right, sides.Value))
            return null;
        if (sample.Count < group.Count)
            Assign(group, sample, vectors, weights, sides.Left, sides.Right, left, right);
        left.Sort();
        right.Sort();
        return ties.Bind(left, right) ? null : (left, right);
    }

    private bool AreTwoEvents(List<int> left, List<int> right, double cut)
    {
        double odds = 0,
            unknown = 0;
        var tied = 0;
        foreach (var one in left)
        {
            foreach (var other in right)
            {
                var pair = Compared(one, other);
                odds += Math.Clamp(pair.Odds, -MostOdds, MostOdds);
                unknown += pair.UnknownNames;
                if (PairComparison.SharedWording(profiles[one], profiles[other]) > MostWording)
                    tied++;
            }
        }

        var pairs = (double)left.Count * right.Count;
        return unknown / pairs <= MostUnknownNames
            && tied / pairs <= MostTied
            && Intercept + (OfOddsAcross * odds / pairs) + (OfCut * cut) + (OfSize * Math.Log(left.Count + right.Count))
                > LeastOdds;
    }

    /// <summary>How much ties each two: how alike they are inside the group, and how likely they are one event anyway.</summary>
    /// <returns>Null where nothing inside the group is shared by some of it only.</returns>
    private double[,]? Strength(List<int> members, List<(uint Key, double Weight)[]> vectors)
    {
        var count = members.Count;
        var strength = new double[count, count];
        var sum = 0.0;
        for (var one = 0; one < count; one++)
        for (var other = 0; other < one; other++)
            sum += strength[one, other] = Product(vectors[one], vectors[other]);
        if (sum <= 0)
            return null;
        var mean = sum * 2 / ((double)count * (count - 1));
        for (var one = 0; one < count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var odds = Math.Clamp(Compared(members[one], members[other]).Odds, -MostOdds, MostOdds);
                strength[one, other] = (strength[one, other] / mean) + (OfScore / (1 + Math.Exp(-odds)));
                strength[other, one] = strength[one, other];
            }
        }

        return strength;
    }

    private Dictionary<uint, double> Weigh(List<int> members)
    {
        var holders = new Dictionary<uint, int>();
        foreach (var member in members)
        foreach (var key in profiles[member].Keys)
            CollectionsMarshal.GetValueRefOrAddDefault(holders, key, out _)++;
        return holders
            .Where(holder => holder.Value > 1 && holder.Value <= MostShare * members.Count)
            .ToDictionary(holder => holder.Key, holder => Math.Log((members.Count + 1.0) / holder.Value));
    }

    /// <summary>The article's terms weighed inside the group, keys ascending, of length 1.</summary>
    private static (uint Key, double Weight)[] Vector(Profile profile, Dictionary<uint, double> weights)
    {
        var vector = new List<(uint Key, double Weight)>();
        var sum = 0.0;
        for (var index = 0; index < profile.Keys.Length; index++)
        {
            if (profile.Rarities[index] <= LeastRarity || !weights.TryGetValue(profile.Keys[index], out var local))
                continue;
            var weight = profile.Weights[index] * local;
            sum += weight * weight;
            vector.Add((profile.Keys[index], weight));
        }

        var scale = sum > 0 ? 1 / Math.Sqrt(sum) : 0;
        return [.. vector.Select(part => (part.Key, part.Weight * scale))];
    }

    private static double Product((uint Key, double Weight)[] left, (uint Key, double Weight)[] right)
    {
        var product = 0.0;
        int one = 0,
            other = 0;
        while (one < left.Length && other < right.Length)
        {
            if (left[one].Key == right[other].Key)
                product += left[one++].Weight * right[other++].Weight;
            else if (left[one].Key < right[other].Key)
                one++;
            else
                other++;
        }

        return product;
    }

    private Evidence Compared(int one, int other) => evidence(Math.Min(one, other), Math.Max(one, other));

    private void Assign(
        List<int> group,
        List<int> sample,
        List<(uint Key, double Weight)[]> vectors,
        Dictionary<uint, double> weights,
        List<int> leftSample,
        List<int> rightSample,
        List<int> left,
        List<int> right
    )
    {
        foreach (var member in group.Except(sample))
        {
            var vector = Vector(profiles[member], weights);
            var nearer =
                leftSample.Average(index => Product(vectors[index], vector))
                >= rightSample.Average(index => Product(vectors[index], vector));
            (nearer ? left : right).Add(member);
        }
    }
}
