using Stemma.Grouping;

namespace Stemma.Collating;

/// <summary>Compares the witnesses of a story: every pair, then all together. Pure; safe to call from many threads at once.</summary>
public static class Collator
{
    /// <summary>
    /// Collates the witnesses. Sigla only name and order the result: which text bears which siglum changes nothing else.
    /// </summary>
    /// <remarks>
    /// Linear in the length of texts; quadratic in the number of distinct texts up to <see cref="PairPlan.MostCompared"/>
    /// witnesses, and beyond that in the number of those that are no near-copies of another. Witnesses without tokens, sentences or
    /// reporting take part in nothing.
    /// </remarks>
    public static Collation Collate(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var texts = DistinctTexts.Of(story);
        var pairs = PairTable.Align(texts);
        return new Collation(story, PairWriter.Write(texts, pairs), PassageWriter.Write(texts, pairs));
    }
}
