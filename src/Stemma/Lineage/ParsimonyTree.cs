namespace Stemma.Lineage;

/// <summary>What all ways to come to a state cost: the least, how many ways cost so little, and how well their directions fit.</summary>
/// <param name="Cost">Tenths of a bit.</param>
/// <param name="Ways">How many ways have this cost.</param>
/// <param name="Odds">The sum over these of the products of how well each change fits its direction; 1 says nothing.</param>
internal record struct Passing(int Cost, double Ways, double Odds);

/// <summary>A tree over witnesses and lost originals, and the least cost in bits at which its variations can have come about.</summary>
/// <remarks>
/// Parsimony with given states at witnesses, which may stand inside the tree, and free ones at lost originals (Fitch 1971; Sankoff
/// 1975). Signs of the direction of a change are weighed over all most parsimonious reconstructions alike, not over the one
/// that they fit best: of a lost original nobody knows which of two readings it had, and it gains nothing from that.
/// Messages along both directions of every edge are kept (Felsenstein 1981), so that a subtree can be tried at any place in
/// time linear in the variations.
/// </remarks>
internal sealed class ParsimonyTree
{
    private const int Never = 100_000_000;

    private readonly Variation[] variations;
    private readonly int[] offsets;
    private readonly int width;
    private readonly double[][] fits;

    // From the subtree of a node to its parent, in states of the parent; and from all else to a node, in its own states.
    private readonly Passing[][] upward;
    private readonly Passing[][] downward;
    private readonly Passing[][] own;
    private readonly Passing[] scratch;
    private readonly Passing[] atRoot;

    /// <param name="variations">Among the witnesses of the tree, in their order.</param>
    /// <param name="witnesses">Number of witnesses; nodes up to it are witnesses.</param>
    /// <param name="capacity">Most nodes the tree may have.</param>
    public ParsimonyTree(Variation[] variations, int witnesses, int capacity)
    {
        this.variations = variations;
        offsets = new int[variations.Length];
        for (var at = 0; at < variations.Length; at++)
        {
            offsets[at] = width;
            width += variations[at].Count;
        }

        // Twice the probability that the change went this way: 1 where nothing tells.
        fits = Array.ConvertAll(
            variations,
            variation =>
                Array.ConvertAll(
                    variation.Toward,
                    tenths => tenths == 0 ? 1 : 2 / (1 + Math.Pow(2, -tenths / Variation.Tenths))
                )
        );
        upward = Rows(capacity);
        downward = Rows(capacity);
        own = Rows(capacity);
        scratch = Row();
        atRoot = Row();
        Array.Fill(atRoot, new Passing(0, 1, 1));
        for (var at = 0; at < variations.Length; at++)
        {
            for (var state = 0; state < variations[at].AtRoot?.Length; state++)
                atRoot[offsets[at] + state].Cost = variations[at].AtRoot![state];
        }

        for (var node = 0; node < capacity; node++)
        {
            Array.Fill(own[node], new Passing(0, 1, 1));
            if (node >= witnesses)
                continue;
            for (var at = 0; at < variations.Length; at++)
            {
                if (variations[at].States[node] is not Variation.Missing and var state)
                {
                    own[node].AsSpan(offsets[at], variations[at].Count).Fill(new Passing(Never, 1, 1));
                    own[node][offsets[at] + state] = new Passing(0, 1, 1);
                    if (variations[at].IsStretch && state == Variation.Lacks)
                        own[node][offsets[at] + Variation.Lost] = new Passing(0, 1, 1);
                }
            }
        }

        Passing[][] Rows(int count) => [.. Enumerable.Range(0, count).Select(_ => new Passing[width])];
    }

    /// <summary>Computes all messages for the tree given by parents (-1 for roots, -2 for nodes that are not in it).</summary>
    /// <returns>Its cost in bits.</returns>
    public double Fill(int[] parents)
    {
        var order = FromRoots(parents);
        for (var at = order.Count - 1; at >= 0; at--)
        {
            var node = order[at];
            Below(node, parents, scratch);
            FromBelow(scratch, upward[node]);
        }

        var total = 0.0;
        foreach (var node in order)
        {
            var parent = parents[node];
            if (parent < 0)
            {
                atRoot.CopyTo(downward[node].AsSpan());
                Whole(node, parents, scratch);
                total += Least(scratch);
                continue;
            }

            Whole(parent, parents, scratch);
            var without = upward[node];
            for (var at = 0; at < width; at++)
            {
                var (one, other) = (scratch[at], without[at]);
                scratch[at] = new Passing(one.Cost - other.Cost, one.Ways / other.Ways, one.Odds / other.Odds);
            }

            Carry(scratch, downward[node], isDown: true);
        }

        return total;
    }

