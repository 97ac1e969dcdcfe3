namespace Stemma.Collating;

/// <summary>Aligns the words of two stretches in order, by dynamic programming (Needleman and Wunsch 1970) over bounded tables.</summary>
/// <remarks>
/// Equal words first; between them, words that look alike stand opposite each other, then words that do not, then gaps.
/// A diff (Myers 1986) was rejected: it finds the equal words as well, but leaves substitutions unpaired.
/// </remarks>
internal sealed class WordAligner
{
    /// <summary>Points for equal words; beyond any sum of substitutions that could be had for breaking them up in practice.</summary>
    private const int Equal = 1000;

    /// <summary>Added for an equal open-class word, so that of two equally long readings the one that keeps content words wins.</summary>
    private const int EqualOpen = 200;

    /// <summary>For two forms of one word ("visit", "visited").</summary>
    private const int Inflected = 300;

    /// <summary>For words that begin alike, and for two numbers.</summary>
    private const int Alike = 120;

    /// <summary>For any two words opposite each other, against 0 for a gap.</summary>
    private const int Substituted = 20;

    /// <summary>Off for each step into or out of a diagonal, so that matches stay together where there is a choice.</summary>
    private const int Break = 10;

    /// <summary>Larger tables are not filled: beyond common ends, the stretches are then taken as opposite wholes.</summary>
    private const int LargestTable = 1 << 20;

    private readonly Vocabulary vocabulary;
    private int[] scores = [];
    private byte[] steps = [];

    /// <summary>Reuses its buffers: not safe for two threads.</summary>
    public WordAligner(Vocabulary vocabulary) => this.vocabulary = vocabulary;

    private enum Step : byte
    {
        None,
        Both,
        Left,
        Right,
    }

    /// <summary>For each word of the left, the index of the right word that stands opposite, or -1; increasing.</summary>
    public int[] Align(ReadOnlySpan<Vocabulary.Word> left, ReadOnlySpan<Vocabulary.Word> right)
    {
        var opposite = new int[left.Length];
        Array.Fill(opposite, -1);
        var start = 0;
        while (start < left.Length && start < right.Length && left[start].Id == right[start].Id)
            opposite[start] = start++;
        var end = 0;
        while (end < left.Length - start && end < right.Length - start && left[^(end + 1)].Id == right[^(end + 1)].Id)
        {
            end++;
            opposite[^end] = right.Length - end;
        }

        Fill(left[start..^end], right[start..^end], opposite.AsSpan(start, left.Length - start - end), start);
        GapSliding.Slide(opposite, left, right);
        return opposite;
    }

    private void Fill(
        ReadOnlySpan<Vocabulary.Word> left,
        ReadOnlySpan<Vocabulary.Word> right,
        Span<int> opposite,
        int offset
    )
    {
        if (left.IsEmpty || right.IsEmpty)
            return;
        var width = right.Length + 1;
        if ((long)(left.Length + 1) * width > LargestTable)
        {
            for (var index = 0; index < Math.Min(left.Length, right.Length); index++)
                opposite[index] = offset + index;
            return;
        }

        if (steps.Length < (left.Length + 1) * width)
            steps = new byte[(left.Length + 1) * width * 3 / 2];
        if (scores.Length < width)
            scores = new int[width * 2];
        Array.Clear(scores, 0, width);
        Array.Clear(steps, 0, width);
        for (var row = 1; row <= left.Length; row++)
        {
            var diagonal = 0;
            steps[row * width] = (byte)Step.None;
            for (var column = 1; column <= right.Length; column++)
            {
                var place = (row * width) + column;
                var both = diagonal + Points(left[row - 1], right[column - 1]);
                if ((Step)steps[place - width - 1] != Step.Both)
                    both -= Break;
                diagonal = scores[column];
                var (best, step) = (both, Step.Both);
                if (scores[column] > best)
                    (best, step) = (scores[column], Step.Left);
                if (scores[column - 1] > best)
                    (best, step) = (scores[column - 1], Step.Right);
                scores[column] = best;
                steps[place] = (byte)step;
            }
        }

        for (int row = left.Length, column = right.Length; row > 0 && column > 0; )
        {
            switch ((Step)steps[(row * width) + column])
            {
                case Step.Both:
                    opposite[--row] = offset + --column;
                    break;
                case Step.Left:
                    row--;
                    break;
                default:
                    column--;
                    break;
            }
        }
    }

    private int Points(Vocabulary.Word left, Vocabulary.Word right)
    {
        if (left.Id == right.Id)
            return vocabulary.IsClosed(left.Stem) ? Equal : Equal + EqualOpen;
        if (left.Stem == right.Stem)
            return Inflected;
        var closed = vocabulary.IsClosed(left.Stem);
        if (closed != vocabulary.IsClosed(right.Stem))
            return Substituted;
        if (char.IsDigit(left.Normal[0]) && char.IsDigit(right.Normal[0]))
            return Alike;
        return left.Normal.AsSpan().CommonPrefixLength(right.Normal) >= 3 || closed ? Alike : Substituted * 2;
    }
}
