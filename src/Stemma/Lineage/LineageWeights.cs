namespace Stemma.Lineage;

/// <summary>What every sign is worth, in bits, and what a hypothesis costs.</summary>
/// <remarks>
/// Added, Dropped and CopyRuns were set on generated histories (bench/Accuracy, tune seeds) with the known histories of the
/// tests as a limit; the rest by hand. The multipliers apply to what <see cref="PairWeigher"/> gives a sign and are there
/// to be fitted (docs/accuracy.md, "Histories", says what a search over all of them found, and why it was not taken).
/// </remarks>
internal sealed record LineageWeights
{
    /// <summary>The weights that are used.</summary>
    public static LineageWeights Default { get; } = new();

    /// <summary>Shared wording up to so many bits is what two accounts of one event may share by chance.</summary>
    /// <remarks>Lower ties independent reports together, higher loses short rewrites.</remarks>
    public double Threshold { get; init; } = 14;

    /// <summary>Bits for each run of the descendant's words that its source lacks.</summary>
    public double Added { get; init; } = 0.3;

    /// <summary>Cost of assuming a lost original.</summary>
    public double LostCost { get; init; } = 5;

    /// <summary>The same where a witness itself names a source that is not among the inputs.</summary>
    public double NamedLostCost { get; init; } = 1.5;

    /// <summary>Bits for each run of the source's words that the descendant lacks.</summary>
    public double Dropped { get; init; } = 0.3;

    /// <summary>A second parent must explain so many bits of passages that the first leaves unexplained.</summary>
    public double SecondParent { get; init; } = 14;

    /// <summary>Two parents whose gains differ by fewer bits cannot be told apart: the one nearer the root is taken.</summary>
    public double Indifference { get; init; } = 8;

    /// <summary>So many changed runs of words at most lie between a text and what passes for a copy of it.</summary>
    public double CopyRuns { get; init; } = 6;

    /// <summary>Multiplier of publication time.</summary>
    public double Time { get; init; } = 1;

    /// <summary>Multiplier of the descendant naming the source.</summary>
    public double Credit { get; init; } = 1;

    /// <summary>Multiplier of crediting somebody whom the other does not name.</summary>
    public double CreditElsewhere { get; init; } = 1;

    /// <summary>Multiplier of wording replaced by machine or broken by translation.</summary>
    public double Reworded { get; init; } = 1;

    /// <summary>Multiplier of wording that fits English less well.</summary>
    public double Odd { get; init; } = 1;

    /// <summary>Multiplier of fuller sentences.</summary>
    public double Fuller { get; init; } = 1;

    /// <summary>Multiplier of nearly all of one standing in the other.</summary>
    public double Abridged { get; init; } = 1;

    /// <summary>Multiplier of quotations cut short.</summary>
    public double CutQuotation { get; init; } = 1;

    /// <summary>Multiplier of readings that one has alone.</summary>
    public double Singular { get; init; } = 1;

    /// <summary>The multiplier of a kind of reason.</summary>
    public double Of(string kind) =>
        kind switch
        {
            "earlier" => Time,
            PairWeigher.CreditKind => Credit,
            "credit-elsewhere" => CreditElsewhere,
            DescentKind.SpunWording or DescentKind.TranslatedWording => Reworded,
            "odd-wording" => Odd,
            "fuller-sentences" => Fuller,
            "abridgement" => Abridged,
            "cut-quotation" => CutQuotation,
            "singular-readings" => Singular,
            _ => 1,
        };
}
