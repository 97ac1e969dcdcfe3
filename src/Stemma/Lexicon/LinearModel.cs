namespace Stemma.Lexicon;

/// <summary>Sparse integer weights of hashed features, one for each label that a feature speaks for; read in place.</summary>
/// <remarks>
/// Layout: bucket starts (65,537 integers, by the upper 16 bits of a feature's hash), then per feature its lower 16 bits,
/// the number of weights, and (label, weight) pairs of a byte each. A feature costs 3 bytes and 2 for each weight, needs no
/// loading, and is found with two memory accesses. An absent feature is mistaken for a present one with probability
/// features in the model / 2³², below one in ten thousand.
/// </remarks>
internal sealed unsafe class LinearModel
{
    // Features sorted at a time; the taggers ask for fewer.
    private const int MostFeatures = 80;

    private readonly int* starts;
    private readonly byte* entries;
    private readonly byte[][]? held;

    // Per bucket one bit for each sixty-fourth of the hashes in it, set where the model has a feature there: most features
    // that are asked for are in no model, and this tells it from one memory access.
    private readonly Lazy<ulong[]> filters;

    /// <param name="table">The file it stands in.</param>
    /// <param name="section">Number of the section with the bucket starts; the entries are in the next one.</param>
    public LinearModel(LexiconTable table, int section)
    {
        starts = table.Pointer<int>(section);
        entries = table.Pointer<byte>(section + 1);
        filters = new Lazy<ulong[]>(Filters);
    }

    /// <summary>A model that was just trained, to measure it without shipping it.</summary>
    public LinearModel(byte[] bucketStarts, byte[] packedEntries)
    {
        held =
        [
            GC.AllocateUninitializedArray<byte>(bucketStarts.Length, pinned: true),
            GC.AllocateUninitializedArray<byte>(packedEntries.Length + 1, pinned: true),
        ];
        bucketStarts.CopyTo(held[0], 0);
        packedEntries.CopyTo(held[1], 0);
        fixed (byte* first = held[0])
            starts = (int*)first;
        fixed (byte* first = held[1])
            entries = first;
        filters = new Lazy<ulong[]>(Filters);
    }

    /// <summary>Adds the feature's weights to the labels' scores; an unknown feature adds nothing.</summary>
    /// <param name="feature">Hash of the feature.</param>
    /// <param name="scores">One for each label.</param>
    public void Score(uint feature, Span<int> scores)
    {
        var weights = Weights(feature);
        for (var index = 0; index < weights.Length; index += 2)
            scores[weights[index]] += (sbyte)weights[index + 1];
    }

    /// <summary>Adds the weights of many features to the labels' scores, as one call for each would.</summary>
    /// <remarks>
    /// First all absent features are sorted out, without a branch, so that the memory accesses overlap; of absent
    /// features one in thirty or so is left over and looked for in vain. The filters take half a megabyte.
    /// </remarks>
    /// <param name="features">Hashes of the features.</param>
    /// <param name="scores">One for each label.</param>
    public void Score(ReadOnlySpan<uint> features, Span<int> scores)
    {
        Span<uint> present = stackalloc uint[MostFeatures];
        var buckets = filters.Value;
        for (var rest = features; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, MostFeatures)..])
        {
            var count = 0;
            foreach (var feature in rest[..Math.Min(rest.Length, MostFeatures)])
            {
                present[count] = feature;
                count += (int)(buckets[feature >> 16] >> FilterBit(feature)) & 1;
            }

            foreach (var feature in present[..count])
                Score(feature, scores);
        }
    }

    /// <summary>(label, weight) pairs of a feature; empty where it is unknown.</summary>
    public ReadOnlySpan<byte> Weights(uint feature)
    {
        var bucket = feature >> 16;
        var entry = entries + starts[bucket];
        var end = entries + starts[bucket + 1];
        while (entry < end)
        {
            var weights = entry[2];
            if ((entry[0] | (entry[1] << 8)) == (ushort)feature)
                return new ReadOnlySpan<byte>(entry + 3, weights * 2);
            entry += 3 + (weights * 2);
        }

        return [];
    }

    private static int FilterBit(uint feature) => (int)((feature & 0xFFFF) >> 10);

    private ulong[] Filters()
    {
        var buckets = new ulong[1 << 16];
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            var end = entries + starts[bucket + 1];
            for (var entry = entries + starts[bucket]; entry < end; entry += 3 + (entry[2] * 2))
                buckets[bucket] |= 1ul << FilterBit((uint)(entry[0] | (entry[1] << 8)));
        }

        return buckets;
    }
}
