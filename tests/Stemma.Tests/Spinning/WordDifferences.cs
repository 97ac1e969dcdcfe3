using Stemma.Collating;
using Stemma.Text;

namespace Stemma.Tests.Spinning;

/// <summary>The differences of two short texts by longest common subsequence of words: what these tests feed to Spinning.</summary>
internal static class WordDifferences
{
    public static List<WordingDifference> Between(Article left, Article right)
    {
        var (one, other) = (Words(left), Words(right));
        var common = new int[one.Length + 1, other.Length + 1];
        for (var at = one.Length - 1; at >= 0; at--)
        {
            for (var to = other.Length - 1; to >= 0; to--)
            {
                common[at, to] =
                    one[at].Normal == other[to].Normal
                        ? common[at + 1, to + 1] + 1
                        : Math.Max(common[at + 1, to], common[at, to + 1]);
            }
        }

        var differences = new List<WordingDifference>();
        var (i, j) = (0, 0);
        while (i < one.Length || j < other.Length)
        {
            var (from, to) = (i, j);
            while ((i < one.Length || j < other.Length) && !AtCommon(i, j))
            {
                if (j >= other.Length || (i < one.Length && common[i + 1, j] >= common[i, j + 1]))
                    i++;
                else
                    j++;
            }

            if ((from, to) != (i, j))
                differences.Add(new WordingDifference(Cover(one, from, i), Cover(other, to, j)));
            (i, j) = (i + 1, j + 1);
        }

        return differences;

        bool AtCommon(int at, int to) => at < one.Length && to < other.Length && one[at].Normal == other[to].Normal;
    }

    private static Token[] Words(Article article) =>
        [.. article.Get(TextLayers.Tokens).Where(token => token.IsLexical)];

    private static TextSpan Cover(Token[] words, int start, int end)
    {
        if (end > start)
            return words[start].Span.Union(words[end - 1].Span);
        var place = start < words.Length ? words[start].Span.Start : words[^1].Span.End;
        return new TextSpan(place, place);
    }
}
