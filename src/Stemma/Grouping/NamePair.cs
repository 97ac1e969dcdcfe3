namespace Stemma.Grouping;

/// <summary>Two neighbouring words that both stand in names: a whole name tells more than its parts.</summary>
/// <param name="Key">Hash of both in their order, the same in every article.</param>
/// <param name="First">Index of the first word's term.</param>
/// <param name="Second">Index of the second word's term.</param>
internal readonly record struct NamePair(ulong Key, int First, int Second)
{
    /// <summary>The pairs of an article whose terms and weights are known, each once, ordered by key.</summary>
    public static NamePair[] Of(Profile profile)
    {
        var pairs = new Dictionary<ulong, NamePair>();
        for (var word = 1; word < profile.Positions.Length; word++)
        {
            var (first, second) = (profile.Positions[word - 1], profile.Positions[word]);
            if (!profile.Terms[first].IsName || !profile.Terms[second].IsName)
                continue;
            var key = ((ulong)profile.Keys[first] << 32) | profile.Keys[second];
            pairs.TryAdd(key, new NamePair(key, first, second));
        }

        var ordered = pairs.Values.ToArray();
        Array.Sort(ordered, static (one, other) => one.Key.CompareTo(other.Key));
        return ordered;
    }

    /// <summary>How many pairs two articles share whose words have a weight in both.</summary>
    public static int Shared(Profile left, float[] leftWeights, Profile right, float[] rightWeights)
    {
        int count = 0,
            one = 0,
            other = 0;
        while (one < left.NamePairs.Length && other < right.NamePairs.Length)
        {
            var (mine, theirs) = (left.NamePairs[one], right.NamePairs[other]);
            if (mine.Key == theirs.Key)
            {
                if (mine.Counts(leftWeights) && theirs.Counts(rightWeights))
                    count++;
                one++;
                other++;
            }
            else if (mine.Key < theirs.Key)
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

    private bool Counts(float[] weights) => weights[First] > 0 && weights[Second] > 0;
}
