using System.Collections.Immutable;
using Stemma.Lexicon;

namespace Stemma.Spinning;

/// <summary>Word numbers of a sentence; before it stands the sentence mark, beyond it nothing is known.</summary>
internal sealed class SentenceNumbers(LanguageModel model, ImmutableArray<ModelWord> words)
{
    private readonly int[] numbers = [.. words.Select(word => word.Number)];
    private readonly bool[] functionWords =
    [
        .. words.Select(word => word.Number >= 0 && FunctionWords.Contains(model.Vocabulary[word.Number])),
    ];

    /// <summary>How many words there are.</summary>
    public int Length => numbers.Length;

    /// <summary>The number at a place, which may lie outside the sentence.</summary>
    public int this[int at] =>
        at == -1 ? model.Vocabulary.SentenceStart
        : at < 0 || at >= numbers.Length ? Vocabulary.Unknown
        : numbers[at];

    /// <summary>True for a closed-class word.</summary>
    public bool IsFunctionWord(int at) => functionWords[at];

    /// <summary>The numbers of a stretch.</summary>
    public ReadOnlySpan<int> Slice(int start, int end) => numbers.AsSpan()[start..end];
}
