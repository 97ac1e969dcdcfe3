using System.Runtime.InteropServices;

namespace Stemma.Grouping;

/// <summary>Parts a group that was told of two events of one kind: two quakes on one coast, two matches of one team.</summary>
/// <remarks>
/// What all of a group have in common says nothing about its parts. So the terms are weighed anew inside the group, those
/// that nearly all or only one of its articles hold left out, and the group is cut in two where it is then most unlike (group
/// average, Sokal and Michener 1958). The cut stands where the pairs across it, compared in the usual way, are much less alike
/// than the pairs on either side and hardly more likely than not to be one event.
/// </remarks>
internal sealed class SubEvents
{
    /// <summary>
    /// Greatest mean log-odds across a cut, and least drop from the mean on the sides to that across. Set on ECB+ 1 to 35: F1
    /// 0.926 here, 0.923 with a drop of 1.5, 0.912 with 2 and 1.5 for the greatest mean, 0.900 without parting.
    /// </summary>
    private const double MostAcross = 0.75;

    /// <inheritdoc cref="MostAcross"/>
    private const double LeastDrop = 2.5;

    /// <summary>
    /// Mean number of rare names that accounts across a cut share from which they tell of one event from two sides. The seven
    /// cuts in ECB+ have 0.0 to 2.3; in our own samples and histories, which must stay whole, cuts would have 3.0 to 4.4.
    /// </summary>
    private const double MostRareNames = 2.65;

    /// <summary>Share of the shorter text's runs above which two accounts share wording: then no cut between their sides.</summary>
    /// <remarks>Half of what one shared paragraph is in a report of ten. Without it F1 on ECB+ is 0.924.</remarks>
    private const double MostWording = 0.04;

    /// <summary>Log-odds are cut at this, or one copy would outweigh all other pairs.</summary>
    private const double MostOdds = 7.6;

    /// <summary>Articles on the smaller side: one alone is an odd account, not an event.</summary>
    private const int LeastSide = 2;

