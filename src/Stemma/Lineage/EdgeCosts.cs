namespace Stemma.Lineage;

/// <summary>Bits of all that speaks against a tree beside the variations: times, credits, quotations, and lost originals.</summary>
internal sealed class EdgeCosts
{
    private readonly int[] members;
    private readonly double[,] direct;
    private readonly double[,] decisions;
    private readonly string?[] absent;
    private readonly Clocks clocks;
    private readonly LineageWeights weights;

    /// <param name="members">Indices of the tree's witnesses.</param>
    /// <param name="sigla">Of all witnesses.</param>
    /// <param name="search">The evidence of pairs.</param>
    /// <param name="absent">For each witness the absent source it names, or null.</param>
    /// <param name="clocks">When all witnesses say they were published.</param>
    /// <param name="weights">What signs are worth here.</param>
    /// <param name="decided">What people decided of descents from one witness to another, which outweighs all signs.</param>
    public EdgeCosts(
        int[] members,
        string[] sigla,
        HypothesisSearch search,
        string?[] absent,
        Clocks clocks,
        LineageWeights weights,
        DecidedDescents decided
    )
    {
        this.members = members;
        this.clocks = clocks;
        this.weights = weights;
        this.absent = [.. members.Select(member => absent[member])];
        var count = members.Length;
        direct = new double[count, count];
        decisions = new double[count, count];
        var credits = new double[count, count];
        for (var from = 0; from < count; from++)
        {
            for (var to = 0; to < count; to++)
            {
                decisions[from, to] =
                    decided.Why(members[from], members[to]) is not null ? -DecidedDescents.Bits
                    : decided.Forbids(members[from], members[to]) ? DecidedDescents.Bits
                    : 0;
                if (from == to || search.Between(members[from], members[to]) is not { } pair)
                {
                    direct[from, to] = from == to ? 0 : weights.Unshared;
                    continue;
                }

                var siglum = sigla[members[to]];
                credits[from, to] = pair.Credit(siglum);
                var isRight = string.Equals(siglum, pair.Right, StringComparison.Ordinal);
                direct[from, to] = pair
                    .Pulls.Where(pull => pull.Bits > 0 != isRight)
                    .Sum(pull => Math.Abs(pull.Bits) * weights.BesideVariations(pull.Reason.Kind));
            }
        }

        for (var from = 0; from < count; from++)
        {
            for (var to = 0; to < count; to++)
            {
                // A credit may come along with the text that it stands in.
                var inherited = 0.0;
                for (var third = 0; third < count; third++)
                {
                    if (third != from && third != to)
                        inherited = Math.Max(inherited, Math.Min(credits[third, from], credits[third, to]));
                }

                direct[from, to] -= weights.CreditInTree * Math.Max(credits[from, to], inherited);
            }
        }
    }

    /// <summary>Bits of a tree, by parents (-1 for the root, -2 for nodes not in it).</summary>
    public double Of(int[] parents)
    {
        var total = clocks.Of(parents, members);
        var named = Named(parents);
        for (var node = 0; node < parents.Length; node++)
        {
            var parent = parents[node];
            if (node >= members.Length && parent != -2)
            {
                total += named.Contains(node) ? weights.NamedLostInTree : weights.LostInTree;
                if (parent >= 0 && parent < members.Length)
                    total += ToLost(parents, parent, node);
            }
            else if (node < members.Length && parent >= 0 && parent < members.Length)
                total += direct[parent, node] + decisions[parent, node];
        }

        return total;
    }

    /// <summary>Lost originals that stand for a source which a branch names: the topmost of those who name it, one for each name.</summary>
    /// <remarks>A credit is copied with the text, so what hangs below somebody who names the same has it from there.</remarks>
    private HashSet<int> Named(int[] parents)
    {
        var named = new HashSet<int>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var child = 0; child < members.Length; child++)
        {
            if (absent[child] is not { } name || parents[child] < members.Length || named.Contains(parents[child]))
                continue;
            var isInherited = false;
            for (var above = parents[parents[child]]; above >= 0; above = parents[above])
                isInherited |= above < members.Length && string.Equals(absent[above], name, StringComparison.Ordinal);
            if (!isInherited && taken.Add(name))
                named.Add(parents[child]);
        }

        return named;
    }

    /// <summary>A lost original has no sign of its own: what its branches have stands for it, on average.</summary>
    private double ToLost(int[] parents, int from, int lost)
    {
        var (sum, branches) = (0.0, 0);
        for (var child = 0; child < members.Length; child++)
        {
            if (parents[child] != lost || child == from)
                continue;
            sum += direct[from, child];
            branches++;
        }

        return branches == 0 ? 0 : sum / branches;
    }
}
