using NodaTime;

namespace Stemma.Grouping;

/// <summary>Compares two articles directly.</summary>
/// <remarks>
/// Wording that is shared word for word but makes up less than half of both (a quotation, a paragraph of a press release)
/// is set aside and the rest compared: what remains must still tell of the same event. Where it makes up more, what either has
/// beside it must speak of the same things; where the shorter has nothing beside it, the longer must speak of the same things
/// elsewhere, or it is a list page that holds the shorter.
/// </remarks>
internal static class PairComparison
{
    /// <summary>Share of a text that makes it a copy in the main: the plain majority.</summary>
    private const double Majority = 0.5;

    /// <summary>
    /// Least cosine between what two texts have beside their shared wording (where the shorter has next to nothing beside it,
    /// between it and the rest of the longer) for the two to be one account. Set by hand, not measured: lower joins a list page to
    /// each report that it prints, higher parts a report from its long version.
    /// </summary>
    private const double Coherence = 0.08;

    /// <summary>
    /// Words in a run that is set aside: about a short sentence. Shorter ones are titles and stock phrases that reports of
    /// one event share without copying.
    /// </summary>
    private const int RunWords = 12;

    /// <summary>
    /// Words beside the shared runs from which a text has something of its own to compare: about a sentence. Two short reports
    /// that end with the same box or paragraph of a press release are told apart by what stands before it.
    /// </summary>
    private const int OwnWords = 20;

    /// <summary>
    /// Stretches that what both took from elsewhere is made of at most, and words that make one: a paragraph with a word
    /// changed. What is shared in more places, or in another order, is the report itself, taken over with additions of either's own.
    /// </summary>
    private const int MostStretches = 2;

    /// <inheritdoc cref="MostStretches"/>
    private const int StretchWords = 8;

    /// <summary>Log-odds below which a pair joins nothing whatever its days, so that they need not be read.</summary>
    private const double LeastOdds = -3.5;

    private const double DaysOfYear = 365.25;

    /// <summary>
    /// Days by which dates of one event that differ in their year may differ besides. By reckoning, not measured: one in 200 dates
    /// has a wrong year, and one in 50 of two dates years apart falls on such a day.
    /// </summary>
    private const double YearError = 4;

    /// <summary>What the two have in common.</summary>
    public static Evidence Compare(Profile left, Profile right)
    {
        var evidence = Words(left, right);
        // A copy's day of publication may be that on which it was taken, and its days are resolved against that.
        return evidence.Wording > 0 || evidence.DaysApart is null || evidence.Odds < LeastOdds
            ? evidence
            : evidence with
            {
                DayRelation = StatedDays.Between(left.StatedDays, right.StatedDays),
            };
    }

    private static Evidence Words(Profile left, Profile right)
    {
        var days = DaysApart(left, right);
        var shared = Shingles.Shared(left.ShingleSet, right.ShingleSet);
        if (shared == 0)
            return Common.Measure(left, left.Weights, right, right.Weights, days);
        var (leftRest, leftCovered, leftStretches) = Rest(left, right);
        var (rightRest, rightCovered, rightStretches) = Rest(right, left);
        if (Math.Max(leftCovered, rightCovered) < Majority)
            return Common.Measure(left, leftRest, right, rightRest, days);
        var wording = (double)shared / Math.Min(left.ShingleSet.Length, right.ShingleSet.Length);
        var whole = Common.Measure(left, left.Weights, right, right.Weights, days) with { Wording = wording };
        Evidence rest;
        if (
            Math.Max(leftStretches, rightStretches) <= MostStretches
            && Math.Min(Own(left, leftCovered), Own(right, rightCovered)) >= OwnWords
        )
        {
            rest = Common.Measure(left, leftRest, right, rightRest, days);
            if (days is not null && StatedDays.Between(left.StatedDays, right.StatedDays) == DayRelation.Apart)
                return rest;
        }
        else if (Math.Min(leftCovered, rightCovered) >= Majority)
            return whole;
        else if (leftCovered > rightCovered)
            rest = Common.Measure(left, left.Weights, right, rightRest, days);
        else
            rest = Common.Measure(left, leftRest, right, right.Weights, days);
        return rest.Terms >= Coherence ? whole : rest;
    }

    private static double Own(Profile profile, double covered) => (1 - covered) * profile.Positions.Length;

    /// <summary>Share of the shorter text's runs of words that the other has too.</summary>
    public static double SharedWording(Profile left, Profile right)
    {
        var shorter = Math.Min(left.ShingleSet.Length, right.ShingleSet.Length);
        return shorter == 0 ? 0 : (double)Shingles.Shared(left.ShingleSet, right.ShingleSet) / shorter;
    }

    private static int? DaysApart(Profile left, Profile right)
    {
        if (left.Article.Published is not { } one || right.Article.Published is not { } other)
            return null;
        var days = Math.Abs(Period.DaysBetween(one.Date, other.Date));
        // Whole years apart: as likely a wrong year as an event of the same day of another, so it tells nothing.
        var years = Math.Round(days / DaysOfYear);
        return years >= 1 && Math.Abs(days - (years * DaysOfYear)) <= YearError ? null : days;
    }

    /// <summary>Weights without the words that stand in shared runs, the share of words that do, and in how many stretches.</summary>
    private static (float[] Weights, double Covered, int Stretches) Rest(Profile profile, Profile other)
    {
        var remaining = new int[profile.Terms.Length];
        foreach (var term in profile.Positions)
            remaining[term]++;
        var covered = 0;
        int stretches = 0,
            run = 0;
        int start = 0,
            end = 0;
        for (var word = 0; word <= profile.Shingles.Length; word++)
        {
            var found =
                word < profile.Shingles.Length && Array.BinarySearch(other.ShingleSet, profile.Shingles[word]) >= 0;
            run = found ? run + 1 : 0;
            if (run == StretchWords - Shingles.Length + 1)
                stretches++;
            if (found && word <= end && end > start)
            {
                end = word + Shingles.Length;
            }
            else if (found || word == profile.Shingles.Length)
            {
                if (end - start >= RunWords)
                {
                    covered += end - start;
                    for (var index = start; index < end; index++)
                        remaining[profile.Positions[index]]--;
                }

                start = word;
                end = word + Shingles.Length;
            }
        }

        var weights = new float[remaining.Length];
        for (var index = 0; index < weights.Length; index++)
            weights[index] = profile.Weights[index] * remaining[index] / profile.Terms[index].Count;
        return (weights, (double)covered / Math.Max(1, profile.Positions.Length), stretches);
    }
}