    /// <summary>Terms that count: at least 2 articles and at most three in four hold them, and they are no common words.</summary>
    private const double MostShare = 0.75;
    private const float LeastRarity = 2.5f;

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
    /// <param name="ties">What must stay together.</param>
    public static List<List<int>> Part(
        List<List<int>> groups,
        IReadOnlyList<Profile> profiles,
        Func<int, int, Evidence> evidence,
        Ties ties
    )
    {
        var parter = new SubEvents(profiles, evidence, ties);
        var parted = new List<List<int>>();
        var open = new Stack<List<int>>(groups);
        while (open.TryPop(out var group))
        {
            if (group.Count >= 2 * LeastSide && parter.Cut(group) is { } sides)
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

    private (List<int> Left, List<int> Right)? Cut(List<int> group)
    {
        var sample = group;
        if (group.Count > Sample)
            sample = [.. Enumerable.Range(0, Sample).Select(index => group[(int)((long)index * group.Count / Sample)])];
        var weights = Weigh(sample);
        var vectors = sample.ConvertAll(member => Vector(profiles[member], weights));
        var sides = Sides(vectors);
        if (Math.Min(sides.Left.Count, sides.Right.Count) < LeastSide)
            return null;
        var left = sides.Left.ConvertAll(index => sample[index]);
        var right = sides.Right.ConvertAll(index => sample[index]);
        var across = MeanAcross(left, right);
        var within = ((left.Count * MeanWithin(left)) + (right.Count * MeanWithin(right))) / (left.Count + right.Count);
        if (across >= MostAcross || within - across <= LeastDrop || AreOneEvent(left, right))
            return null;
        if (sample.Count < group.Count)
            Assign(group, sample, vectors, weights, sides, left, right);
        left.Sort();
        right.Sort();
        return ties.Bind(left, right) ? null : (left, right);
    }

    private Dictionary<int, double> Weigh(List<int> members)
    {
        var holders = new Dictionary<int, int>();
        foreach (var member in members)
        foreach (var key in profiles[member].Numbers)
            CollectionsMarshal.GetValueRefOrAddDefault(holders, key, out _)++;
        return holders
            .Where(holder => holder.Value > 1 && holder.Value <= MostShare * members.Count)
            .ToDictionary(holder => holder.Key, holder => Math.Log((members.Count + 1.0) / holder.Value));
    }

    /// <summary>The article's terms weighed inside the group, keys ascending, of length 1.</summary>
    private static (int Key, double Weight)[] Vector(Profile profile, Dictionary<int, double> weights)
    {
        var vector = new List<(int Key, double Weight)>();
        var sum = 0.0;
        for (var index = 0; index < profile.Numbers.Length; index++)
        {
            if (profile.Rarities[index] <= LeastRarity || !weights.TryGetValue(profile.Numbers[index], out var local))
                continue;
            var weight = profile.Weights[index] * local;
            sum += weight * weight;
            vector.Add((profile.Numbers[index], weight));
        }

        var scale = sum > 0 ? 1 / Math.Sqrt(sum) : 0;
        return [.. vector.Select(part => (part.Key, part.Weight * scale))];
    }

    private static double Product((int Key, double Weight)[] left, (int Key, double Weight)[] right)
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

    /// <summary>Merges what is most alike on average until two sides are left; ties go to the lower indexes.</summary>
    private static (List<int> Left, List<int> Right) Sides(List<(int Key, double Weight)[]> vectors)
    {
        var count = vectors.Count;
        var sides = Enumerable.Range(0, count).Select(index => new List<int> { index }).ToList();
        var sums = new double[count, count];
        for (var one = 0; one < count; one++)
        for (var other = 0; other < one; other++)
            sums[one, other] = sums[other, one] = Product(vectors[one], vectors[other]);
        var places = Enumerable.Range(0, count).ToList();
        while (places.Count > 2)
        {
            var best = -1.0;
            var (left, right) = (0, 1);
            for (var one = 0; one < places.Count; one++)
            {
                for (var other = one + 1; other < places.Count; other++)
                {
                    var mean =
                        sums[places[one], places[other]] / (sides[places[one]].Count * sides[places[other]].Count);
                    if (mean > best)
                        (best, left, right) = (mean, one, other);
                }
            }

            var (kept, gone) = (places[left], places[right]);
            sides[kept].AddRange(sides[gone]);
            places.RemoveAt(right);
            foreach (var place in places)
                sums[kept, place] = sums[place, kept] = sums[kept, place] + sums[gone, place];
        }

        return (sides[places[0]], sides[places[1]]);
    }

    private double Odds(int one, int other) => Math.Clamp(Compared(one, other).Odds, -MostOdds, MostOdds);

    private Evidence Compared(int one, int other) => evidence(Math.Min(one, other), Math.Max(one, other));

    /// <summary>Names that no general text knows, or wording, in common across the cut: one event told from two sides.</summary>
    private bool AreOneEvent(List<int> left, List<int> right) =>
        left.Exists(one =>
            right.Exists(other => PairComparison.SharedWording(profiles[one], profiles[other]) > MostWording)
        )
        || left.Average(one => right.Average(other => Compared(one, other).RareNames)) >= MostRareNames;

    private double MeanAcross(List<int> left, List<int> right) =>
        left.Average(one => right.Average(other => Odds(one, other)));

    private double MeanWithin(List<int> side)
    {
        var sum = 0.0;
        for (var one = 0; one < side.Count; one++)
        for (var other = 0; other < one; other++)
            sum += Odds(side[one], side[other]);
        return sum * 2 / (side.Count * (side.Count - 1));
    }

    private void Assign(
        List<int> group,
        List<int> sample,
        List<(int Key, double Weight)[]> vectors,
        Dictionary<int, double> weights,
        (List<int> Left, List<int> Right) sides,
        List<int> left,
        List<int> right
    )
    {
        foreach (var member in group.Except(sample))
        {
            var vector = Vector(profiles[member], weights);
            var nearer =
                sides.Left.Average(index => Product(vectors[index], vector))
                >= sides.Right.Average(index => Product(vectors[index], vector));
            (nearer ? left : right).Add(member);
        }
    }
}
