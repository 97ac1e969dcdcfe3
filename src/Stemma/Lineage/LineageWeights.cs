namespace Stemma.Lineage;

/// <summary>What every sign is worth, in bits, and what a hypothesis costs.</summary>
/// <remarks>
/// Added, Dropped and CopyRuns were set on generated histories (bench/Accuracy, tune seeds) with the known histories of the
/// tests as a limit; the rest by hand. The multipliers apply to what <see cref="PairWeigher"/> gives a sign and are there
/// to be fitted (docs/accuracy.md, "Histories", says what a search over all of them found, and why it was not taken).
/// The weights of trees, from WordsChanged to TextInTree, were set by a search over one weight at a time on 90 tune histories and
/// kept where 72 others agreed.
/// </remarks>
internal sealed record LineageWeights
{
    /// <summary>The weights that are used.</summary>
    public static LineageWeights Default { get; } = new();

    /// <summary>Shared wording up to so many bits is what two accounts of one event may share by chance.</summary>
    /// <remarks>
    /// Lower ties independent reports together, higher loses short rewrites. On 93 tune histories 20 counts 0.882 of the origins
    /// right and 14 0.871, with parent F1 0.710 and 0.705; but with 20 the second seed, a rewrite of the same lost report as the
    /// first, is taken for its source.
    /// </remarks>
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

    /// <summary>So many bits more where the second parent is kin of the first: what the first lacks, a closer relative may have had.</summary>
    /// <remarks>On 162 tune histories 20 of 63 such parents were right, 1 of 31 below this; 20 and 30 take true ones as well.</remarks>
    public double SecondOfKin { get; init; } = 10;

    /// <summary>A copy and its source that differ by fewer bits as parents cannot be told apart, if none of the copy's own words were handed on: the source is taken.</summary>
    /// <remarks>The least at which all copies of the known histories hang where they should; on tune seeds 0 to 4 differ by less than 0.01.</remarks>
    public double Indifference { get; init; } = 3;

    /// <summary>So many changed runs of words at most lie between a text and what passes for a copy of it.</summary>
    public double CopyRuns { get; init; } = 6;

    /// <summary>Bits for a word or a few put for others at one place.</summary>
    public double WordsChanged { get; init; } = 2.4;

    /// <summary>Bits for words left out inside a sentence.</summary>
    public double WordsCut { get; init; } = 0.7;

    /// <summary>Bits for words added inside a sentence.</summary>
    public double WordsAdded { get; init; } = 0.7;

    /// <summary>Bits for sentences left out, of one piece.</summary>
    public double StretchCut { get; init; } = 1;

    /// <summary>Bits for sentences added, of one piece.</summary>
    public double StretchAdded { get; init; } = 1.6;

    /// <summary>Bits for sentences that come back after they were lost: who lacks a passage cannot hand it on.</summary>
    /// <remarks>On 348 tune histories 4 and 6 find 0.004 more parents than 1.6, what new sentences cost; on 162 of them 8 finds no more: mergers bring text back.</remarks>
    public double StretchRegained { get; init; } = 4;

    /// <summary>Power of the rank of an omission among those of its passage that part the witnesses alike, by which it is divided.</summary>
    /// <remarks>High, so that a clause that is cut with another counts little: both were cut at once.</remarks>
    public double SameOmission { get; init; } = 4;

    /// <summary>Share of what a difference says of its own direction that counts.</summary>
    public double ChangeDirection { get; init; } = 0.5;

    /// <summary>Weight of a difference in small words only.</summary>
    public double SmallWords { get; init; } = 0.5;

    /// <summary>Power of the number of passages in which two readings stand for each other, by which their difference is divided.</summary>
    public double Habit { get; init; } = 0.5;

    /// <summary>Power of the rank of a difference among those of its passage that part the witnesses alike, by which it is divided.</summary>
    public double SamePassage { get; init; } = 0.5;

    /// <summary>A change of a tree must save so many bits.</summary>
    /// <remarks>
    /// Differences are correlated, so small savings are noise. On 162 tune histories 1 to 3 gave nearly the same; before times were
    /// weighed by account and omissions counted once, less than 8 took cuts that two made alike for descent.
    /// </remarks>
    public double MoveGain { get; init; } = 2;

    /// <summary>Bits against an edge between two that share too little to be compared: more than any tree costs otherwise.</summary>
    public double Unshared { get; init; } = 10_000;

    /// <summary>Bits for a lost original in a tree.</summary>
    /// <remarks>12 and 30 find 0.01 fewer parents on tune seeds: less assumes some behind copies that were edited alike, more misses true ones.</remarks>
    public double LostInTree { get; init; } = 19;

    /// <summary>The same where a branch names a source that is not among the inputs and that nobody above it names.</summary>
    /// <remarks>At 3 and 5 0.01 fewer parents are right on tune seeds.</remarks>
    public double NamedLostInTree { get; init; } = 8;

    /// <summary>Bits for a clock that is wrong, in a tree: about one in ten is, and half of these show.</summary>
    public double WrongClock { get; init; } = 4;

    /// <summary>Bits against an edge whose source is an hour or more younger, in a tree, where both clocks are taken for right; less in proportion.</summary>
    public double ClockConflict { get; init; } = 5;

    /// <summary>Multiplier of what a day without an hour, or no time at all, says against an edge.</summary>
    /// <remarks>At 1 a wire dated by the day alone hung under its own copy; 0 to 1 gave the same on tune seeds.</remarks>
    public double LooseClock { get; init; } = 0.5;

    /// <summary>Multiplier of credits in a tree.</summary>
    public double CreditInTree { get; init; } = 0.8;

    /// <summary>Multiplier in a tree of signs that variations show as well.</summary>
    public double TextInTree { get; init; } = 0.4;

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

    /// <summary>The multiplier of a kind of reason beside variations, which show some of it themselves.</summary>
    public double BesideVariations(string kind) =>
        kind switch
        {
            PairWeigher.CreditKind or "earlier" => 0,
            "same-outlet" or "credit-elsewhere" => 1,
            "singular-readings" => 0,
            _ => TextInTree,
        };

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
