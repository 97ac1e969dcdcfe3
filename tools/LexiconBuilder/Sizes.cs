namespace LexiconBuilder;

/// <summary>How much of the inputs is kept. Set so that all tables stay near 9 MB; docs/adr/0005 has what each step costs.</summary>
internal static class Sizes
{
    /// <summary>Words by descending probability. Fewer make more of a text unknown; more cost about 12 bytes each.</summary>
    public const int Words = 48_000;

    /// <summary>Pairs by worth, 3.1 bytes each.</summary>
    public const int Bigrams = 1_200_000;

    /// <summary>Triples by worth, 3 bytes each and 4 for each context.</summary>
    public const int Trigrams = 1_000_000;
}
