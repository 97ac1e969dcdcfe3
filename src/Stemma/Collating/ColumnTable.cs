namespace Stemma.Collating;

/// <summary>Parts a table of aligned words into loci.</summary>
/// <remarks>
/// Each wording is aligned with the one in the middle, not with all others: two that put the same phrase for a word of it may have it
/// in other columns ("hand" of "iron hand" opposite "government" here, "iron" there). These columns are one locus, or what they agree in
/// would be read as difference. Neighbouring columns that divide the wordings alike are one locus as well.
/// </remarks>
/// <param name="wordings">Words of each row.</param>
/// <param name="columns">For each row the index of its word, or -1.</param>
internal sealed class ColumnTable(Vocabulary.Word[][] wordings, List<int[]> columns)
{
    /// <summary>Words by which a row may be ahead of another: phrases are shorter, and clauses are compared word by word.</summary>
    private const int LongestPhrase = 4;

    private const int Gap = -1;

    /// <summary>First and end column of each locus, in order.</summary>
    public List<(int Start, int End)> Loci()
    {
        var found = new List<(int Start, int End)>();
        int[]? last = null;
        foreach (var (start, end) in Phrases())
        {
            var pattern = Pattern(start, end);
            if (last is not null && last.AsSpan().SequenceEqual(pattern))
                found[^1] = (found[^1].Start, end);
            else
                found.Add((start, end));
            last = pattern;
        }

        return found;
    }

    /// <summary>Columns in order, those of one phrase together.</summary>
    private List<(int Start, int End)> Phrases()
    {
        var joined = new bool[columns.Count + 1];
        for (var row = 0; row < wordings.Length; row++)
        {
            for (var other = 0; other < row; other++)
                Join(row, other, joined);
        }

        var found = new List<(int, int)>();
        for (int start = 0, end; start < columns.Count; start = end)
        {
            end = start + 1;
            while (end < columns.Count && joined[end])
                end++;
            found.Add((start, end));
        }

        return found;
    }

    /// <summary>Joins columns in which two rows have the same words, but not each in the same column.</summary>
    private void Join(int row, int other, bool[] joined)
    {
        Span<int> ahead = stackalloc int[LongestPhrase];
        var (start, count, isRow) = (0, 0, false);
        for (var column = 0; column < columns.Count; column++)
        {
            var (mine, theirs) = (WordAt(column, row), WordAt(column, other));
            if (count == 0)
            {
                if (mine == theirs)
                    continue;
                // One of them is ahead of the other by what it has here.
                if (mine != Gap && theirs != Gap)
                    continue;
                (start, isRow) = (column, theirs == Gap);
                ahead[count++] = isRow ? mine : theirs;
                continue;
            }

            var (leading, following) = isRow ? (mine, theirs) : (theirs, mine);
            if (following != Gap)
            {
                if (following != ahead[0])
                {
                    count = 0;
                    continue;
                }

                ahead[1..count].CopyTo(ahead);
                count--;
            }

            if (leading != Gap)
            {
                if (count == LongestPhrase)
                {
                    count = 0;
                    continue;
                }

                ahead[count++] = leading;
            }

            if (count == 0)
                joined.AsSpan(start + 1, column - start).Fill(true);
        }
    }

    /// <summary>
    /// Which wordings agree in some columns: for each, the first that has the same words, or the same gap. Empty where no two have
    /// words in common and so none agree but in having nothing: such neighbours are one variant, however unequal its readings.
    /// </summary>
    private int[] Pattern(int start, int end)
    {
        var pattern = new int[wordings.Length];
        var isShared = false;
        for (var row = 0; row < wordings.Length; row++)
        {
            while (!AreSame(pattern[row], row, start, end))
                pattern[row]++;
            isShared |=
                pattern[row] < row && Enumerable.Range(start, end - start).Any(column => columns[column][row] >= 0);
        }

        return isShared ? pattern : [];
    }

    private bool AreSame(int one, int other, int start, int end)
    {
        if (one == other)
            return true;
        var (left, right) = (start, start);
        while (true)
        {
            while (left < end && columns[left][one] < 0)
                left++;
            while (right < end && columns[right][other] < 0)
                right++;
            if (left == end || right == end)
                return left == end && right == end;
            if (WordAt(left++, one) != WordAt(right++, other))
                return false;
        }
    }

    private int WordAt(int column, int row) => columns[column][row] < 0 ? Gap : wordings[row][columns[column][row]].Id;
}
