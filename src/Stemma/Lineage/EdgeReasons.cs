namespace Stemma.Lineage;

/// <summary>What the evidence between two witnesses says for one direction of descent, in words for the reader.</summary>
internal static class EdgeReasons
{
    private static bool Speaks(Pull pull, PairEvidence pair, string descendant) =>
        string.Equals(descendant, pair.Right, StringComparison.Ordinal) ? pull.Bits > 0 : pull.Bits < 0;

    /// <summary>Why the pulls that speak for the descendant being the later one do so.</summary>
    public static IEnumerable<Reason> Supporting(PairEvidence pair, string descendant) =>
        pair.Pulls.Where(pull => Speaks(pull, pair, descendant)).Select(pull => pull.Reason);

    /// <summary>One reason where each of the two credits the other, else none.</summary>
    public static IEnumerable<Reason> Circle(PairEvidence pair, string descendant)
    {
        var ancestor = string.Equals(descendant, pair.Right, StringComparison.Ordinal) ? pair.Left : pair.Right;
        if (pair.Credit(ancestor) <= 0 || pair.Credit(descendant) <= 0)
            yield break;
        var credits = pair.Pulls.Where(pull =>
            string.Equals(pull.Reason.Kind, PairWeigher.CreditKind, StringComparison.Ordinal)
        );
        yield return new Reason(
            "circular-citation",
            $"{ancestor} and {descendant} each name the other as source: one origin, not two",
            [.. credits.SelectMany(pull => pull.Reason.Evidence).Order()]
        );
    }
}
