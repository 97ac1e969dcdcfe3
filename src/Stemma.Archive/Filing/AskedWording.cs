using Stemma.Grouping;
using Stemma.Text;

namespace Stemma.Archive.Filing;

/// <summary>A wording that is looked for: its words with what each tells.</summary>
/// <remarks>Local alignment after Smith and Waterman, "Identification of common molecular subsequences", J. Mol. Biol. 1981.</remarks>
internal sealed class AskedWording
{
    /// <summary>What a closed-class word tells; the rarest tells 185.</summary>
    private const int OfCommon = 4;

    /// <summary>What a word costs that stands in one of the two only, or in place of another. Higher cuts the stretch where
    /// many words were replaced.</summary>
    private const int Gap = 5;

    /// <summary>Words of an article that are compared: bounds time and memory on a text of any length.</summary>
    private const int MostWords = 20_000;

    private readonly string[] words;
    private readonly int[] weights;

    private AskedWording(string[] words)
    {
        this.words = words;
        weights = Array.ConvertAll(words, Telling);
        Weight = weights.Any(weight => weight > OfCommon) ? weights.Sum() : 0;
    }

    /// <summary>Sum of what its words tell; 0 where all are common.</summary>
    public int Weight { get; }

    /// <summary>What a word tells by how rare it is in general English, 4 to 185.</summary>
    public static int Telling(string word) => ReuseText.Of(word).Points is [var points, ..] ? points : OfCommon;

    /// <summary>The wording of a text, at most so many words.</summary>
    public static AskedWording Of(string text, int most) =>
        new([.. SearchQuery.Words(text).Take(most).Select(word => word.Word)]);

    /// <summary>Its rarest words, each once, with what each tells.</summary>
    public List<(string Word, int Weight)> Rarest(int most) =>
        [
            .. words
                .Zip(weights)
                .Where(word => word.Second > OfCommon)
                .DistinctBy(word => word.First, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(word => word.Second)
                .ThenBy(word => word.First, StringComparer.Ordinal)
                .Take(most),
        ];

    /// <summary>The stretch of the article that has most of it, or null where nothing corresponds.</summary>
    public WordingHit? FindIn(Article article)
    {
        var others = SearchQuery.Words(article.Text).Take(MostWords).ToList();
        var width = words.Length + 1;
        var scores = new int[2, width];
        var steps = new byte[(others.Count + 1) * width];
        var best = (Score: 0, Row: 0, Column: 0);
        for (var row = 1; row <= others.Count; row++)
        {
            var (now, before) = (row & 1, (row - 1) & 1);
            for (var column = 1; column < width; column++)
            {
                var isSame = string.Equals(others[row - 1].Word, words[column - 1], StringComparison.OrdinalIgnoreCase);
                var score = scores[before, column - 1] + (isSame ? weights[column - 1] : -Gap);
                var step = isSame ? Step.Same : Step.Replaced;
                if (scores[before, column] - Gap > score)
                    (score, step) = (scores[before, column] - Gap, Step.Other);
                if (scores[now, column - 1] - Gap > score)
                    (score, step) = (scores[now, column - 1] - Gap, Step.Asked);
                scores[now, column] = Math.Max(0, score);
                steps[(row * width) + column] = (byte)(score > 0 ? step : Step.None);
                if (score > best.Score)
                    best = (score, row, column);
            }
        }

        if (best.Score == 0)
            return null;
        var same = new List<TextSpan>();
        var told = 0;
        var (at, of) = (best.Row, best.Column);
        while (true)
        {
            switch ((Step)steps[(at * width) + of])
            {
                case Step.Same:
                    told += weights[of - 1];
                    same.Add(others[at - 1].Span);
                    (at, of) = (at - 1, of - 1);
                    continue;
                case Step.Replaced:
                    (at, of) = (at - 1, of - 1);
                    continue;
                case Step.Other:
                    at--;
                    continue;
                case Step.Asked:
                    of--;
                    continue;
                default:
                    same.Reverse();
                    return new WordingHit(article, Math.Round((double)told / Weight, 3), same[0].Union(same[^1]), same);
            }
        }
    }

    private enum Step : byte
    {
        None,
        Same,
        Replaced,
        Other,
        Asked,
    }
}
