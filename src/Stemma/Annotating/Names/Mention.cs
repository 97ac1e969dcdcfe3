namespace Stemma.Annotating.Names;

/// <summary>A name while it is being worked out.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">One past the index of its last token.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Headline">Whether it stands in a line of capitalised words, where capitals prove nothing.</param>
internal readonly record struct Mention(int First, int End, NameKind Kind, bool Headline)
{
    /// <summary>Number of tokens.</summary>
    public int Length => End - First;
}
