namespace Stemma.Annotating.Names;

/// <summary>Labels of the name tagger: outside, and for each kind its first and its further tokens.</summary>
/// <remarks>The shipped weights depend on the numbers. First labels are even, the label that continues them is one more.</remarks>
internal static class NameLabel
{
    /// <summary>Of no name.</summary>
    public const int Outside = 1;

    /// <summary>Number of labels, with an unused zero.</summary>
    public const int Count = 8;

    /// <summary>The label of the first token of a name.</summary>
    public static int First(NameKind kind) => 2 + ((int)kind * 2);

    /// <summary>True for the first token of a name.</summary>
    public static bool IsFirst(int label) => label >= 2 && label % 2 == 0;

    /// <summary>True for a further token of a name.</summary>
    public static bool IsInside(int label) => label >= 3 && label % 2 == 1;

    /// <summary>The kind that a label other than outside stands for.</summary>
    public static NameKind KindOf(int label) => (NameKind)((label - 2) / 2);
}
