using Stemma.Text;

namespace Accuracy.Claims;

/// <summary>Pairs what was found with what was labelled, each at most once.</summary>
internal static class Matching
{
    /// <summary>Pairs in the order of the labels: each takes the found item it fits best, where the fit is above 0.</summary>
    public static IEnumerable<(TLabel Label, TFound Found)> Pair<TLabel, TFound>(
        IReadOnlyList<TLabel> labels,
        IReadOnlyList<TFound> found,
        Func<TLabel, TFound, double> fit
    )
    {
        var free = Enumerable.Range(0, found.Count).ToHashSet();
        foreach (var label in labels)
        {
            var best = free.Select(index => (Index: index, Fit: fit(label, found[index])))
                .OrderByDescending(pair => pair.Fit)
                .ThenBy(pair => pair.Index)
                .FirstOrDefault();
            if (best.Fit <= 0)
                continue;
            free.Remove(best.Index);
            yield return (label, found[best.Index]);
        }
    }

    /// <summary>Characters that two spans share, as a share of those that either has.</summary>
    public static double Shared(TextSpan one, TextSpan other)
    {
        var common = Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start);
        return common <= 0 ? 0 : (double)common / (one.Length + other.Length - common);
    }
}
