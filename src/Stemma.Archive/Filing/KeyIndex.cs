using System.Collections;
using System.Runtime.InteropServices;

namespace Stemma.Archive.Filing;

/// <summary>Which articles have a key: on disk, but for the newest articles, whose keys wait in memory.</summary>
/// <remarks>
/// Keys are spread evenly, so that filing one article at a time would write sixty pages for it. Instead keys are cut into
/// slices by their first bits; the slices are brought up to date in turn, each once for every <see cref="Slices"/> ×
/// <see cref="Step"/> articles, and then many entries go to neighbouring pages at once (the merging of O'Neil et al., "The
/// log-structured merge-tree", Acta Informatica 1996, without its levels). What is not yet on disk there is read back from the
/// articles' own rows when an archive is opened: at most that many.
/// </remarks>
internal sealed class KeyIndex(Statements statements)
{
    /// <summary>Parts that keys are cut into by their first bits.</summary>
    public const int Slices = 1024;
    private const int Shift = 32 - 10;

    /// <summary>Articles between two slices' turns: with it, 32,768 articles wait at most (8 MB of keys to read on opening),
    /// and a turn at a million articles writes some two thousand entries, 20 ms.</summary>
    private const int Step = 32;

    /// <summary>
    /// Articles that may have a key. One that more have tells nothing, and is forgotten: in news the names of the day. Also
    /// bounds what one question walks: sixty lists of so many.
    /// </summary>
    private const int MostArticles = 1000;

    /// <summary>
    /// Articles that may have a key before it tells less: a story's own coverage says nothing against its names. Beyond it,
    /// which articles are compared depends a little on which came first. With 8, 32 and 100 the compared pairs in 8,000
    /// generated articles are 0.03, 0.06 and 0.15 an article besides the true ones, and 27 where every key always counts; of
    /// the links that hold the stories of ECB+ together 0.990, 0.993 and 0.993 are found.
    /// </summary>
    public const int OfOneStory = 32;

    private readonly List<int> holders = [];

    /// <summary>Points by article, all zero between questions, and the articles that are not: four bytes for each article there is.</summary>
    private int[] sums = new int[1024];
    private readonly List<int> touched = [];
    private readonly long[] filedTo = new long[Slices];
    private readonly List<uint>[] keys = Made<uint>();
    private readonly List<int>[] numbers = Made<int>();
    private readonly HashSet<uint> common = [];
    private bool isLoaded;

    /// <summary>Forgets what is in memory, as after another process wrote.</summary>
    public void Forget()
    {
        isLoaded = false;
        common.Clear();
        Array.Clear(filedTo);
        for (var slice = 0; slice < Slices; slice++)
        {
            keys[slice].Clear();
            numbers[slice].Clear();
        }
    }

    /// <summary>Adds an article; its keys stand in its own row already.</summary>
    public void Add(long number, ReadOnlySpan<uint> keysOfArticle)
    {
        Load();
        Put(number, keysOfArticle);
    }

    /// <summary>Writes the slices whose turn it is.</summary>
    /// <param name="newest">The number of the newest article.</param>
    public void Write(long newest)
    {
        Load();
        for (var slice = 0; slice < Slices; slice++)
        {
            var due = filedTo[slice] > 0 ? filedTo[slice] + (Slices * Step) : (slice + 1) * Step;
            if (newest >= due)
                Write(slice, newest);
        }
    }

    /// <summary>The articles that share keys worth so many points or more, with the sum, in no order.</summary>
    /// <param name="asked">Keys, each once.</param>
    /// <param name="points">Of each; the more articles have a key, the fewer of its points count.</param>
    /// <param name="least">Points; above zero. Most of what shares anything shares little: it is not worth being sorted.</param>
    public List<KeyValuePair<int, int>> Sharing(ReadOnlySpan<uint> asked, ReadOnlySpan<byte> points, int least)
    {
        Load();
        touched.Clear();
        for (var index = 0; index < asked.Length; index++)
        {
            var key = asked[index];
            if (common.Contains(key))
                continue;
            holders.Clear();
            if (statements.Value("SELECT articles FROM posting WHERE key = $1", (long)key) is byte[] list)
                holders.AddRange(Numbers(list));
            var slice = SliceOf(key);
            var waiting = CollectionsMarshal.AsSpan(keys[slice]);
            for (int at = 0, found; (found = waiting[at..].IndexOf(key)) >= 0; at += found + 1)
                holders.Add(numbers[slice][at + found]);
            if (Telling(points[index], holders.Count) is > 0 and var told)
                foreach (var holder in holders)
                {
                    if (holder >= sums.Length)
                        Array.Resize(ref sums, Math.Max(holder + 1, sums.Length * 2));
                    if (sums[holder] == 0)
                        touched.Add(holder);
                    sums[holder] += told;
                }
        }

        var sharing = new List<KeyValuePair<int, int>>();
        foreach (var holder in touched)
        {
            if (sums[holder] >= least)
                sharing.Add(new(holder, sums[holder]));
            sums[holder] = 0;
        }

        return sharing;
    }

    /// <summary>The slice of a key.</summary>
    public static int SliceOf(uint key) => (int)(key >> Shift);

    /// <summary>Points that count of a key that so many articles have.</summary>
    private static int Telling(int points, int articles) =>
        articles <= OfOneStory ? points
        : articles >= MostArticles ? 0
        : (int)(points * Math.Log((double)MostArticles / articles) / Math.Log((double)MostArticles / OfOneStory));

