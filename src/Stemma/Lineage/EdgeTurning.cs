namespace Stemma.Lineage;

/// <summary>Moves single edges of the best arborescence: what one main parent for each account cannot express by itself.</summary>
internal sealed class EdgeTurning(string[] sigla, HypothesisSearch search, LineageWeights weights)
{
    /// <summary>What speaks against a tie takes so much of its worth at most: costs never make kin strangers.</summary>
    private const double MostOfGain = 0.9;

    /// <summary>Turns edges around where a merger of two sources explains more: each account has one main parent in an arborescence.</summary>
    /// <remarks>
    /// Where X was made from A and B, the arborescence that may use both ties hangs one of them below X. Counting second
    /// parents as well, A and B as sources of X explain as much and go against less. One edge at a time, as long as the
    /// weight grows.
    /// </remarks>
    public Hypothesis TurnedAround(Hypothesis hypothesis)
    {
        var parents = (int[])hypothesis.Parents.Clone();
        var weight = Weight(parents);
        for (var changed = true; changed; )
        {
            changed = false;
            for (var node = 0; node < sigla.Length; node++)
            {
                foreach (var turned in Turned(parents, node).ToArray())
                {
                    if (Weight(turned) is var heavier && heavier > weight + 1e-9)
                        (parents, weight, changed) = (turned, heavier, true);
                }
            }
        }

        return hypothesis with
        {
            Parents = parents,
        };
    }

    /// <summary>The node as a source of its parent: the main one or another; itself a root, or under another parent.</summary>
    private IEnumerable<int[]> Turned(int[] parents, int node)
    {
        var parent = parents[node];
        if (
            parent < 0
            || parent >= sigla.Length
            || search.Between(parent, node)!.Toward(sigla[parent]) + search.ComplementaryLoss(parents, parent, node)
                <= 0
        )
            yield break;
        foreach (var mainOfParent in new[] { node, parents[parent] })
        {
            var root = (int[])parents.Clone();
            root[node] = -1;
            root[parent] = mainOfParent;
            yield return root;
            var turned = (int[])root.Clone();
            turned[node] = BestParent(root, node);
            if (turned[node] >= 0)
                yield return turned;
        }
    }

    private int BestParent(int[] parents, int node)
    {
        var best = (Parent: -1, Gain: 0.0);
        for (var from = 0; from < sigla.Length; from++)
        {
            if (from != node && !HypothesisSearch.IsBelow(parents, from, node) && search.Gain(from, node) > best.Gain)
                best = (from, search.Gain(from, node));
        }

        return best.Parent;
    }

    /// <summary>Gains of all main parents that are witnesses, and of the best second parent of each node.</summary>
    private double Weight(int[] parents)
    {
        var sum = 0.0;
        for (var node = 0; node < sigla.Length; node++)
        {
            if (parents[node] is var parent && parent >= 0 && parent < sigla.Length)
            {
                var gain = search.Gain(parent, node);
                sum += gain - Math.Min(search.ComplementaryLoss(parents, parent, node), MostOfGain * Math.Max(0, gain));
            }

            if (search.SecondParent(parents, node, search.Explained(parents, node), weights.SecondParent) is { } second)
                sum += second.Gain;
        }

        return sum;
    }

    /// <summary>Hangs a node under its parent's parent where the two explain it as well as makes no difference.</summary>
    /// <remarks>
    /// As <see cref="TreeDescents"/> does where it searched a tree.
    /// </remarks>
    public Hypothesis NearerTheRoot(Hypothesis hypothesis)
    {
        var parents = (int[])hypothesis.Parents.Clone();
        for (var node = 0; node < sigla.Length; node++)
        {
            while (
                parents[node] is var parent
                && parent >= 0
                && parent < sigla.Length
                && !IsSearched(node)
                && parents[parent] is var source
                && source >= 0
                && source < sigla.Length
                && search.Gain(source, node) > 0
                && search.ChangedRuns(source, parent) <= weights.CopyRuns
                && search.Gain(source, node) >= search.Gain(parent, node) - weights.Indifference
                && !search.HandsOn(source, parent, node)
            )
                parents[node] = source;
        }

        return hypothesis with
        {
            Parents = parents,
            Margins =
            [
                .. hypothesis.Margins.Select(
                    (margin, node) => parents[node] == hypothesis.Parents[node] ? margin : double.NaN
                ),
            ],
        };

        bool IsSearched(int node) => !hypothesis.Margins.IsEmpty && !double.IsNaN(hypothesis.Margins[node]);
    }
}
