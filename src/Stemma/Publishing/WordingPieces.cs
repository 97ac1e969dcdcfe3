using Stemma.Apparatus;

namespace Stemma.Publishing;

/// <summary>A run of a wording's words, with whether the best wording lacks them.</summary>
/// <param name="Text">The words; all but the first piece begin with a blank.</param>
/// <param name="IsChanged">True where the best wording lacks them.</param>
public readonly record struct WordingPiece(string Text, bool IsChanged);

/// <summary>Splits a wording where it departs from the best one, for marking.</summary>
public static class WordingPieces
{
    /// <summary>Longer quotations are shown unmarked: a bound on quadratic work.</summary>
    private const int MostWords = 400;

    /// <summary>Pieces that concatenate to <paramref name="wording"/>.</summary>
    public static IEnumerable<WordingPiece> Of(string best, string wording, WordingStatus status)
    {
        var mine = wording.Split(' ');
        var theirs = best.Split(' ');
        if (
            status is not (WordingStatus.Altered or WordingStatus.Merged)
            || Math.Max(mine.Length, theirs.Length) > MostWords
        )
            return [new WordingPiece(wording, false)];

        var common = new int[mine.Length + 1, theirs.Length + 1];
        for (var i = mine.Length - 1; i >= 0; i--)
        {
            for (var j = theirs.Length - 1; j >= 0; j--)
                common[i, j] = Same(mine[i], theirs[j])
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var pieces = new List<WordingPiece>();
        for (int i = 0, j = 0; i < mine.Length; i++)
        {
            while (j < theirs.Length && !Same(mine[i], theirs[j]) && common[i, j] == common[i, j + 1])
                j++;
            var isKept = j < theirs.Length && Same(mine[i], theirs[j]);
            if (isKept)
                j++;
            var text = i == 0 ? mine[i] : " " + mine[i];
            if (pieces.Count > 0 && pieces[^1].IsChanged == !isKept)
                pieces[^1] = new WordingPiece(pieces[^1].Text + text, !isKept);
            else
                pieces.Add(new WordingPiece(text, !isKept));
        }

        return pieces;
    }

    private static bool Same(string one, string other) =>
        Bare(one).Equals(Bare(other), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> BareSpan(string word) => word.AsSpan().Trim(",.;:!?\"'“”‘’…");

    private static string Bare(string word) => BareSpan(word).ToString();
}
