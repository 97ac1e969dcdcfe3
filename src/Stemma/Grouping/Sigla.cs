using System.Globalization;

namespace Stemma.Grouping;

/// <summary>Short labels of witnesses: A … Z, AA … AZ, BA … as in spreadsheet columns.</summary>
public static class Sigla
{
    /// <summary>The siglum of the witness at <paramref name="index"/>, counted from 0.</summary>
    public static string At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var label = string.Empty;
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26)
            label = string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + ((rest - 1) % 26))}{label}");
        return label;
    }

    /// <summary>Orders sigla as they were assigned: shorter first, then ordinal.</summary>
    public static int Compare(string left, string right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
}
