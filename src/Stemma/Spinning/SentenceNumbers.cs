using System.Collections.Immutable;
using Stemma.Lexicon;

namespace Stemma.Spinning;

/// <summary>Word numbers of a sentence; before it stands the sentence mark, beyond it nothing is known.</summary>
internal sealed class SentenceNumbers(LanguageModel model, ImmutableArray<ModelWord> words)
{
    private readonly int[] numbers = [.. words.Select(word => word.Number)];
    private static readonly Lazy<bool[]> ClosedClass = new(() =>
    {
        var vocabulary = LanguageModel.English.Vocabulary;
        var isClosed = new bool[vocabulary.Count];
        foreach (var word in FunctionWords.All)
        {
            if (vocabulary.Find(word) is var number && number >= 0)
                isClosed[number] = true;
        }

        return isClosed;
    });

    /// <summary>How many words there are.</summary>
    public int Length => numbers.Length;

    /// <summary>The number at a place, which may lie outside the sentence.</summary>
    public int this[int at] =>
        at == -1 ? model.Vocabulary.SentenceStart
        : at < 0 || at >= numbers.Length ? Vocabulary.Unknown
        : numbers[at];

    /// <summary>True for a closed-class word.</summary>
    public bool IsFunctionWord(int at) => numbers[at] >= 0 && IsClosedClass(numbers[at]);

    /// <summary>True for the number of a closed-class word.</summary>
    public static bool IsClosedClass(int number) => ClosedClass.Value[number];

    /// <summary>The numbers of a stretch.</summary>
    public ReadOnlySpan<int> Slice(int start, int end) => numbers.AsSpan()[start..end];
}
