namespace Stemma.Grouping;

/// <summary>Takes texts that differ in a few words as one text, so that a thousand copies cost a thousand comparisons.</summary>
/// <remarks>
/// The texts are gone through in a fixed order; each joins the first leader that it nearly repeats, or becomes one. Leaders are
/// found by the least hashes of the runs, of which two near-copies share most (bottom sketch; Broder, "On the resemblance
/// and containment of documents", 1997, section 3).
/// </remarks>
internal static class NearCopies
{
    /// <summary>
    /// Share of all runs of the two that both have. A word changed in a text of 400 touches 5 runs of 400: ten changes in
    /// different places leave 0.78. Lower would take two reports filled into one form for copies.
    /// </summary>
    private const double Least = 0.8;

    /// <summary>Least hashes that a text is looked up by: two texts with 0.8 in common share none once in 10,000 pairs.</summary>
    private const int Sketch = 8;

    /// <summary>Leaders that are compared under one hash; more hold a stock phrase.</summary>
    private const int MostLeaders = 16;

    /// <summary>The index of each text's leader; its own where it leads.</summary>
    /// <param name="profiles">In a fixed order.</param>
    /// <param name="isAlone">True for texts that must stay by themselves.</param>
    public static int[] Leaders(IReadOnlyList<Profile> profiles, Func<int, bool> isAlone)
    {
        var leaders = new int[profiles.Count];
        var filed = new Dictionary<uint, List<int>>();
        for (var text = 0; text < profiles.Count; text++)
        {
            var runs = profiles[text].ShingleSet;
            var sketch = runs.AsSpan(0, Math.Min(Sketch, runs.Length));
            leaders[text] = isAlone(text) ? text : Leader(profiles, text, sketch, filed);
            if (leaders[text] != text || isAlone(text))
                continue;
            foreach (var run in sketch)
            {
                if (!filed.TryGetValue(run, out var list))
                    filed.Add(run, list = []);
                if (list.Count < MostLeaders)
                    list.Add(text);
            }
        }

        return leaders;
    }

    private static int Leader(
        IReadOnlyList<Profile> profiles,
        int text,
        ReadOnlySpan<uint> sketch,
        Dictionary<uint, List<int>> filed
    )
    {
        var first = text;
        foreach (var run in sketch)
        {
            foreach (var leader in filed.GetValueOrDefault(run) ?? [])
            {
                if (leader < first && Are(profiles[leader], profiles[text]))
                    first = leader;
            }
        }

        return first;
    }

    /// <summary>True where the two differ in a few words at most.</summary>
    public static bool Are(Profile left, Profile right)
    {
        var shared = Shingles.Shared(left.ShingleSet, right.ShingleSet);
        return shared > 0 && shared >= Least * (left.ShingleSet.Length + right.ShingleSet.Length - shared);
    }
}
