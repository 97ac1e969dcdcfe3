using System.Buffers.Binary;

namespace TaggerTrainer;

/// <summary>Writes the files that LexiconTable and LinearModel read.</summary>
internal static class TableWriter
{
    public static void Write(string path, IReadOnlyList<byte[]> sections)
    {
        using var file = File.Create(path);
        var header = new byte[8 + (sections.Count * 8)];
        "STM1"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), sections.Count);
        var start = header.Length;
        for (var index = 0; index < sections.Count; index++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8 + (index * 8)), start);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12 + (index * 8)), sections[index].Length);
            start += (sections[index].Length + 7) & ~7;
        }

        file.Write(header);
        foreach (var section in sections)
        {
            file.Write(section);
            file.Write(new byte[((section.Length + 7) & ~7) - section.Length]);
        }
    }

    /// <summary>Bucket starts and entries of a LinearModel.</summary>
    public static byte[][] Model(IEnumerable<(uint Feature, List<(byte Label, byte Weight)> Weights)> features)
    {
        var starts = new byte[65537 * 4];
        using var entries = new MemoryStream();
        var next = 0;
        foreach (var (feature, weights) in features.OrderBy(item => item.Feature))
        {
            while (next <= feature >> 16)
                BinaryPrimitives.WriteInt32LittleEndian(starts.AsSpan(next++ * 4), (int)entries.Length);
            entries.WriteByte((byte)feature);
            entries.WriteByte((byte)(feature >> 8));
            entries.WriteByte((byte)weights.Count);
            foreach (var (label, weight) in weights)
            {
                entries.WriteByte(label);
                entries.WriteByte(weight);
            }
        }

        while (next <= 65536)
            BinaryPrimitives.WriteInt32LittleEndian(starts.AsSpan(next++ * 4), (int)entries.Length);
        return [starts, entries.ToArray()];
    }

    /// <summary>Scales float weights to signed bytes; drops those that round to zero or lie below <paramref name="least"/>.</summary>
    public static IEnumerable<(uint Feature, List<(byte Label, byte Weight)> Weights)> Quantise(
        Dictionary<uint, float[]> averages,
        float least
    )
    {
        // The largest weights are rare and certain: clipping the top one in ten thousand keeps resolution for the rest.
        var magnitudes = averages
            .Values.SelectMany(row => row)
            .Where(weight => weight != 0)
            .Select(Math.Abs)
            .Order()
            .ToArray();
        var scale = 127 / magnitudes[(int)(magnitudes.Length * 0.9999)];
        foreach (var (feature, row) in averages)
        {
            var weights = new List<(byte, byte)>();
            for (var label = 0; label < row.Length; label++)
            {
                var weight = (int)Math.Clamp(MathF.Round(row[label] * scale), -127, 127);
                if (weight != 0 && MathF.Abs(row[label]) >= least)
                    weights.Add(((byte)label, (byte)(sbyte)weight));
            }

            if (weights.Count > 0)
                yield return (feature, weights);
        }
    }
}
