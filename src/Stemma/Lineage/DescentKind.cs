using Stemma.Collating;

namespace Stemma.Lineage;

/// <summary>Names how a witness was made from its source, by what became of the shared stretches.</summary>
internal static class DescentKind
{
    /// <summary>Kind of the reason that one side's wording was replaced by machine; set by Spinning's evidence.</summary>
    public const string SpunWording = "spun-wording";

    /// <summary>Kind of the reason that one side reads as sent through another language.</summary>
    public const string TranslatedWording = "translated-wording";

    /// <summary>How the descendant was made. A copy may lack or add a line; <paramref name="isWhole"/> says both texts correspond nearly whole.</summary>
    public static Descent Of(
        IReadOnlyCollection<AlignedStretch> stretches,
        PairEvidence pair,
        string descendant,
        bool isWhole
    )
    {
        if (stretches.Count == 0)
            return Descent.Citation;
        if (Marks(pair, descendant, SpunWording) && Share(stretches, PassageRelation.Spun) >= 0.3)
            return Descent.Spin;
        if (Marks(pair, descendant, TranslatedWording) && Share(stretches, PassageRelation.Translated) >= 0.3)
            return Descent.Translation;
        // Speech is copied whole by everybody: it says nothing of how the rest was made.
        stretches = [.. stretches.Where(stretch => stretch.Relation != PassageRelation.Quoted)];
        var verbatim = Share(stretches, PassageRelation.Verbatim);
        if (isWhole && Kept(stretches) >= 0.95)
            return Descent.Copy;
        return verbatim + Share(stretches, PassageRelation.Edited) >= 0.5 ? Descent.Edit : Descent.Rewrite;
    }

    private static bool Marks(PairEvidence pair, string descendant, string kind)
    {
        var isRight = string.Equals(descendant, pair.Right, StringComparison.Ordinal);
        return pair.Pulls.Any(pull =>
            string.Equals(pull.Reason.Kind, kind, StringComparison.Ordinal) && pull.Bits > 0 == isRight
        );
    }

    private static double Kept(IReadOnlyCollection<AlignedStretch> stretches) =>
        stretches.Sum(stretch => stretch.Kept * stretch.Left.Length)
        / Math.Max(1, stretches.Sum(stretch => stretch.Left.Length));

    private static double Share(IReadOnlyCollection<AlignedStretch> stretches, PassageRelation relation)
    {
        double all = stretches.Sum(stretch => stretch.Left.Length + stretch.Right.Length);
        return stretches
                .Where(stretch => stretch.Relation == relation)
                .Sum(stretch => stretch.Left.Length + stretch.Right.Length) / Math.Max(1, all);
    }
}
