using Stemma.Lineage;

namespace Stemma.Tests.Lineage;

/// <summary>Makes variations from drawn ones: a character for each witness's reading, "?" where it has nothing.</summary>
internal static class VariationTables
{
    /// <summary>Each change costs one bit and has no direction, unless told otherwise.</summary>
    public static Variation Of(string drawn, double weight = 1, double[]? costs = null, double[]? toward = null)
    {
        var readings = drawn.Where(reading => reading != '?').Distinct().Order().ToList();
        var count = readings.Count;
        return new Variation(
            [.. drawn.Select(reading => reading == '?' ? Variation.Missing : (byte)readings.IndexOf(reading))],
            count,
            Tenths(costs ?? [.. Enumerable.Range(0, count * count).Select(way => way % (count + 1) == 0 ? 0 : 1)]),
            Tenths(toward ?? new double[count * count]),
            weight
        );
    }

    /// <summary>One variation for each drawn one.</summary>
    public static Variation[] Of(params string[] drawn) => [.. drawn.Select(line => Of(line))];

    private static int[] Tenths(double[] bits) => [.. bits.Select(bit => (int)Math.Round(bit * Variation.Tenths))];
}
