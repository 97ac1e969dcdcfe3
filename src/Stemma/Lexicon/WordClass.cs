namespace Stemma.Lexicon;

/// <summary>The class of words that a word behaves like, found from the bigrams of general English (see tools/TaggerTrainer).</summary>
/// <param name="Fine">One of 512, from 1 on; 0 for unknown words.</param>
/// <param name="Middle">One of 128 that the fine class is part of.</param>
/// <param name="Coarse">One of 32.</param>
internal readonly record struct WordClass(ushort Fine, byte Middle, byte Coarse)
{
    /// <summary>The class of unknown words.</summary>
    public static readonly WordClass None;
}
