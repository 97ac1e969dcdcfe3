namespace Stemma.Lexicon;

/// <summary>Tells in two look-ups that several words can be no form of any expression: nine in ten are none.</summary>
/// <remarks>
/// An expression is inflected at its first word or its last, so that all the others stand in it as they are: a Bloom filter of
/// the expressions without their first and without their last word. 128 kB; one in twenty passes that should not.
/// </remarks>
internal sealed class ExpressionEdges
{
    private const int Bits = 1 << 20;

    private readonly ulong[] filter = new ulong[Bits / 64];

    public ExpressionEdges(Thesaurus thesaurus, Vocabulary vocabulary)
    {
        Span<int> words = stackalloc int[byte.MaxValue];
        for (var expression = 0; expression < thesaurus.Count; expression++)
        {
            var numbers = thesaurus.Words(expression);
            if (numbers.Length is < 2 or > Substitutes.LongestSpan)
                continue;
            for (var at = 0; at < numbers.Length; at++)
                words[at] = numbers[at];
            Add(words[..numbers.Length]);
        }

        foreach (var definition in UnitDefinitions.All)
            Add(Array.ConvertAll(definition.Split(' '), word => vocabulary.Find(word)));
    }

    /// <summary>False where no expression of several words, inflected or not, reads so.</summary>
    public bool MayHave(ReadOnlySpan<int> words) => Has(Bit(words[1..], 1)) || Has(Bit(words[..^1], 2));

    private void Add(ReadOnlySpan<int> words)
    {
        Set(Bit(words[1..], 1));
        Set(Bit(words[..^1], 2));
    }

    private bool Has(uint bit) => (filter[bit >> 6] >> (int)(bit & 63) & 1) != 0;

    private void Set(uint bit) => filter[bit >> 6] |= 1UL << (int)(bit & 63);

    private static uint Bit(ReadOnlySpan<int> words, uint edge)
    {
        var hash = 2166136261 ^ edge;
        foreach (var word in words)
            hash = (hash ^ (uint)word) * 16777619;
        return (hash ^ (hash >> 13)) % Bits;
    }
}
