namespace Stemma.Tests.Grouping.Pairs;

/// <summary>Two invented reports that are of one event, or are alike and of two.</summary>
/// <param name="Kind">What makes it hard.</param>
/// <param name="Left">One report.</param>
/// <param name="Right">The other.</param>
internal sealed record EventPair(string Kind, string Left, string Right)
{
    public override string ToString() => Kind;
}