    /// <summary>What all about a node costs by its states: its own, what comes from above and from its children.</summary>
    public void Whole(int node, int[] parents, Passing[] into)
    {
        Below(node, parents, into);
        Add(into, downward[node]);
    }

    /// <summary>What a node and all below it cost by its states.</summary>
    public void Below(int node, int[] parents, Passing[] into)
    {
        own[node].CopyTo(into.AsSpan());
        for (var child = 0; child < parents.Length; child++)
        {
            if (parents[child] == node)
                Add(into, upward[child]);
        }
    }

    /// <summary>A row as long as all states together.</summary>
    public Passing[] Row() => new Passing[width];

    /// <summary>What a node and all below it cost, as seen from its parent's states.</summary>
    public Passing[] Upward(int node) => upward[node];

    /// <summary>What all outside a node's subtree costs, as seen from its states.</summary>
    public Passing[] Downward(int node) => downward[node];

    /// <summary>A node's own states: 0 for the one it has, much for the others.</summary>
    public Passing[] Own(int node) => own[node];

    /// <summary>Bits of the row: the sum over variations of the least over states.</summary>
    public double Least(Passing[] row)
    {
        var total = 0.0;
        for (var at = 0; at < variations.Length; at++)
        {
            var (best, offset) = (row[offsets[at]], offsets[at]);
            for (var state = offset + 1; state < offset + variations[at].Count; state++)
                best = Better(best, row[state]);
            total += Bits(at, best);
        }

        return total;
    }

    /// <summary>The same for the sum of two or three rows.</summary>
    public double Least(Passing[] one, Passing[] other, Passing[]? third = null)
    {
        var total = 0.0;
        for (var at = 0; at < variations.Length; at++)
        {
            var (best, offset) = (new Passing(int.MaxValue, 1, 1), offsets[at]);
            for (var state = offset; state < offset + variations[at].Count; state++)
            {
                var sum = Sum(one[state], other[state]);
                best = Better(best, third is null ? sum : Sum(sum, third[state]));
            }

            total += Bits(at, best);
        }

        return total;
    }

    /// <summary>Carries costs by states of a descendant to costs by states of its source.</summary>
    public void FromBelow(Passing[] row, Passing[] into) => Carry(row, into, isDown: false);

    /// <summary>Adds the second row to the first.</summary>
    public static void Add(Passing[] row, Passing[] more)
    {
        for (var at = 0; at < row.Length; at++)
            row[at] = Sum(row[at], more[at]);
    }

    private double Bits(int variation, Passing best)
    {
        var bits = best.Cost / Variation.Tenths;
        if (best.Odds != best.Ways)
            bits -= Math.Log2(best.Odds / best.Ways);
        return variations[variation].Weight * bits;
    }

    private static Passing Sum(Passing one, Passing other) =>
        new(one.Cost + other.Cost, one.Ways * other.Ways, one.Odds * other.Odds);

    private static Passing Better(Passing one, Passing other) =>
        one.Cost < other.Cost ? one
        : other.Cost < one.Cost ? other
        : new Passing(one.Cost, one.Ways + other.Ways, one.Odds + other.Odds);

    private void Carry(Passing[] row, Passing[] into, bool isDown)
    {
        for (var at = 0; at < variations.Length; at++)
        {
            var (count, costs, fit, offset) = (variations[at].Count, variations[at].Costs, fits[at], offsets[at]);
            for (var here = 0; here < count; here++)
            {
                var best = row[offset + here];
                for (var there = 0; there < count; there++)
                {
                    if (there == here)
                        continue;
                    var passing = row[offset + there];
                    var way = isDown ? (there * count) + here : (here * count) + there;
                    var cost = passing.Cost + costs[way];
                    if (cost > best.Cost)
                        continue;
                    var odds = passing.Odds * fit[way];
                    best = Better(best, new Passing(cost, passing.Ways, odds));
                }

                into[offset + here] = best;
            }
        }
    }

    private static List<int> FromRoots(int[] parents)
    {
        var order = new List<int>();
        for (var node = 0; node < parents.Length; node++)
        {
            if (parents[node] == -1)
                order.Add(node);
        }

        for (var at = 0; at < order.Count; at++)
        {
            for (var node = 0; node < parents.Length; node++)
            {
                if (parents[node] == order[at])
                    order.Add(node);
            }
        }

        return order;
    }
}
