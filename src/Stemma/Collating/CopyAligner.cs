namespace Stemma.Collating;

/// <summary>Aligns two copies of one text word by word: equal words first, then words that are spelled alike.</summary>
/// <remarks>
/// Dynamic programming (Needleman and Wunsch 1970) between anchors. Where a table would be too large, words that stand once in
/// each side and in the same order in both are taken as anchors first (Bentley, Cohen and others' patience diff), so that
/// time is near linear in the length of copies; a stretch that has none is left without counterpart.
/// </remarks>
internal sealed class CopyAligner
{
    /// <summary>Points for equal words; for others up to <see cref="MostAlike"/> by how alike they are spelled, against 0 for a gap.</summary>
    private const int Equal = 1000;
    private const int MostAlike = 600;

    /// <summary>For any two words opposite each other: less than what a word spelled alike gives next to them.</summary>
    private const int Substituted = 30;

    /// <summary>Off for each step into a diagonal, so that matches stay together where there is a choice.</summary>
    private const int Break = 12;

    /// <summary>Cells of the largest table that is filled whole: 1,400 words by as many, 2 MB.</summary>
    private const int LargestTable = 1 << 21;

    private readonly Dictionary<(int, int), int> alike = [];
    private int[] scores = [];
    private byte[] steps = [];

    /// <summary>For each word of the left, the index of the right word that stands opposite, or -1; increasing.</summary>
    public int[] Align(Vocabulary.Word[] left, Vocabulary.Word[] right)
    {
        var opposite = new int[left.Length];
        Array.Fill(opposite, -1);
        var open = new Stack<(int LeftStart, int LeftEnd, int RightStart, int RightEnd)>();
        open.Push((0, left.Length, 0, right.Length));
        while (open.TryPop(out var part))
        {
            var (leftStart, leftEnd, rightStart, rightEnd) = part;
            while (leftStart < leftEnd && rightStart < rightEnd && left[leftStart].Id == right[rightStart].Id)
                opposite[leftStart++] = rightStart++;
            while (leftStart < leftEnd && rightStart < rightEnd && left[leftEnd - 1].Id == right[rightEnd - 1].Id)
                opposite[--leftEnd] = --rightEnd;
            if (leftStart == leftEnd || rightStart == rightEnd)
                continue;
            if ((long)(leftEnd - leftStart + 1) * (rightEnd - rightStart + 1) <= LargestTable)
            {
                Fill(left, leftStart, leftEnd, right, rightStart, rightEnd, opposite);
                continue;
            }

            var anchors = CopyAnchors.Between(left, leftStart, leftEnd, right, rightStart, rightEnd);
            if (anchors.Count == 0)
                continue;
            anchors.Add((leftEnd, rightEnd));
            foreach (var (atLeft, atRight) in anchors)
            {
                open.Push((leftStart, atLeft, rightStart, atRight));
                if (atLeft < leftEnd)
                    opposite[atLeft] = atRight;
                (leftStart, rightStart) = (atLeft + 1, atRight + 1);
            }
        }

        GapSliding.Slide(opposite, left, right);
        return opposite;
    }

    private void Fill(
        Vocabulary.Word[] left,
        int leftStart,
        int leftEnd,
        Vocabulary.Word[] right,
        int rightStart,
        int rightEnd,
        int[] opposite
    )
    {
        var (height, width) = (leftEnd - leftStart, rightEnd - rightStart + 1);
        if (steps.Length < (height + 1) * width)
            steps = new byte[(height + 1) * width];
        if (scores.Length < width)
            scores = new int[width];
        Array.Clear(scores, 0, width);
        Array.Clear(steps, 0, (height + 1) * width);
        for (var row = 1; row <= height; row++)
        {
            var diagonal = 0;
            for (var column = 1; column < width; column++)
            {
                var place = (row * width) + column;
                var both = diagonal + Points(left[leftStart + row - 1], right[rightStart + column - 1]);
                if (steps[place - width - 1] != Both)
                    both -= Break;
                diagonal = scores[column];
                var (best, step) = (both, Both);
                if (scores[column] > best)
                    (best, step) = (scores[column], Up);
                if (scores[column - 1] > best)
                    (best, step) = (scores[column - 1], Back);
                scores[column] = best;
                steps[place] = step;
            }
        }

        for (int row = height, column = width - 1; row > 0 && column > 0; )
        {
            switch (steps[(row * width) + column])
            {
                case Both:
                    opposite[leftStart + --row] = rightStart + --column;
                    break;
                case Up:
                    row--;
                    break;
                default:
                    column--;
                    break;
            }
        }
    }

    private const byte Both = 1;
    private const byte Up = 2;
    private const byte Back = 3;

    private int Points(Vocabulary.Word left, Vocabulary.Word right)
    {
        if (left.Id == right.Id)
            return Equal;
        // A word has at least half its letters in common with one it is spelled alike to.
        var (shorter, longer) = (
            Math.Min(left.Normal.Length, right.Normal.Length),
            Math.Max(left.Normal.Length, right.Normal.Length)
        );
        if (shorter * 2 < longer)
            return Substituted;
        if (alike.TryGetValue((left.Id, right.Id), out var points))
            return points;
        var likeness = WordLikeness.Of(left.Normal, right.Normal);
        points = likeness >= 0.5 ? (int)(MostAlike * likeness) : Substituted;
        return alike[(left.Id, right.Id)] = points;
    }
}
