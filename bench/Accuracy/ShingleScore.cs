using System.Text.RegularExpressions;

namespace Accuracy;

/// <summary>Precision and recall over 4-word shingles, averaged over pages.</summary>
internal sealed partial class ShingleScore
{
    private double precision;
    private double recall;

    public int Pages { get; private set; }

    public double F1 => 2 * precision * recall / (precision + recall) / Pages;

    public void Add(string expected, string actual)
    {
        var (gold, found) = (Shingles(expected), Shingles(actual));
        var shared = gold.Sum(item => Math.Min(item.Value, found.GetValueOrDefault(item.Key)));
        precision += (double)shared / Math.Max(1, found.Values.Sum());
        recall += (double)shared / Math.Max(1, gold.Values.Sum());
        Pages++;
    }

    public override string ToString() => $"precision {precision / Pages:F3} recall {recall / Pages:F3} F1 {F1:F3}";

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Word().Matches(text).Select(match => match.Value).ToArray();
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < Math.Max(Math.Min(1, words.Length), words.Length - 3); index++)
        {
            var shingle = string.Join(' ', words.Skip(index).Take(4));
            shingles[shingle] = shingles.GetValueOrDefault(shingle) + 1;
        }

        return shingles;
    }

    [GeneratedRegex(@"\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
