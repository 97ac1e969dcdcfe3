namespace Stemma.Collating;

/// <summary>Aligns any number of different wordings word by word, independent of their order.</summary>
/// <remarks>
/// The wording most like all others stands in the middle and each other is aligned with it; what several insert at one
/// place is aligned among itself by the same rule. Aligning one after another into a growing table was rejected: its result depends on
/// the order in which witnesses come, the best-known complaint about collators.
/// </remarks>
internal sealed class LocusBuilder(LocusBuilder.Alignment align)
{
    /// <summary>For each word of the left, the index of the right word that stands opposite, or -1; increasing.</summary>
    public delegate int[] Alignment(Vocabulary.Word[] left, Vocabulary.Word[] right);

    /// <summary>Insertions within insertions beyond this depth are set side by side; real wordings stay below 4.</summary>
    private const int Deepest = 12;

    /// <summary>Columns of a table: for each wording the index of its word there, or -1.</summary>
    /// <param name="wordings">Different, none empty; their order decides nothing but the order of cells.</param>
    public List<int[]> Columns(IReadOnlyList<Vocabulary.Word[]> wordings)
    {
        var columns = new List<int[]>();
        var rows = wordings.Select((words, row) => new Row(words, 0, [row])).ToList();
        Align(rows, wordings.Count, columns, 0);
        return columns;
    }

    /// <summary>Words that some wordings have in common here, beginning at Offset in each of these wordings.</summary>
    private sealed record Row(Vocabulary.Word[] Words, int Offset, List<int> Wordings)
    {
        /// <summary>Where the words begin, by wording; parallel to Wordings; null where Offset serves all.</summary>
        public List<int>? Offsets { get; init; }

        public int OffsetOf(int index) => Offsets is null ? Offset : Offsets[index];
    }

    private void Align(List<Row> rows, int cells, List<int[]> columns, int depth)
    {
        var centre = Centre(rows);
        var middle = rows[centre];
        var opposite = new int[rows.Count][];
        for (var row = 0; row < rows.Count; row++)
            opposite[row] = depth > Deepest ? Side(middle, rows[row]) : align(middle.Words, rows[row].Words);
        var read = new int[rows.Count];
        for (var index = 0; index <= middle.Words.Length; index++)
        {
            var gaps = new int[rows.Count];
            for (var row = 0; row < rows.Count; row++)
                gaps[row] = index == middle.Words.Length ? rows[row].Words.Length : opposite[row][index];
            Insertions(rows, read, gaps, cells, columns, depth);
            if (index == middle.Words.Length)
                break;
            var column = Empty(cells);
            for (var row = 0; row < rows.Count; row++)
            {
                if (gaps[row] < 0)
                    continue;
                Set(column, rows[row], gaps[row]);
                read[row] = gaps[row] + 1;
            }

            columns.Add(column);
        }
    }

    /// <summary>Columns for the words of each row between what was read and what stands in the next column.</summary>
    private void Insertions(List<Row> rows, int[] read, int[] gaps, int cells, List<int[]> columns, int depth)
    {
        List<Row>? inserted = null;
        for (var row = 0; row < rows.Count; row++)
        {
            if (gaps[row] <= read[row])
                continue;
            var words = rows[row].Words[read[row]..gaps[row]];
            var offsets = rows[row].Wordings.Select((_, index) => rows[row].OffsetOf(index) + read[row]).ToList();
            read[row] = gaps[row];
            var same = inserted?.Find(other => IsSame(other.Words, words));
            if (same is null)
            {
                (inserted ??= []).Add(new Row(words, 0, [.. rows[row].Wordings]) { Offsets = offsets });
                continue;
            }

            same.Wordings.AddRange(rows[row].Wordings);
            same.Offsets!.AddRange(offsets);
        }

        if (inserted is not null)
            Align(inserted, cells, columns, depth + 1);
    }

    private static int[] Empty(int cells)
    {
        var column = new int[cells];
        Array.Fill(column, -1);
        return column;
    }

    private static void Set(int[] column, Row row, int index)
    {
        for (var wording = 0; wording < row.Wordings.Count; wording++)
            column[row.Wordings[wording]] = row.OffsetOf(wording) + index;
    }

    private static int[] Side(Row middle, Row row)
    {
        var opposite = new int[middle.Words.Length];
        for (var index = 0; index < opposite.Length; index++)
            opposite[index] = index < row.Words.Length ? index : -1;
        return opposite;
    }

    /// <summary>The row that shares most words with all others; of several, the first by ordinal comparison of its words.</summary>
    private static int Centre(List<Row> rows)
    {
        if (rows.Count == 1)
            return 0;
        var holders = new Dictionary<int, int>();
        foreach (var row in rows)
        {
            foreach (var word in row.Words.Select(word => word.Id).Distinct())
                holders[word] = holders.GetValueOrDefault(word) + 1;
        }

        var (best, bestTotal) = (0, -1);
        for (var row = 0; row < rows.Count; row++)
        {
            var total = rows[row].Words.Select(word => word.Id).Distinct().Sum(word => holders[word] - 1);
            if (total > bestTotal || (total == bestTotal && Compare(rows[row].Words, rows[best].Words) < 0))
                (best, bestTotal) = (row, total);
        }

        return best;
    }

    private static bool IsSame(Vocabulary.Word[] one, Vocabulary.Word[] other) =>
        one.Length == other.Length && Compare(one, other) == 0;

    private static int Compare(Vocabulary.Word[] one, Vocabulary.Word[] other)
    {
        for (var index = 0; index < Math.Min(one.Length, other.Length); index++)
        {
            if (one[index].Id != other[index].Id)
                return string.CompareOrdinal(one[index].Normal, other[index].Normal);
        }

        return one.Length.CompareTo(other.Length);
    }
}
