namespace Stemma.Collating;

/// <summary>How two stretches relate, by the words they keep.</summary>
internal static class Relations
{
    /// <summary>
    /// Share of the longer side kept from which a stretch is edited rather than paraphrased. Sentences of ECB+ with a third of their
    /// open-class words replaced keep .75 of all words on average, with half replaced .65, and hardly any falls below .5.
    /// </summary>
    private const double EditedKept = 0.5;

    /// <summary>Share of the shorter side kept from which a stretch is edited though much was cut from it.</summary>
    private const double AbridgedKept = 0.8;

    /// <summary>Words beside the speech that a quotation may have on each side: "he said", "she told the inquiry".</summary>
    private const int AttributionWords = 4;

    /// <summary>Verbatim, edited or paraphrased.</summary>
    public static PassageRelation Of(int equal, int left, int right)
    {
        if (equal == left && equal == right)
            return PassageRelation.Verbatim;
        var edited = equal >= EditedKept * Math.Max(left, right) || equal >= AbridgedKept * Math.Min(left, right);
        return edited ? PassageRelation.Edited : PassageRelation.Paraphrased;
    }

    /// <summary>True where a stretch is speech but for a short attribution: at least three words in four spoken.</summary>
    public static bool IsSpeech(int spoken, int words) => words - spoken <= AttributionWords && spoken * 4 >= words * 3;

    /// <summary>The weaker of two: speech says nothing of descent, so it yields to any other relation.</summary>
    public static PassageRelation Weaker(PassageRelation one, PassageRelation other) =>
        one == PassageRelation.Quoted ? other
        : other == PassageRelation.Quoted ? one
        : (PassageRelation)Math.Max((int)one, (int)other);
}
