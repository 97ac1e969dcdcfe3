using System.Collections.Immutable;
using Stemma.Annotating;
using Stemma.Collating;
using Stemma.Text;

namespace Stemma.Spinning;

/// <summary>One sign that a translation lies between two witnesses.</summary>
/// <param name="Kind">Stable word: "even-rewording", "lost-articles", "mangled-name", "reworded-quotation".</param>
/// <param name="Text">The sign in words.</param>
/// <param name="Weight">What it adds to the score before the score is cut at 1.</param>
/// <param name="Left">Where, in the left witness.</param>
/// <param name="Right">Where, in the right witness.</param>
public sealed record TranslationReason(string Kind, string Text, double Weight, TextSpan Left, TextSpan Right);

/// <summary>Whether one of two witnesses reads as sent through another language and back. Says nothing about which.</summary>
/// <param name="Score">0 to 1: the sum of weights set by hand, no probability. No gold of translated pairs exists to set a threshold on.</param>
/// <param name="Reasons">Strongest first, ties by place in the left witness.</param>
public sealed record TranslationEvidence(double Score, ImmutableArray<TranslationReason> Reasons);

/// <summary>Finds the traces of translation in an aligned pair.</summary>
public static class TranslationTraces
{
    /// <summary>Share of kept words between which a sentence counts as reworded throughout.</summary>
    private const double LeastKept = 0.2;
    private const double MostKept = 0.75;

    /// <summary>Sentences so reworded, in the same order, that make a pair look translated.</summary>
    private const int LeastStretches = 4;

    /// <summary>Articles that must be missing on one side: fewer are style.</summary>
    private const int LeastArticles = 3;

    /// <summary>Words of a difference that are searched for names; the search is quadratic.</summary>
    private const int LongestDifference = 8;

    /// <summary>What one kind of sign adds at most, so that no kind makes a translation by itself.</summary>
    private const double MostOfOneKind = 0.4;

    /// <summary>Weighs an aligned pair. Quotation layers are used where they are present.</summary>
    public static TranslationEvidence Weigh(Article left, Article right, ImmutableArray<AlignedStretch> stretches)
    {
        var reasons = new List<TranslationReason>();
        AddEvenRewording(stretches, reasons);
        AddLostArticles(left, right, stretches, reasons);
        foreach (var difference in stretches.SelectMany(stretch => stretch.Differences))
        {
            if (FindMangledName(left, right, difference) is { } name)
                reasons.Add(name);
            else if (IsInsideQuotation(left, difference.Left) && IsInsideQuotation(right, difference.Right))
            {
                reasons.Add(
                    new TranslationReason(
                        "reworded-quotation",
                        $"quoted as “{left.Slice(difference.Left)}” and as “{right.Slice(difference.Right)}”",
                        0.1,
                        difference.Left,
                        difference.Right
                    )
                );
            }
        }

        var score = reasons
            .GroupBy(reason => reason.Kind)
            .Sum(group => Math.Min(MostOfOneKind, group.Sum(reason => reason.Weight)));
        return new TranslationEvidence(
            Math.Round(Math.Min(1, score), 3),
            [.. reasons.OrderByDescending(reason => reason.Weight).ThenBy(reason => reason.Left)]
        );
    }

    private static void AddEvenRewording(ImmutableArray<AlignedStretch> stretches, List<TranslationReason> reasons)
    {
        var reworded = stretches.Where(stretch => stretch.Kept is >= LeastKept and <= MostKept).ToArray();
        if (reworded.Length < LeastStretches || reworded.Length < 0.6 * stretches.Length)
            return;
        var inOrder = reworded.Zip(reworded.Skip(1)).Count(pair => pair.First.Right.Start < pair.Second.Right.Start);
        if (inOrder < 0.9 * (reworded.Length - 1))
            return;
        reasons.Add(
            new TranslationReason(
                "even-rewording",
                $"{reworded.Length} of {stretches.Length} sentences say the same in the same order in other words",
                0.3,
                reworded[0].Left.Union(reworded[^1].Left),
                reworded[0].Right.Union(reworded[^1].Right)
            )
        );
    }

    private static void AddLostArticles(
        Article left,
        Article right,
        ImmutableArray<AlignedStretch> stretches,
        List<TranslationReason> reasons
    )
    {
        var (lost, leftLost) = (0, 0);
        WordingDifference? first = null;
        foreach (var difference in stretches.SelectMany(stretch => stretch.Differences))
        {
            var more = Words(left, difference.Left).Count(IsArticle) - Words(right, difference.Right).Count(IsArticle);
            lost += Math.Abs(more);
            leftLost += Math.Max(0, -more);
            if (more != 0)
                first ??= difference;
        }

        // Editors drop an article here and add one there; a translation drops them on one side.
        if (first is not { } place || lost < LeastArticles || Math.Max(leftLost, lost - leftLost) < 0.8 * lost)
            return;
        reasons.Add(
            new TranslationReason(
                "lost-articles",
                $"{lost} articles (a, an, the) stand on one side only",
                Math.Min(MostOfOneKind, 0.08 * lost),
                place.Left,
                place.Right
            )
        );
    }

    private static TranslationReason? FindMangledName(Article left, Article right, WordingDifference difference)
    {
        foreach (var one in Words(left, difference.Left).Take(LongestDifference))
        {
            foreach (var other in Words(right, difference.Right).Take(LongestDifference))
            {
                if (NameVariants.AreMangled(one, other))
                {
                    return new TranslationReason(
                        "mangled-name",
                        $"“{one}” and “{other}” spell one name two ways",
                        0.2,
                        difference.Left,
                        difference.Right
                    );
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> Words(Article article, TextSpan span) =>
        article
            .Slice(span)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim(',', '.', ';', ':'));

    private static bool IsArticle(string word) =>
        word.Equals("the", StringComparison.OrdinalIgnoreCase)
        || word.Equals("a", StringComparison.OrdinalIgnoreCase)
        || word.Equals("an", StringComparison.OrdinalIgnoreCase);

    private static bool IsInsideQuotation(Article article, TextSpan span) =>
        span.Length > 0
        && article
            .Get(AnnotationLayers.Quotations)
            .Any(quotation => quotation.Kind == QuotationKind.Direct && quotation.Span.Contains(span));
}