    /// <summary>The articles that have each key, without what memory holds: for one question of a reader.</summary>
    public static Dictionary<uint, List<int>> Read(Statements statements, ReadOnlySpan<uint> asked)
    {
        var found = new Dictionary<uint, List<int>>();
        foreach (var key in asked)
            if (
                found.TryAdd(key, [])
                && statements.Value("SELECT articles FROM posting WHERE key = $1", (long)key) is byte[] list
            )
                found[key].AddRange(Numbers(list));
        var turned = statements
            .All("SELECT number, filed_to FROM slice", row => (Slice: (int)row.GetInt64(0), To: row.GetInt64(1)))
            .ToDictionary(slice => slice.Slice, slice => slice.To);
        var from = turned.Count < Slices ? 0 : turned.Values.Min();
        // Two million keys may wait: nearly all are told by one bit that they are not asked for.
        var isAsked = new BitArray(1 << 16);
        foreach (var key in asked)
            isAsked[(ushort)key] = true;
        using var rows = statements.Rows("SELECT article, keys FROM filed WHERE article > $1", from);
        while (rows.Read())
        {
            var number = rows.GetInt64(0);
            foreach (var key in MemoryMarshal.Cast<byte, uint>(rows.GetFieldValue<byte[]>(1)))
                if (
                    isAsked[(ushort)key]
                    && found.TryGetValue(key, out var list)
                    && number > turned.GetValueOrDefault(SliceOf(key))
                )
                    list.Add((int)number);
        }

        return found;
    }

    /// <summary>Removes an article that has these keys.</summary>
    public void Remove(long number, ReadOnlySpan<uint> keysOfArticle)
    {
        Load();
        foreach (var key in keysOfArticle)
        {
            var slice = SliceOf(key);
            for (var at = keys[slice].Count - 1; at >= 0; at--)
            {
                if (keys[slice][at] != key || numbers[slice][at] != number)
                    continue;
                keys[slice].RemoveAt(at);
                numbers[slice].RemoveAt(at);
            }

            if (statements.Value("SELECT articles FROM posting WHERE key = $1", (long)key) is not byte[] list)
                continue;
            var left = Numbers(list).ToArray().Where(other => other != number).ToArray();
            if (left.Length == 0)
                statements.Run("DELETE FROM posting WHERE key = $1", (long)key);
            else
                statements.Run("UPDATE posting SET articles = $1 WHERE key = $2", Bytes(left), (long)key);
        }

        // A number that is free again must not count as filed.
        statements.Run(
            "UPDATE slice SET filed_to = (SELECT coalesce(max(number), 0) FROM article WHERE number <> $1) "
                + "WHERE filed_to > (SELECT coalesce(max(number), 0) FROM article WHERE number <> $1)",
            number
        );
        for (var slice = 0; slice < Slices; slice++)
            if (filedTo[slice] == number)
                isLoaded = false;
        if (!isLoaded)
            Forget();
    }

    private void Load()
    {
        if (isLoaded)
            return;
        Forget();
        isLoaded = true;
        foreach (
            var (slice, to) in statements.All(
                "SELECT number, filed_to FROM slice",
                row => (row.GetInt64(0), row.GetInt64(1))
            )
        )
            filedTo[slice] = to;
        foreach (var key in statements.All("SELECT key FROM common", row => (uint)row.GetInt64(0)))
            common.Add(key);
        using var rows = statements.Rows("SELECT article, keys FROM filed WHERE article > $1", filedTo.Min());
        while (rows.Read())
            Put(rows.GetInt64(0), MemoryMarshal.Cast<byte, uint>(rows.GetFieldValue<byte[]>(1)));
    }

    private void Put(long number, ReadOnlySpan<uint> keysOfArticle)
    {
        foreach (var key in keysOfArticle)
        {
            var slice = SliceOf(key);
            if (number <= filedTo[slice] || common.Contains(key))
                continue;
            keys[slice].Add(key);
            numbers[slice].Add((int)number);
        }
    }

    private void Write(int slice, long newest)
    {
        var keysOfSlice = CollectionsMarshal.AsSpan(keys[slice]);
        var numbersOfSlice = CollectionsMarshal.AsSpan(numbers[slice]);
        keysOfSlice.Sort(numbersOfSlice);
        for (int start = 0, end; start < keysOfSlice.Length; start = end)
        {
            var key = keysOfSlice[start];
            for (end = start + 1; end < keysOfSlice.Length && keysOfSlice[end] == key; )
                end++;
            var length = statements.Number(
                "INSERT INTO posting(key, articles) VALUES($1, $2) "
                    + "ON CONFLICT(key) DO UPDATE SET articles = CAST(articles || excluded.articles AS BLOB) "
                    + "RETURNING length(articles)",
                (long)key,
                Bytes(numbersOfSlice[start..end])
            );
            if (length <= MostArticles * sizeof(int))
                continue;
            statements.Run("DELETE FROM posting WHERE key = $1", (long)key);
            statements.Run("INSERT INTO common(key) VALUES($1)", (long)key);
            common.Add(key);
        }

        keys[slice].Clear();
        numbers[slice].Clear();
        filedTo[slice] = newest;
        statements.Run(
            "INSERT INTO slice(number, filed_to) VALUES($1, $2) ON CONFLICT(number) DO UPDATE SET filed_to = $2",
            (long)slice,
            newest
        );
    }

    // Every machine that .NET runs on has the least byte first.
    private static ReadOnlySpan<int> Numbers(byte[] list) => MemoryMarshal.Cast<byte, int>(list);

    private static byte[] Bytes(ReadOnlySpan<int> numbers) => MemoryMarshal.AsBytes(numbers).ToArray();

    private static List<T>[] Made<T>() => [.. Enumerable.Range(0, Slices).Select(_ => new List<T>())];
}
