using System.Globalization;

namespace Stemma.Grouping;

/// <summary>Says in plain words why two articles are in one story.</summary>
internal static class Reasons
{
    /// <summary>Terms named as examples: enough to recognise the event, short enough for one line.</summary>
    private const int Examples = 4;

    /// <summary>The join of two articles, with its reason.</summary>
    public static Join Between(Profile left, Profile right, double score)
    {
        if (string.CompareOrdinal(left.Article.Path, right.Article.Path) > 0)
            (left, right) = (right, left);
        var same =
            left.ShingleSet.AsSpan().SequenceEqual(right.ShingleSet) && left.Positions.Length == right.Positions.Length;
        var reason = same ? "have the same words" : Describe(left, right);
        return new Join(left.Article.Path, right.Article.Path, Math.Round(score, 4), reason);
    }

    /// <summary>The join of a text and a near-copy of it.</summary>
    public static Join OfCopy(Profile text, Profile copy) =>
        Between(text, copy, SameWords.Comparer.Equals(text, copy) ? 1 : PairComparison.Compare(text, copy).Score);

    private static string Describe(Profile left, Profile right)
    {
        var shared = Shared(left, right);
        var parts = new List<string>();
        if (shared.Count > 0)
        {
            var examples = string.Join(", ", shared.Take(Examples).Select(item => Written(left, item.Term)));
            parts.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"share {shared.Count} rare {(shared.Count == 1 ? "term" : "terms")}{(shared.Count > Examples ? ", among them " : ": ")}{examples}"
                )
            );
        }

        var wording = PairComparison.SharedWording(left, right);
        if (wording >= 0.005)
            parts.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Math.Round(wording * 100)} % of the shorter text in common"
                )
            );
        if (left.Article.Published is { } one && right.Article.Published is { } other && one.Date == other.Date)
            parts.Add("published on the same day");
        return parts.Count > 0 ? string.Join("; ", parts) : "share common words only";
    }

    private static List<(int Term, double Part)> Shared(Profile left, Profile right)
    {
        var shared = new List<(int Term, double Part)>();
        int one = 0,
            other = 0;
        while (one < left.Keys.Length && other < right.Keys.Length)
        {
            var order = left.Keys[one].CompareTo(right.Keys[other]);
            if (order == 0)
            {
                if (TermWeights.IsRare(left.Rarities[one]))
                    shared.Add((one, (double)left.Weights[one] * right.Weights[other]));
                one++;
                other++;
            }
            else if (order < 0)
            {
                one++;
            }
            else
            {
                other++;
            }
        }

        shared.Sort(
            (left, right) => left.Part != right.Part ? right.Part.CompareTo(left.Part) : left.Term - right.Term
        );
        return shared;
    }

    private static string Written(Profile profile, int term) => profile.Article.Slice(profile.Terms[term].Sample);
}
