namespace Stemma.Collating;

/// <summary>
/// Moves a gap beside the first or last run of equal words out to the edge, where the words allow it: of "A b c | d A b | e" and
/// "A b e" it is the whole clause in front that was left out, not the end of one and the beginning of the next.
/// </summary>
/// <remarks>As many words stay equal, in one run instead of two. Runs inside are left where they are: there both readings divide alike.</remarks>
internal static class GapSliding
{
    /// <summary>Changes <paramref name="opposite"/> in place; see <see cref="WordAligner.Align"/>.</summary>
    public static void Slide(int[] opposite, ReadOnlySpan<Vocabulary.Word> left, ReadOnlySpan<Vocabulary.Word> right)
    {
        SlideFirst(opposite, left, right);
        SlideLast(opposite, left, right);
    }

    private static void SlideFirst(
        int[] opposite,
        ReadOnlySpan<Vocabulary.Word> left,
        ReadOnlySpan<Vocabulary.Word> right
    )
    {
        var run = 0;
        while (run < left.Length && run < right.Length && opposite[run] == run && left[run].Id == right[run].Id)
            run++;
        if (run == 0 || run == left.Length || run == right.Length)
            return;
        var (leftGap, rightGap) = GapAfter(opposite, run);
        if (rightGap == 0 && leftGap > 0 && Repeats(left, 0, leftGap, run))
        {
            for (var index = run - 1; index >= 0; index--)
            {
                opposite[index] = -1;
                opposite[index + leftGap] = index;
            }
        }
        else if (leftGap == 0 && rightGap > 0 && Repeats(right, 0, rightGap, run))
        {
            for (var index = 0; index < run; index++)
                opposite[index] = index + rightGap;
        }
    }

    private static void SlideLast(
        int[] opposite,
        ReadOnlySpan<Vocabulary.Word> left,
        ReadOnlySpan<Vocabulary.Word> right
    )
    {
        var run = 0;
        while (
            run < left.Length
            && run < right.Length
            && opposite[^(run + 1)] == right.Length - run - 1
            && left[^(run + 1)].Id == right[^(run + 1)].Id
        )
            run++;
        if (run == 0 || run == left.Length || run == right.Length)
            return;
        var (leftGap, rightGap) = GapBefore(opposite, left.Length - run, right.Length - run);
        if (rightGap == 0 && leftGap > 0 && Repeats(left, left.Length - run - leftGap, leftGap, run))
        {
            for (var index = left.Length - run; index < left.Length; index++)
            {
                var other = opposite[index];
                opposite[index] = -1;
                opposite[index - leftGap] = other;
            }
        }
        else if (leftGap == 0 && rightGap > 0 && Repeats(right, right.Length - run - rightGap, rightGap, run))
        {
            for (var index = left.Length - run; index < left.Length; index++)
                opposite[index] -= rightGap;
        }
    }

    /// <summary>Words without a counterpart after the first run, on each side; both 0 where nothing follows that has one.</summary>
    private static (int Left, int Right) GapAfter(int[] opposite, int run)
    {
        for (var index = run; index < opposite.Length; index++)
        {
            if (opposite[index] >= 0)
                return (index - run, opposite[index] - run);
        }

        return (0, 0);
    }

    /// <summary>The same before the last run, which begins at these places.</summary>
    private static (int Left, int Right) GapBefore(int[] opposite, int left, int right)
    {
        for (var index = left - 1; index >= 0; index--)
        {
            if (opposite[index] >= 0)
                return (left - index - 1, right - opposite[index] - 1);
        }

        return (0, 0);
    }

    /// <summary>True where so many words from <paramref name="first"/> on are the same as those a gap further on.</summary>
    private static bool Repeats(ReadOnlySpan<Vocabulary.Word> words, int first, int gap, int count)
    {
        for (var index = first; index < first + count; index++)
        {
            if (words[index].Id != words[index + gap].Id)
                return false;
        }

        return true;
    }
}
