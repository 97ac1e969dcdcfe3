namespace Stemma.Grouping;

/// <summary>Hashed runs of words: the measure of shared wording.</summary>
internal static class Shingles
{
    /// <summary>
    /// Words in a run. Five is long enough that chance hits are rare in news prose (stock phrases of four are common) and
    /// short enough that a text with every tenth word replaced keeps some.
    /// </summary>
    public const int Length = 5;

    /// <summary>The hash of each run, in text order; empty for a text shorter than one run.</summary>
    public static uint[] Of(List<string> words)
    {
        if (words.Count < Length)
            return [];
        var hashes = new uint[words.Count];
        for (var index = 0; index < hashes.Length; index++)
            hashes[index] = Hash(words[index]);
        var shingles = new uint[words.Count - Length + 1];
        for (var index = 0; index < shingles.Length; index++)
        {
            var hash = 0u;
            for (var offset = 0; offset < Length; offset++)
                hash = (hash * 0x9E3779B1u) ^ hashes[index + offset];
            hash ^= hash >> 15;
            hash *= 0x85EBCA6Bu;
            shingles[index] = hash ^ (hash >> 13);
        }

        return shingles;
    }

    /// <summary>Ordered, each once.</summary>
    public static uint[] SetOf(uint[] shingles)
    {
        var ordered = (uint[])shingles.Clone();
        Array.Sort(ordered);
        var count = 0;
        for (var index = 0; index < ordered.Length; index++)
            if (index == 0 || ordered[index] != ordered[index - 1])
                ordered[count++] = ordered[index];
        return ordered[..count];
    }

    /// <summary>How many values two ordered sets share.</summary>
    public static int Shared(uint[] left, uint[] right)
    {
        int count = 0,
            one = 0,
            other = 0;
        while (one < left.Length && other < right.Length)
        {
            if (left[one] == right[other])
            {
                count++;
                one++;
                other++;
            }
            else if (left[one] < right[other])
            {
                one++;
            }
            else
            {
                other++;
            }
        }

        return count;
    }

    // FNV-1a over UTF-16 units: the same on every machine and run, which string.GetHashCode is not.
    private static uint Hash(string word)
    {
        var hash = 2166136261u;
        foreach (var letter in word)
            hash = (hash ^ letter) * 16777619u;
        return hash;
    }
}
