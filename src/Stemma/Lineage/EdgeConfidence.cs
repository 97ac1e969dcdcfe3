namespace Stemma.Lineage;

/// <summary>What kind of edge a margin belongs to: each kind errs by a rate of its own.</summary>
internal enum EdgeBasis
{
    /// <summary>Between two witnesses, in a tree searched with all its variations.</summary>
    InTree,

    /// <summary>Between two witnesses, judged by pairs alone: in trees too small to search.</summary>
    ByPair,

    /// <summary>From a lost original to a witness.</summary>
    FromLost,

    /// <summary>To a lost original.</summary>
    ToLost,

    /// <summary>From a second source, for some passages.</summary>
    Second,
}

/// <summary>By how much an edge is better than what else the node could descend from.</summary>
/// <param name="Basis">Kind of edge.</param>
/// <param name="Tree">Bits that the best tree with another parent would cost more; 0 where no tree was searched.</param>
/// <param name="Pair">Bits of the evidence of pairs for this parent over the next.</param>
internal readonly record struct EdgeMargin(EdgeBasis Basis, double Tree, double Pair);

/// <summary>The probability that an edge is right, from its margin: a logistic curve for each kind of edge, rising in both margins.</summary>
/// <remarks>
/// Fitted by maximum likelihood on generated histories (bench/Accuracy, "fit: confidence"; Platt 1999); docs/accuracy.md,
/// "Histories", has a table of how often edges were right on others. A kind that was met too seldom rests on few edges.
/// </remarks>
internal static class EdgeConfidence
{
    /// <summary>Margins beyond so many bits say no more: past them, errors come from what no margin sees.</summary>
    public const double MostBits = 30;

    /// <summary>No edge is surer, whatever its margin, or less sure: the fit says nothing of so rare cases.</summary>
    private const double Most = 0.99;
    private const double Least = 0.05;

    /// <summary>Probability, rounded to hundredths.</summary>
    public static double Of(EdgeMargin margin)
    {
        var (offset, tree, pair) = Curve(margin.Basis);
        var logit = offset + (tree * Within(margin.Tree)) + (pair * Within(margin.Pair));
        return Math.Round(Math.Clamp(1 / (1 + Math.Exp(-logit)), Least, Most), 2);
    }

    /// <summary>The margin as it counts: its root, of either sign, since the first bits tell most.</summary>
    public static double Within(double bits) => Math.Sign(bits) * Math.Sqrt(Math.Min(Math.Abs(bits), MostBits));

    private static (double Offset, double Tree, double Pair) Curve(EdgeBasis basis) =>
        basis switch
        {
            EdgeBasis.InTree => (-0.11, 0.70, 0.18),
            EdgeBasis.ByPair => (0.23, 0, 0.12),
            EdgeBasis.FromLost => (-0.27, 0.40, 0),
            EdgeBasis.ToLost => (0, 0, 0),
            _ => (-4.43, 0, 0.98),
        };
}
