using System.Collections.Immutable;
using Stemma.Grouping;

namespace Stemma.Lineage;

/// <summary>How a witness was made from what it descends from.</summary>
public enum Descent
{
    /// <summary>Word for word.</summary>
    Copy,

    /// <summary>Cut, extended or lightly changed.</summary>
    Edit,

    /// <summary>Retold in other words.</summary>
    Rewrite,

    /// <summary>Words replaced by machine.</summary>
    Spin,

    /// <summary>Through another language.</summary>
    Translation,

    /// <summary>Only cited: nothing but a credit ties the two.</summary>
    Citation,
}

/// <summary>One account in the graph.</summary>
/// <param name="Id">Siglum of a witness, or "x1", "x2" … for a lost one.</param>
/// <param name="Lost">True where it is inferred or cited but not among the inputs.</param>
/// <param name="Name">Who published a lost one, where a credit or citation says so; null otherwise.</param>
public sealed record StemmaNode(string Id, bool Lost, string? Name);

/// <summary>A reason for an edge or a verdict, with the words it rests on.</summary>
/// <param name="Kind">Stable word for programs: "shared-wording", "credit", "spun-wording", "abridgement", "earlier" …</param>
/// <param name="Text">The reason in plain words for people.</param>
/// <param name="Evidence">Where to look, in siglum order.</param>
public sealed record Reason(string Kind, string Text, ImmutableArray<WitnessSpan> Evidence);

/// <summary>Descent of one account, or of some passages of it, from another.</summary>
/// <param name="From">Id of the ancestor.</param>
/// <param name="To">Id of the descendant.</param>
/// <param name="Relation">How it was made.</param>
/// <param name="Score">Confidence, 0 to 1.</param>
/// <param name="Reasons">Strongest first; never empty.</param>
public sealed record StemmaEdge(string From, string To, Descent Relation, double Score, ImmutableArray<Reason> Reasons);

/// <summary>Who descends from whom.</summary>
/// <param name="Nodes">Witnesses in siglum order, then lost ones by number.</param>
/// <param name="Edges">Ordered by To, then From; without cycles: accounts that cite each other show it as a reason.</param>
public sealed record StemmaGraph(ImmutableArray<StemmaNode> Nodes, ImmutableArray<StemmaEdge> Edges);

/// <summary>A count of independent origins that owns its uncertainty.</summary>
/// <param name="Estimate">Best single number; Low ≤ Estimate ≤ High.</param>
/// <param name="Low">Roots proven apart by the text.</param>
/// <param name="High">Roots if every undecided tie is cut and every source that is only cited reported by itself.</param>
public sealed record OriginRange(int Estimate, int Low, int High);

/// <summary>The origins of a story with the rule they were counted by.</summary>
/// <param name="Range">The count.</param>
/// <param name="Rule">The rule in words, with what widened the range.</param>
/// <param name="CitedOnly">Sources cited for something but not behind any shared text; ordinal order.</param>
public sealed record Origins(OriginRange Range, string Rule, ImmutableArray<string> CitedOnly);
