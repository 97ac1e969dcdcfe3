using System.Numerics;

namespace Stemma.Grouping;

/// <summary>Lists of numbers under 32-bit keys; a list of one, which most are, takes no room beside its key.</summary>
/// <remarks>Lists lie in one pool in blocks of doubling size, so that walking one is walking memory in order; left blocks are used again.</remarks>
internal sealed class PostingTable
{
    private struct Entry
    {
        public uint Key;
        public int Count;

        /// <summary>The only number of a list of one; else where in the pool its block begins.</summary>
        public int Place;
    }

    private readonly Stack<int>?[] free = new Stack<int>?[32];
    private Entry[] entries = new Entry[1 << 12];
    private int[] pool = new int[1 << 12];
    private int used;
    private int keys;

    /// <summary>How many numbers stand under the key.</summary>
    public int Count(uint key) => entries[Slot(key)].Count;

    /// <summary>The numbers under the key, in the order they were added. Valid until the next addition.</summary>
    public ReadOnlySpan<int> this[uint key]
    {
        get
        {
            ref var entry = ref entries[Slot(key)];
            return entry.Count <= 1
                ? new ReadOnlySpan<int>(ref entry.Place)[..entry.Count]
                : pool.AsSpan(entry.Place, entry.Count);
        }
    }

    /// <summary>Adds a number under a key; not 0.</summary>
    public void Add(uint key, int number)
    {
        if (keys * 3 > entries.Length * 2)
            Grow();
        ref var entry = ref entries[Slot(key)];
        if (entry.Count == 0)
        {
            keys++;
            entry.Key = key;
            entry.Place = number;
        }
        else
        {
            if (BitOperations.IsPow2(entry.Count))
                Move(ref entry);
            pool[entry.Place + entry.Count] = number;
        }

        entry.Count++;
    }

    /// <summary>Moves a list that fills its block into one of double size.</summary>
    private void Move(ref Entry entry)
    {
        var place = Take(entry.Count * 2);
        if (entry.Count == 1)
        {
            pool[place] = entry.Place;
        }
        else
        {
            pool.AsSpan(entry.Place, entry.Count).CopyTo(pool.AsSpan(place));
            (free[BitOperations.Log2((uint)entry.Count)] ??= new Stack<int>()).Push(entry.Place);
        }

        entry.Place = place;
    }

    private int Take(int size)
    {
        if (free[BitOperations.Log2((uint)size)]?.TryPop(out var place) == true)
            return place;
        if (used + size > pool.Length)
            Array.Resize(ref pool, Math.Max(used + size, pool.Length + (pool.Length / 2)));
        place = used;
        used += size;
        return place;
    }

    private int Slot(uint key)
    {
        var mask = entries.Length - 1;
        var slot = (int)key & mask;
        while (entries[slot].Count > 0 && entries[slot].Key != key)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var old = entries;
        entries = new Entry[old.Length * 2];
        foreach (var entry in old)
            if (entry.Count > 0)
                entries[Slot(entry.Key)] = entry;
    }
}
